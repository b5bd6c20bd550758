// planted: library-host, testing-in-production
export { testing } from '@batchwright/testing';
