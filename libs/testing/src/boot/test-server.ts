/** URL of the superuser of the PostgreSQL that `jest/start-postgres.cjs` started, or that the environment names. */
export function testServerUrl(): string {
  const url = process.env['BATCHWRIGHT_TEST_POSTGRES'];
  if (url === undefined) throw new Error('no PostgreSQL for tests: is this file called *.int.spec.ts, and run by the project "int"?');
  return url;
}
