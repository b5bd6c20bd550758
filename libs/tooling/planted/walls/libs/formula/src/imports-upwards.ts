// planted: library-formula
export { procedure } from '@batchwright/procedure';
