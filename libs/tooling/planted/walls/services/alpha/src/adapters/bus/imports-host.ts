// planted: room-adapters
export { host } from '@batchwright/host';
