export * from './limits';
export * from './payload';
export { readPayload } from './read-payload';
export * from './topic';
export { textProperty, wholeProperty, writePayload } from './write-payload';
