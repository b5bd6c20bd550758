// planted: room-domain
export type { persistence } from '@batchwright/persistence';
