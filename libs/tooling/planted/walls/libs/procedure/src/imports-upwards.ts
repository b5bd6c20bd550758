// planted: library-procedure
export { records } from '@batchwright/records';
