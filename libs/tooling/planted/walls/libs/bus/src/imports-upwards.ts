// planted: library-bus
export { access } from '@batchwright/access';
