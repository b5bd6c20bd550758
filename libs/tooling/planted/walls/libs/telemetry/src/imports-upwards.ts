// planted: library-telemetry
export { host } from '@batchwright/host';
