import type { Transactions } from '@batchwright/persistence';
import { createTestDatabase, type TestDatabase } from '@batchwright/testing';
import type { Sample } from '../../domain/admit';
import { ProcessDataTables1769100000000 } from './migrations/process-data-tables';
import { SampleMinutes1769210000000 } from './migrations/sample-minutes';
import { PostgresSamples } from './postgres-samples';

const BEGIN = Date.parse('2026-11-20T00:00:30.250Z') * 1000;
const HOURS = 60;
const iso = (us: number): string => new Date(us / 1000).toISOString();
let db: TestDatabase;
let transactions: Transactions;
let samples: PostgresSamples;

/** A sample every ten seconds, with what must not vanish among them. */
const said = Array.from({ length: HOURS * 360 }, (_, at): Sample & { tag: number; code: string } => {
  const one = { tag: 1, code: 'T', at: BEGIN + at * 1e7, value: Math.sin(at / 500), quality: 'good' as Sample['quality'] };
  if (at === 7777) return { ...one, value: 99 };
  if (at === 7790) return { ...one, value: -99 };
  if (at >= 12_000 && at < 12_003) return { ...one, value: null, quality: 'bad', status: 'BadNoCommunication' };
  if (at === 15_000) return { ...one, quality: 'uncertain', status: 'UncertainLastUsableValue' };
  return one;
});

beforeAll(async () => {
  db = await createTestDatabase({ definitions: [{ schema: 'process_data', standard: true, migrations: [ProcessDataTables1769100000000, SampleMinutes1769210000000] }] });
  transactions = await db.transactions('process_data');
  samples = new PostgresSamples(transactions);
  const admin = await db.client();
  await admin.query(`INSERT INTO process_data.tag_number (site, code) VALUES ('HAM', 'T');
    INSERT INTO process_data.connection VALUES ('HAM', 'c', 'PLC', 1, 1, false, false, 1);
    INSERT INTO process_data.tag_version VALUES ('HAM', 'c', 1, 'T', 1, '{"code":"T","type":"number"}')`);
  // in two batches that have minutes in common, the later half first
  for (const half of [said.filter((_, at) => at % 2 === 1), said.filter((_, at) => at % 2 === 0)]) await transactions.run((tx) => samples.keep(tx, 'HAM', half));
}, 120_000);
afterAll(() => db.drop());

const thinned = async (from: number, until: number, points: number) => {
  const found = await samples.thinned(['HAM'], 'T', { from: iso(from), until: iso(until), points });
  if (!found) throw new Error('no curve');
  return found;
};

describe('a curve of a long time', () => {
  it.each([['chosen from minutes', 400], ['chosen from samples', 10_000]])('E3 %s: no peak vanishes, nor what was not good, and every point is a sample', async (_, points) => {
    const { points: chosen, count } = await thinned(BEGIN, BEGIN + HOURS * 3.6e9, points);
    expect(count).toBe(said.length);
    expect(chosen.length).toBeLessThanOrEqual(points);
    const at = (index: number): string => `${iso(BEGIN + index * 1e7).slice(0, -1)}000Z`;
    expect(chosen).toEqual(expect.arrayContaining([
      { at: at(0), value: 0, quality: 'good' }, { at: at(7777), value: 99, quality: 'good' }, { at: at(7790), value: -99, quality: 'good' },
      { at: at(12_000), value: null, quality: 'bad', status: 'BadNoCommunication' }, { at: at(12_002), value: null, quality: 'bad', status: 'BadNoCommunication' },
      { at: at(15_000), value: Math.sin(30), quality: 'uncertain', status: 'UncertainLastUsableValue' }, { at: at(said.length - 1), value: Math.sin((said.length - 1) / 500), quality: 'good' },
    ]));
    expect(chosen.map(({ at: moment }) => moment)).toEqual([...new Set(chosen.map(({ at: moment }) => moment))].sort());
  });

  it('E3 begins and ends where it was asked to, inside of minutes too', async () => {
    const [from, until] = [BEGIN + 7770 * 1e7 + 5e6, BEGIN + 19_000 * 1e7 - 5e6];
    const { points, count } = await thinned(from, until, 80);
    expect([points[0]?.at, points.at(-1)?.at, count]).toEqual([`${iso(BEGIN + 7771 * 1e7).slice(0, -1)}000Z`, `${iso(BEGIN + 18_999 * 1e7).slice(0, -1)}000Z`, 19_000 - 7771]);
    expect(points.map(({ value }) => value)).toEqual(expect.arrayContaining([99, -99]));
  });

  it('E3 the minutes made anew from samples are those that were kept while storing', async () => {
    const admin = await db.client();
    const all = async () => (await admin.query('SELECT * FROM process_data.sample_minute ORDER BY tag, minute')).rows;
    const kept = await all();
    await admin.query(`SELECT process_data.make_sample_minutes('-infinity', 'infinity')`);
    expect(await all()).toEqual(kept);
    await expect(transactions.read('DELETE FROM sample_minute')).rejects.toMatchObject({ params: { sqlstate: '42501' } });
  });
});
