/** Tests are named by what they cost: `.spec` is pure, `.int.spec` needs PostgreSQL, `.accept.spec` a whole plant. */
const { leftOutPatterns } = require('./libs/testing/src/jest/left-out-over-services.cjs');
const swc = JSON.parse(require('node:fs').readFileSync(`${__dirname}/.swcrc`, 'utf8'));
delete swc.$schema;
delete swc.jsc.paths; // Jest resolves the aliases by itself, below
delete swc.jsc.baseUrl;
delete swc.module.resolveFully;

const base = {
  rootDir: __dirname,
  testEnvironment: '<rootDir>/libs/testing/src/jest/one-realm-environment.cjs',
  runtime: '<rootDir>/libs/testing/src/jest/shared-packages-runtime.cjs',
  transform: { '^.+\\.tsx?$': ['@swc/jest', { ...swc, swcrc: false }] },
  moduleNameMapper: {
    '^@batchwright/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^@services/([^/]+)$': '<rootDir>/services/$1/src/boot/index.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.batchwright', '<rootDir>/libs/tooling/planted'],
};
const roots = ['libs', 'services', 'deploy', 'tests', 'verify'];
const match = (suffix) => roots.map((r) => `<rootDir>/${r}/**/*${suffix}`);
module.exports = {
  testSequencer: '<rootDir>/libs/testing/src/jest/longest-first.cjs',
  reporters: ['default', '<rootDir>/libs/tooling/src/trace-matrix/jest-reporter.cjs'],
  projects: [
    { ...base, displayName: 'unit', setupFiles: ['<rootDir>/libs/testing/src/jest/fix-property-seed.cjs'], testMatch: match('.spec.ts'), testPathIgnorePatterns: ['\\.int\\.spec\\.ts$', '\\.accept\\.spec\\.ts$', '/node_modules/'] },
    { ...base, displayName: 'int', testMatch: match('.int.spec.ts'), globalSetup: '<rootDir>/libs/testing/src/jest/start-postgres.cjs', globalTeardown: '<rootDir>/libs/testing/src/jest/stop-postgres.cjs' },
    { ...base, displayName: 'accept', testMatch: match('.accept.spec.ts'), testPathIgnorePatterns: ['/node_modules/', ...leftOutPatterns()], globalSetup: '<rootDir>/libs/testing/src/jest/start-plant.cjs', globalTeardown: '<rootDir>/libs/testing/src/jest/stop-plant.cjs' },
  ],
};
