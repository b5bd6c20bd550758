/** Ends the PostgreSQL of this run, and the Kafka if a test file asked for one, with everything in them. */
const { spawnSync } = require('node:child_process');
const { existsSync, readFileSync, rmSync } = require('node:fs');
const { join } = require('node:path');

module.exports = async function stopTestPostgres() {
  await globalThis.batchwrightTestPostgres?.stop();
  const folder = process.env.BATCHWRIGHT_TEST_RUN;
  const kafka = join(folder, 'kafka.json');
  const { ending } = existsSync(kafka) ? JSON.parse(readFileSync(kafka, 'utf8')) : {};
  if (ending) spawnSync(ending[0], ending.slice(1), { stdio: 'ignore' });
  rmSync(folder, { recursive: true, force: true });
};
