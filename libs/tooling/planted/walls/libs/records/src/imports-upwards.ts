// planted: library-records
export { persistence } from '@batchwright/persistence';
