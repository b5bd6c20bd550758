// planted: library-kernel
export { formula } from '@batchwright/formula';
