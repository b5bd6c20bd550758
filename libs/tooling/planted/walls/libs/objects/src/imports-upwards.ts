// planted: library-objects
export { persistence } from '@batchwright/persistence';
