/** One throw-away PostgreSQL for the whole run of tests, and a folder for what its files share. Jest compiles the TypeScript that is required while this file is loaded. */
const { mkdtempSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { startPostgres } = require('../../../../deploy/local/postgres/embedded-postgres.ts');

module.exports = async function startTestPostgres() {
  process.env.BATCHWRIGHT_TEST_RUN = mkdtempSync(join(tmpdir(), 'batchwright-run-'));
  writeFileSync(join(process.env.BATCHWRIGHT_TEST_RUN, 'pid'), String(process.pid));
  if (process.env.BATCHWRIGHT_TEST_POSTGRES) return; // somebody brings a server
  const server = await startPostgres({ mode: 'throw-away' });
  globalThis.batchwrightTestPostgres = server;
  process.env.BATCHWRIGHT_TEST_POSTGRES = server.adminUrl;
};
