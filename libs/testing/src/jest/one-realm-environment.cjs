/**
 * Tests run in Node's own realm, as the product does, and not in a context of Jest's: one `Error`, one `Array`, so that third-party packages
 * can be loaded once by Node and used by all files of a worker (`shared-packages-runtime.cjs`). What a file leaves on `globalThis` and
 * `process` is taken away after it. Fake timers are not on offer: the plant's clock is steered instead.
 */
const { ModuleMocker } = require('jest-mock');

/** Node's own, made when it is first used. */
const KEPT = /^undici\./;

module.exports = class OneRealmEnvironment {
  constructor() {
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.before = new Map(Reflect.ownKeys(globalThis).map((key) => [key, Object.getOwnPropertyDescriptor(globalThis, key)]));
    this.processBefore = { exit: process.exit, env: { ...process.env } };
    this.stackTraceLimit = Error.stackTraceLimit;
  }

  async setup() {
    Error.stackTraceLimit = 20; // Jest asks for 100, which every error pays, also those that are caught
  }

  async teardown() {
    for (const key of Reflect.ownKeys(globalThis)) {
      const found = Object.getOwnPropertyDescriptor(globalThis, key);
      const was = this.before.get(key);
      if (!was) {
        if (found.configurable && !KEPT.test(typeof key === 'symbol' ? (key.description ?? '') : key)) delete globalThis[key];
      } else if (found.configurable && 'value' in was && found.value !== was.value) Object.defineProperty(globalThis, key, was);
    }
    process.exit = this.processBefore.exit;
    for (const name of Object.keys(process.env)) if (!(name in this.processBefore.env)) delete process.env[name];
    Object.assign(process.env, this.processBefore.env);
    Error.stackTraceLimit = this.stackTraceLimit;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return globalThis;
  }
};
