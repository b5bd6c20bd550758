import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// The catalogue is TypeScript that names its neighbours without extension, as the rest of the code does. Node strips the types
// by itself; only the extension has to be found.
registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('.') && context.parentURL) {
      const url = new URL(`${specifier}.ts`, context.parentURL);
      if (existsSync(fileURLToPath(url))) return { url: url.href, format: 'module-typescript', shortCircuit: true };
    }
    if (specifier.startsWith('file:') && specifier.endsWith('.ts')) return { url: specifier, format: 'module-typescript', shortCircuit: true };
    return next(specifier, context);
  },
});

/** Imports a TypeScript module of the pure kind (types and constants only). */
export function loadTypescript(url) {
  return import(url);
}
