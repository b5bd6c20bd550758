// planted: library-print
export { host } from '@batchwright/host';
