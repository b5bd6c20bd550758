// planted: library-sparkplug
export { host } from '@batchwright/host';
