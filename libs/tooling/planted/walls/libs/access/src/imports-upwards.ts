// planted: library-access
export { host } from '@batchwright/host';
