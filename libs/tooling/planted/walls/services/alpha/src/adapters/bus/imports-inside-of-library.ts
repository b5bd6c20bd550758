// planted: library-by-its-door
export { inside } from '../../../../../libs/kernel/src/inside';
