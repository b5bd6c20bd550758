import { mkdtemp, rm, appendFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Transactions } from '@batchwright/persistence';
import { createTestDatabase, type TestDatabase } from '@batchwright/testing';
import type { ConnectionInForce } from '../../application/connections';
import { StoreReadings } from '../../application/store-readings';
import type { Reading } from '../../domain/reading';
import { FileSpool } from '../spool/file-spool';
import { ProcessDataTables1769100000000 } from './migrations/process-data-tables';
import { SampleMinutes1769210000000 } from './migrations/sample-minutes';
import { PostgresSamples } from './postgres-samples';

const BEGIN = Date.parse('2026-11-24T23:59:50.000Z') * 1000;
const tag = { code: 'T', address: 'a', type: 'number', title: { en: 'T' }, equipment: 'E', point: 'p', unit: '1', keepDays: 1, limits: [], number: 1 } as const;
const connection: ConnectionInForce = { site: 'HAM', id: 'c', version: 1, settings: { protocol: 'opcua', endpoint: 'e', securityMode: 'none', securityPolicy: 'none', publishingMs: 500 }, tags: [tag] };
const readings = (from: number, count: number): Reading[] => Array.from({ length: count }, (_, at) => ({ tag: 'T', at: BEGIN + (from + at) * 100_000, value: from + at, quality: 'good' }));

let db: TestDatabase;
let transactions: Transactions;
let folder: string;

beforeAll(async () => {
  db = await createTestDatabase({ definitions: [{ schema: 'process_data', standard: true, migrations: [ProcessDataTables1769100000000, SampleMinutes1769210000000] }] });
  transactions = await db.transactions('process_data');
}, 60_000);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'batchwright-spool-'));
  const admin = await db.client();
  await admin.query('TRUNCATE process_data.sample, process_data.sample_minute, process_data.sample_refused');
});
afterEach(() => rm(folder, { recursive: true }));
afterAll(() => db.drop());

const stored = async (): Promise<number[]> => (await transactions.read<{ number: number }>('SELECT number FROM sample ORDER BY at')).map(({ number }) => number);

describe('samples', () => {
  it('E1 come from the spool into the table once, over midnight and over a crash before the spool was told', async () => {
    const store = new StoreReadings(transactions, new PostgresSamples(transactions));
    const spool = await FileSpool.open(folder);
    await Promise.all([spool.put({ received: BEGIN + 1e9, readings: readings(0, 150), gaps: [] }), spool.put({ received: BEGIN + 1e9, readings: readings(150, 50), gaps: [] })]);
    const broken = Object.create(spool, { remove: { value: () => Promise.reject(new Error('crashed')) }, id: { value: spool.id }, read: { value: () => spool.read(1e6) } }) as FileSpool;
    await expect(store.execute(connection, broken)).rejects.toThrow('crashed');
    await spool.close();
    const [file = ''] = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'));
    await appendFile(join(folder, file), '{"position":3,"received":1,"readings":[{"ta');
    const again = await FileSpool.open(folder);
    await again.put({ received: BEGIN + 1e9, readings: readings(200, 10), gaps: [] });
    while ((await store.execute(connection, again)).batches > 0);
    await again.close();
    expect(await stored()).toEqual(Array.from({ length: 210 }, (_, at) => at));
  });

  it('E1 are not doubled by a source that says them again, nor changed by one that says something else', async () => {
    const store = new StoreReadings(transactions, new PostgresSamples(transactions));
    const spool = await FileSpool.open(folder);
    const batch = (said: readonly Reading[]): Promise<void> => spool.put({ received: BEGIN + 1e9, readings: said, gaps: [] });
    await batch(readings(0, 10));
    expect(await store.execute(connection, spool)).toMatchObject({ stored: 10, doubled: 0, refused: 0 });
    await batch([...readings(5, 10), ...readings(14, 1), { tag: 'T', at: BEGIN, value: 99, quality: 'good' }, { tag: 'U', at: BEGIN, value: Number.NaN, quality: 'good' }]);
    expect(await store.execute(connection, spool)).toMatchObject({ stored: 5, doubled: 6, refused: 2 });
    await spool.close();
    expect(await stored()).toEqual(Array.from({ length: 15 }, (_, at) => at));
    expect(await transactions.read('SELECT tag, reason, reading->>$1 AS value FROM sample_refused ORDER BY tag', ['value'])).toEqual([{ tag: 'T', reason: 'another-value-stands-there', value: '99' }, { tag: 'U', reason: 'no-such-tag', value: 'NaN' }]);
  });

  it('E1 take a million at once, out of order and some of them twice, as one batch', async () => {
    const store = new StoreReadings(transactions, new PostgresSamples(transactions));
    const spool = await FileSpool.open(folder);
    const said = readings(0, 1_000_000).reverse();
    await spool.put({ received: BEGIN + 1e12, readings: [...said, ...said.slice(0, 500)], gaps: [] });
    expect(await store.execute(connection, spool)).toEqual({ batches: 1, stored: 1_000_000, doubled: 500, refused: 0 });
    await spool.close();
    const [row] = await transactions.read<{ count: number; tellings: number; low: number; high: number }>('SELECT count(*)::int AS count, count(DISTINCT number)::int AS tellings, min(number) AS low, max(number) AS high FROM sample');
    expect(row).toEqual({ count: 1_000_000, tellings: 1_000_000, low: 0, high: 999_999 });
    expect((await transactions.read('SELECT sum(count)::int AS count FROM sample_minute'))[0]).toEqual({ count: 1_000_000 });
  }, 120_000);

  it('E2 keeps numbers that are none, words and times of the future', async () => {
    const store = new StoreReadings(transactions, new PostgresSamples(transactions));
    const spool = await FileSpool.open(folder);
    const values = [Number.NaN, Number.NEGATIVE_INFINITY, 'ge\0warm', null] as const;
    await spool.put({ received: BEGIN, readings: [...values.map((value, at) => ({ tag: 'T', at: BEGIN - 1 - at, value, quality: 'good' as const })), { tag: 'T', at: BEGIN + 3.6e9, value: 1, quality: 'good' as const }], gaps: [] });
    await spool.close();
    const later = await FileSpool.open(folder); // as after a crash: they come from the disk
    await store.execute(connection, later);
    await later.close();
    expect(await transactions.read('SELECT number, words, quality, status, stated FROM sample ORDER BY at, status COLLATE "C"')).toEqual([
      { number: null, words: null, quality: 2, status: 'NoValueThoughGood', stated: null },
      { number: null, words: 'ge\u{FFFD}warm', quality: 2, status: 'OtherType:text', stated: null },
      { number: null, words: null, quality: 2, status: 'Infinite', stated: null },
      { number: null, words: null, quality: 2, status: 'NotANumber', stated: null },
      { number: 1, words: null, quality: 1, status: 'TimeOfTheFuture', stated: '2026-11-25T00:59:50.000Z' },
    ]);
  });

  it('gmp-1 cannot be changed or removed by the application', async () => {
    for (const sql of ['UPDATE sample SET number = 1', 'DELETE FROM sample', 'TRUNCATE sample', 'DELETE FROM sample_refused']) await expect(transactions.read(sql)).rejects.toMatchObject({ params: { sqlstate: '42501' } });
  });
});
