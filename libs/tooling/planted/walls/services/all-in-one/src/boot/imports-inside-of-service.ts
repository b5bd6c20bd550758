// planted: service-by-its-boot
export { inside } from '../../../beta/src/domain/inside';
