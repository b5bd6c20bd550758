// planted: library-tooling
export { kernel } from '@batchwright/kernel';
