/* What one file shows. Who may import whom stands in .dependency-cruiser.cjs. Every rule here is proven by a planted violation. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';
import { batchwright } from './libs/tooling/src/lint/plugin.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const own = Object.fromEntries(Object.keys(batchwright.rules).map((rule) => [`batchwright/${rule}`, 'error']));

export default [
  { ignores: ['**/node_modules/', 'dist/', 'test-results/', '.batchwright/', '.nx/', '**/generated/', 'libs/tooling/planted/', 'deploy/local/data/'] },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs', '**/*.cjs'],
    plugins: { batchwright },
    settings: { batchwright: { root } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { ...own, eqeqeq: ['error', 'always', { null: 'ignore' }], 'no-eval': 'error', 'no-new-func': 'error', 'no-var': 'error', 'prefer-const': 'error' },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // One logger: what is printed beside it has no trace id and no level. Tools, starters and tests speak to a person.
    files: ['libs/*/src/**/*.ts', 'services/**/*.{ts,tsx}'],
    ignores: ['libs/tooling/**', 'libs/testing/**', '**/*.spec.ts'],
    rules: { 'no-console': 'error' },
  },
];
