// planted: library-persistence
export { bus } from '@batchwright/bus';
