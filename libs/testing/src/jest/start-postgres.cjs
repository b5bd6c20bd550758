/** One throw-away PostgreSQL for the whole run of tests. Jest compiles the TypeScript that is required while this file is loaded. */
const { startPostgres } = require('../../../../deploy/local/postgres/embedded-postgres.ts');

module.exports = async function startTestPostgres() {
  if (process.env.BATCHWRIGHT_TEST_POSTGRES) return; // somebody brings a server
  const server = await startPostgres({ mode: 'throw-away' });
  globalThis.batchwrightTestPostgres = server;
  process.env.BATCHWRIGHT_TEST_POSTGRES = server.adminUrl;
};
