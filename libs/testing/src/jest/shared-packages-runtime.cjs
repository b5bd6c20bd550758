/**
 * Loads the project's own files anew for each test file, as Jest does, but third-party packages and ES modules by Node itself, once for all
 * test files of a worker: loading them was half of what the tests took. Needs `one-realm-environment.cjs`.
 */
const { createRequire, isBuiltin } = require('node:module');
const { dirname } = require('node:path');
const { compileFunction, constants } = require('node:vm');
const { default: JestRuntime } = require('jest-runtime');

/** What the project itself is called in its imports; everything else without a dot or a slash in front is a package. */
const OWN = /^(\.|\/|@batchwright\/|@services\/)/;

const requires = new Map();
/** Node's `require` for files of a folder. */
function requireOf(from) {
  const folder = dirname(from);
  let made = requires.get(folder);
  if (!made) requires.set(folder, (made = createRequire(from)));
  return made;
}

module.exports = class SharedPackagesRuntime extends JestRuntime {
  constructor(...args) {
    super(...args);
    const parameters = this.executor.injectedModuleParameters;
    this.executor.compile = (source, filename) => compileFunction(source, parameters, { filename, importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER });
  }

  /** The real `process` stays as it is. */
  installGetBuiltinModule() {}

  requireModule(from, moduleName, options, isRequireActual) {
    if (moduleName && !options?.isInternalModule) {
      if (!OWN.test(moduleName)) return isBuiltin(moduleName) ? super.requireModule(from, moduleName, options, isRequireActual) : requireOf(from)(moduleName);
      if (moduleName.endsWith('.mjs')) return requireOf(from)(moduleName);
    }
    return super.requireModule(from, moduleName, options, isRequireActual);
  }
};
