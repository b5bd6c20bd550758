// planted: testing-in-production
export { testing } from '@batchwright/testing';
