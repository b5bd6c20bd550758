import { setTimeout as pause } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '@batchwright/testing';
import { EXAMPLE } from './example-schema.fixture';
import type { Transactions } from './index';

let database: TestDatabase;
let tx: Transactions;
beforeAll(async () => {
  database = await createTestDatabase({ definitions: [EXAMPLE] });
  tx = await database.transactions('batch_execution');
});
afterAll(() => database?.drop());

/** As when the server goes: the connection ends while nobody waits for it. */
async function end(pid: number): Promise<void> {
  const admin = await database.client();
  await admin.query('SELECT pg_terminate_backend($1)', [pid]);
  await pause(200);
}
const own = async (query: (sql: string) => Promise<{ pid: number }[]>): Promise<number> => (await query('SELECT pg_backend_pid() AS pid'))[0]?.pid ?? 0;

describe('gmp 11 a database that goes in the middle of an act', () => {
  it('is told as away, to be asked again, wherever the act was: never as a fault of ours', async () => {
    const away = { code: 'database-unavailable', kind: 'retry' };
    await expect(tx.run(async (one) => { await end(await own((sql) => one.query(sql))); await one.query('SELECT 1'); })).rejects.toMatchObject(away);
    await expect(tx.run(async (one) => end(await own((sql) => one.query(sql))))).rejects.toMatchObject(away);
    await expect(tx.run(async (one) => { await one.query('SELECT pg_terminate_backend(pg_backend_pid())'); })).rejects.toMatchObject(away);
  });

  it('and the next act has a connection again', async () => {
    expect(await tx.run((one) => one.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
  });
});
