/** Ends the PostgreSQL of this run, and the Kafka if a test file asked for one, with everything in them. */
const { existsSync, readFileSync, rmSync } = require('node:fs');
const { join } = require('node:path');

module.exports = async function stopTestPostgres() {
  await globalThis.batchwrightTestPostgres?.stop();
  const folder = process.env.BATCHWRIGHT_TEST_RUN;
  const kafka = join(folder, 'kafka.json');
  const { pid } = existsSync(kafka) ? JSON.parse(readFileSync(kafka, 'utf8')) : {};
  if (pid) process.kill(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
};
