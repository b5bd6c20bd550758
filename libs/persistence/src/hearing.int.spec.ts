import { createTestDatabase, type TestDatabase } from '@batchwright/testing';
import { EXAMPLE } from './example-schema.fixture';
import { createDataSource, tellListeners, type Transactions, TypeOrmTransactions } from './index';

let database: TestDatabase;
let here: Transactions;
let elsewhere: Transactions;
let admin: Awaited<ReturnType<TestDatabase['client']>>;
const leaving: (() => void)[] = [];

beforeAll(async () => {
  database = await createTestDatabase({ definitions: [EXAMPLE] });
  admin = await database.client();
  here = await database.transactions('batch_execution');
  elsewhere = new TypeOrmTransactions(await createDataSource({ url: database.url('batch_execution_app'), schema: 'batch_execution' }), { service: 'batch-execution' });
});
afterEach(async () => {
  leaving.splice(0).forEach((leave) => leave());
  await nobodyListens();
});
afterAll(async () => {
  await elsewhere?.close();
  await database?.drop();
});

/** Counts what is heard of a topic; resolves when so many rings came. The first says that it listens now. */
function hear(transactions: Transactions, topic: string): { readonly rings: () => number; readonly rung: (times: number) => Promise<void> } {
  let rings = 0;
  const waiting: { readonly times: number; readonly resolve: () => void }[] = [];
  leaving.push(transactions.hear(topic, () => {
    rings += 1;
    for (const { times, resolve } of waiting) if (rings >= times) resolve();
  }));
  return { rings: () => rings, rung: (times) => new Promise((resolve) => (rings >= times ? resolve() : waiting.push({ times, resolve }))) };
}
const tell = (topic: string): Promise<void> => elsewhere.run((tx) => tellListeners(tx, topic));
const LISTENING = `FROM pg_stat_activity WHERE query LIKE 'LISTEN %' AND datname = current_database()`;
const listening = async (): Promise<number> => (await admin.query(`SELECT ${LISTENING}`)).rowCount ?? 0;
async function nobodyListens(): Promise<void> {
  for (let looks = 0; (await listening()) > 0; looks += 1) if (looks > 5000) throw new Error('the connection stays open when nobody listens');
}

describe('what a transaction tells', () => {
  it('is heard by who listens to its topic, in other processes as well, and only when it is through', async () => {
    const [one, other] = [hear(here, 'one'), hear(here, 'other')];
    await one.rung(1);
    await elsewhere.run(async (tx) => { await tellListeners(tx, 'one'); throw new Error('given up'); }).catch(() => undefined);
    await tell('other');
    await other.rung(2);
    expect([one.rings(), other.rings()]).toEqual([1, 2]);
    await tell('one');
    await one.rung(2);
  });

  it('is heard again after the connection was lost, and who may have missed something is woken', async () => {
    const one = hear(here, 'one');
    await one.rung(1);
    await admin.query(`SELECT pg_terminate_backend(pid) ${LISTENING}`);
    await one.rung(2);
    await tell('one');
    await one.rung(3);
  });

  it('costs no connection when nobody listens', async () => {
    const one = hear(here, 'one');
    await one.rung(1);
    expect(await listening()).toBe(1);
    leaving.splice(0).forEach((leave) => leave());
    await nobodyListens();
  });
});
