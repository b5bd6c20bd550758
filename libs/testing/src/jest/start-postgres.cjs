/** One throw-away PostgreSQL for the whole run of tests, and a folder for what its files share. Jest compiles the TypeScript that is required while this file is loaded. */
const { mkdtempSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { chosenServers } = require('../boot/chosen-servers.ts');
const { testServers } = require('../servers/test-servers.ts');

module.exports = async function startTestPostgres() {
  process.env.BATCHWRIGHT_TEST_RUN = mkdtempSync(join(tmpdir(), 'batchwright-run-'));
  writeFileSync(join(process.env.BATCHWRIGHT_TEST_RUN, 'pid'), String(process.pid));
  const chosen = chosenServers(); // before the address stands in the environment as if somebody had brought it
  if (chosen.postgres.way === 'brought') return;
  const server = await testServers(chosen).postgres();
  globalThis.batchwrightTestPostgres = server;
  process.env.BATCHWRIGHT_TEST_POSTGRES = server.adminUrl;
};
