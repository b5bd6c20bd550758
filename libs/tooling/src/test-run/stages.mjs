import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { whyNoRealServers } from './real-servers.mjs';

const SCREENS = 'services/web-console/ui/tsconfig.json';

/**
 * What the test command does, in order. A stage is one or more command lines for Node, one after the other or `atOnce`; `tier` names
 * the tests it runs; `minutes` is how long it may take before it is ended. `needs` names a stage without which it says nothing;
 * `secondRun` is the command line for a few files that failed and run once more, which is told at the end. Files of the tier int have
 * a database each and run three at a time, because some mostly wait for a broker or a Keycloak; those of accept share a plant and its
 * clock, so two plants take half of the files each.
 * `services` runs tests of accept once more, over services that are processes of their own with a real broker between them and a real Keycloak: one whole batch and each
 * service absent in turn, or with `full` all of them, but those that are about the one process (jest/left-out-over-services.cjs in libs/testing says which, and why); where the machine cannot do that, `leftOut` says why.
 * What runs again is ended when its tests are: a test that failed may have left something that keeps its process alive.
 * `says` is a line for the output, of what a stage does not run.
 */
export function stagesOf(root, { full = false } = {}) {
  const jest = (tier, ...more) => [['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--selectProjects', tier, '--passWithNoTests', ...more]];
  const accept = (...more) => jest('accept', '--runInBand', ...more);
  const overServices = full ? [] : ['tests/acceptance/(clean-batch|absent-services)'];
  const typecheck = (project) => ['node_modules/ts7/bin/tsc', '-p', project, '--noEmit'];
  return [
    { name: 'types', commands: [typecheck('tsconfig.json'), ...(existsSync(join(root, SCREENS)) ? [typecheck(SCREENS)] : [])], minutes: 4 },
    { name: 'lint', commands: [['libs/tooling/bin/lint.mjs']], minutes: 6 },
    { name: 'licences', commands: [['libs/tooling/bin/licences.mjs']], minutes: 1 },
    { name: 'generated', commands: [['libs/tooling/bin/generate.mjs', '--check']], minutes: 4 },
    { name: 'build', commands: [['libs/tooling/bin/build.mjs']], minutes: 4 },
    { name: 'unit', commands: jest('unit', '--maxWorkers=2', '--testTimeout=30000'), minutes: 10, tier: 'unit' },
    { name: 'int', commands: jest('int', '--maxWorkers=3'), minutes: full ? 60 : 25, tier: 'int', secondRun: jest('int', '--forceExit')[0], ...(full ? { env: { BATCHWRIGHT_FULL_RUN: 'yes' } } : {}) },
    { name: 'accept', commands: [...accept('--shard=1/2'), ...accept('--shard=2/2')], atOnce: true, minutes: 25, tier: 'accept', needs: 'build', secondRun: accept('--forceExit')[0] },
    { name: 'services', commands: accept(...overServices), minutes: full ? 120 : 25, tier: 'services', needs: 'build', env: { BATCHWRIGHT_TEST_MODE: 'services', BATCHWRIGHT_TEST_PROVIDER: 'keycloak' }, leftOut: () => whyNoRealServers(), ...(full ? {} : { says: 'two files of the acceptance tests; all of them run over services in npm run test:full' }), secondRun: accept('--forceExit')[0] },
  ];
}
