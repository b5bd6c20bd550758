// planted: library-contracts
export { persistence } from '@batchwright/persistence';
