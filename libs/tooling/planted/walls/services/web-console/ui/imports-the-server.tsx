// planted: screens-on-pure-libraries
export { persistence } from '@batchwright/persistence';
