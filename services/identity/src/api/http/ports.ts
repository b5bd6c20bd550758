/** Tokens under which the module provides ports: an interface has no value that Nest could inject by. */
export const PEOPLE = Symbol('people');
export const TERMINALS = Symbol('terminals');
export const SIGNING_KEYS = Symbol('signing keys');
export const SECURITY_EVENTS = Symbol('security events');
export const SETTINGS = Symbol('settings');
