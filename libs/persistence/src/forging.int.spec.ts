import { leafHash } from '@batchwright/records';
import { createTestDatabase, type TestDatabase } from '@batchwright/testing';
import type { Client } from 'pg';
import { appendArgument } from './append-request';
import { actOf, EXAMPLE } from './example-schema.fixture';
import type { Times, Transactions } from './index';

/** What a taken-over service would send to `append_record`. */
interface Argument {
  site: string;
  expectedSequence: number;
  timeUsed: { real: string; plant: string };
  events: { canonical: string; leaf: string }[];
  [other: string]: unknown;
}

let db: TestDatabase;
let tx: Transactions;
let app: Client;
beforeAll(async () => {
  db = await createTestDatabase({ definitions: [EXAMPLE] });
  tx = await db.transactions('batch_execution');
  app = await db.client('batch_execution_app');
  await app.query('SET search_path = batch_execution');
  await tx.append(actOf('r1', 0, [['Noted', {}]]));
});
afterAll(() => db?.drop());

const keys = new Map([['step', ['site', 'run_id', 'key']], ['run', ['site', 'run_id']]]);

async function argument(times?: Times): Promise<Argument> {
  const context = { service: 'batch-execution', times: times ?? (await tx.times()), derivedKeys: keys, newId: () => 'm1', traceparent: undefined } as const;
  return JSON.parse(appendArgument(actOf('r1', 1, [['Noted', { note: 'a' }]]), context)) as Argument;
}

function withText(request: Argument, change: (record: Record<string, unknown>) => void, rehash = true): Argument {
  const [event] = request.events;
  const record = JSON.parse(event?.canonical ?? '{}') as Record<string, unknown>;
  change(record);
  const text = JSON.stringify(record);
  return { ...request, events: [{ canonical: text, leaf: rehash ? leafHash(text) : (event?.leaf ?? '') }] };
}

const send = (request: unknown): Promise<unknown> => app.query('SELECT append_record($1::jsonb)', [JSON.stringify(request)]);

describe('I4 gmp 1, 2, 3, 10: the recording function believes nobody', () => {
  it('takes what is right', async () => {
    await app.query('BEGIN');
    await expect(send(await argument())).resolves.toBeDefined();
    await app.query('ROLLBACK');
  });

  it.each<[string, (request: Argument) => unknown, string]>([
    ['a hash that is not that of the text', (r) => withText(r, (record) => (record['person'] = 'E1002'), false), 'BW400'],
    ['a hash in capitals', (r) => ({ ...r, events: r.events.map((e) => ({ ...e, leaf: e.leaf.toUpperCase() })) }), 'BW400'],
    ['a text of another site', (r) => withText(r, (record) => (record['site'] = 'CRK')), 'BW400'],
    ['a text of another aggregate', (r) => withText(r, (record) => (record['aggregateId'] = 'r2')), 'BW400'],
    ['a text of another type of aggregate', (r) => withText(r, (record) => (record['aggregateType'] = 'lot')), 'BW400'],
    ['another type of aggregate altogether', (r) => ({ ...withText(r, (record) => (record['aggregateType'] = 'lot')), aggregateType: 'lot' }), 'BW400'],
    ['a sequence with a hole', (r) => withText(r, (record) => (record['sequence'] = 3)), 'BW400'],
    ['a sequence that is taken', (r) => withText({ ...r, expectedSequence: 0 }, (record) => (record['sequence'] = 1)), 'BW409'],
    ['a sequence ahead', (r) => withText({ ...r, expectedSequence: 5 }, (record) => (record['sequence'] = 6)), 'BW409'],
    ['an aggregate that is not there', (r) => withText({ ...r, aggregateId: 'nope' }, (record) => (record['aggregateId'] = 'nope')), 'BW409'],
    ['a time of the act of its own', (r) => withText(r, (record) => (record['actAt'] = '2020-01-01T00:00:00.000Z')), 'BW400'],
    ['a time of recording of its own', (r) => withText(r, (record) => (record['recordedAt'] = '2020-01-01T00:00:00.000Z')), 'BW400'],
    ['real time in a database of the plant clock', (r) => withText(r, (record) => (record['clock'] = 'real')), 'BW400'],
    ['a body that is no object', (r) => withText(r, (record) => (record['body'] = 'text')), 'BW400'],
    ['no audit row', (r) => withText(r, (record) => (record['audit'] = [])), 'BW400'],
    ['a format that nobody knows', (r) => withText(r, (record) => (record['format'] = 'batchwright.record/9')), 'BW400'],
    ['no event', (r) => ({ ...r, events: [] }), 'BW400'],
    ['no events', (r) => ({ ...r, events: undefined }), 'BW400'],
    ['no site', (r) => ({ ...r, site: undefined }), 'BW400'],
    ['rows of a table that is not derived', (r) => ({ ...r, rows: [{ table: 'audit', op: 'delete', columns: ['site', 'aggregate_id', 'counter'], rows: [{}] }] }), 'BW400'],
    ['rows of a projection', (r) => ({ ...r, rows: [{ table: 'signing_key', op: 'upsert', columns: ['issuer', 'kid', 'jwk', 'seen_at'], rows: [{}] }] }), 'BW400'],
    ['rows without their key', (r) => ({ ...r, rows: [{ table: 'step', op: 'delete', columns: ['site'], rows: [{ site: 'HAM' }] }] }), 'BW400'],
    ['SQL in the name of a column', (r) => ({ ...r, rows: [{ table: 'run', op: 'upsert', columns: ['site', 'run_id', 'number', 'steps', 'x) SELECT 1; --'], rows: [{}] }] }), 'BW400'],
  ])('refuses %s', async (_name, forge, sqlstate) => {
    await expect(send(forge(await argument()))).rejects.toMatchObject({ code: sqlstate });
    expect(await tx.read(`SELECT sequence FROM aggregate`)).toEqual([{ sequence: 1 }]);
  });

  it('writes its own site into rows, whatever they say', async () => {
    const request = await argument();
    await app.query('BEGIN');
    await send({ ...request, rows: [{ table: 'run', op: 'upsert', columns: ['number', 'run_id', 'site', 'steps'], rows: [{ site: 'CRK', run_id: 'x', number: 'X', steps: 1 }] }] });
    expect((await app.query('SELECT site FROM run')).rows).toEqual([{ site: 'HAM' }]);
    await app.query('ROLLBACK');
  });
});

describe('I9 the time of an act is the database\'s, and fresh', () => {
  const shifted = (times: Times, ms: number): Times => ({ ...times, real: new Date(Date.parse(times.real) + ms).toISOString(), plant: new Date(Date.parse(times.plant) + ms).toISOString() });

  it.each<[string, number]>([['2.1 seconds old', -2100], ['an hour old', -3_600_000], ['of the future', 60_000]])('refuses a time %s', async (_name, ms) => {
    await expect(send(await argument(shifted(await tx.times(), ms)))).rejects.toMatchObject({ code: 'BW503' });
  });

  it('refuses a plant time that is not the plant\'s', async () => {
    const times = await tx.times();
    await expect(send(await argument({ ...times, plant: shifted(times, 1000).plant }))).rejects.toMatchObject({ code: 'BW503' });
  });

  it('has work with too old a time done again with a fresh one, and shows it when that does not help', async () => {
    const old = shifted(await tx.times(), -5000);
    let tries = 0;
    await tx.run(async (t) => t.append({ ...actOf('slow', 0, [['Noted', {}]]), timeUsed: ++tries === 1 ? old : await t.times() }));
    expect(tries).toBe(2);
    await expect(tx.append({ ...actOf('slow', 1, [['Noted', {}]]), timeUsed: old })).rejects.toMatchObject({ code: 'time-used-too-old', kind: 'retry' });
  });
});
