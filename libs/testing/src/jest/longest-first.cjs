/** Starts the files that take longest before the others, so that no worker is left alone with one of them at the end; a fresh clone knows no times yet. */
const { default: Sequencer } = require('@jest/test-sequencer');
const { existsSync } = require('node:fs');
const { join, relative, resolve } = require('node:path');

const ROOT = resolve(__dirname, '../../../..');
const LONGEST = [
  'tests/acceptance/console.accept.spec.ts', // also because its walk judges every word of every screen: what others write into the same plant is not its matter
  'deploy/keycloak/on-keycloak/keycloak.int.spec.ts',
  'deploy/local/demo/recipes/raw-record.int.spec.ts',
  'tests/attacks/bad-input.int.spec.ts',
  'deploy/local/demo/demo-plant.int.spec.ts',
  'services/resources/src/boot/races.int.spec.ts',
  'libs/bus/src/kafka/kafka-rebalance.int.spec.ts',
  'services/batch-execution/src/boot/races.int.spec.ts',
  'libs/bus/src/kafka/kafka-job-rights.int.spec.ts',
  'tests/attacks/other-site.int.spec.ts',
  'libs/bus/src/kafka/kafka-transport.int.spec.ts',
  'deploy/local/upgrade/upgrade.int.spec.ts',
  'tests/monitoring/one-trace.int.spec.ts',
  'services/batch-execution/src/boot/order-and-people.int.spec.ts',
  'deploy/local/postgres/embedded-postgres.int.spec.ts',
  'tests/attacks/every-write-its-audit-row.int.spec.ts',
  'deploy/local/identity/identity-contract.int.spec.ts',
  'services/review/src/boot/files-of-batch.int.spec.ts',
  'deploy/local/demo/recipes/plant-runs.int.spec.ts',
  'services/recipes/src/boot/exports.int.spec.ts',
  'tests/attacks/every-role-every-door.int.spec.ts',
  'services/review/src/boot/release.int.spec.ts',
  'services/review/src/boot/investigations.int.spec.ts',
  'libs/contracts/src/generate.spec.ts',
  'libs/tooling/src/test-run/test-command.spec.ts',
  'deploy/local/demo/recipes/simulation.spec.ts',
  'services/review/src/adapters/package/flipped-byte.spec.ts',
];
const gone = LONGEST.filter((path) => !existsSync(join(ROOT, path)));
if (gone.length) throw new Error(`${__filename} names files that are gone: ${gone.join(' ')}`);

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const at = LONGEST.indexOf(relative(ROOT, path));
      return at < 0 ? LONGEST.length : at;
    };
    return super.sort(tests).sort((one, other) => place(one) - place(other));
  }
};
