/** URL of the superuser of the PostgreSQL that `jest/start-postgres.cjs` started, or that the environment names. */
export function testServerUrl(): string {
  const url = process.env['BATCHWRIGHT_TEST_POSTGRES'];
  if (url === undefined) throw new Error('no PostgreSQL for tests: is this file called *.int.spec.ts, and run by the project "int"?');
  return url;
}

/** Folder of this run of tests, for what its test files share; the process id of the run stands in its file `pid`. */
export function testRunFolder(): string {
  const folder = process.env['BATCHWRIGHT_TEST_RUN'];
  if (folder === undefined) throw new Error('no folder of the test run: is this file called *.int.spec.ts, and run by the project "int"?');
  return folder;
}
