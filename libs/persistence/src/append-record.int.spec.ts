import { chainHead } from '@batchwright/records';
import { createTestDatabase, type TestDatabase } from '@batchwright/testing';
import { actOf, EXAMPLE } from './example-schema.fixture';
import { AlreadyAnswered, createDataSource, findTampering, readRecords, type Transactions, TypeOrmTransactions } from './index';

const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

let db: TestDatabase;
let tx: Transactions;
beforeAll(async () => {
  db = await createTestDatabase({ definitions: [EXAMPLE] });
  tx = await db.transactions('batch_execution');
});
afterAll(() => db?.drop());

describe('I4 an act is recorded', () => {
  it('by the first transactions of a service as well, though they hold every connection at once', async () => {
    const fresh = await db.transactions('batch_execution'); // knows nothing of the tables yet
    const acts = await Promise.all(Array.from({ length: 12 }, (_, index) => fresh.run(async (t) => {
      await t.query('SELECT pg_sleep(0.2)');
      return t.append(actOf(`first-${index}`, 0, [['RunCreated', { number: `WS-F${index}` }]]));
    })));
    expect(acts.map(({ sequence }) => sequence)).toEqual(acts.map(() => 1));
  }, 30_000);

  it('with who, where, when, what, and the hash of all of it', async () => {
    const { sequence, head } = await tx.append(actOf('r1', 0, [['RunCreated', { number: 'WS-1' }], ['StepStarted', { key: 'weigh' }]]));
    const records = await readRecords(tx, 'HAM', 'r1');
    expect(sequence).toBe(2);
    expect(records.map(({ type, sequence: n, person, name, account, terminal }) => [type, n, person, name, account, terminal])).toEqual([
      ['RunCreated', 1, 'E1001', 'Mara Berger', 'op.berger', 'T-01'],
      ['StepStarted', 2, 'E1001', 'Mara Berger', 'op.berger', 'T-01'],
    ]);
    expect(head).toBe(chainHead(records.map(({ leafHash }) => leafHash)));
    const [columns] = await tx.read(`SELECT type, version, person, terminal, act_at, clock, encode(leaf_hash, 'hex') AS leaf FROM record WHERE aggregate_id = 'r1' AND sequence = 2`);
    expect(columns).toEqual({ type: 'StepStarted', version: 1, person: 'E1001', terminal: 'T-01', act_at: records[1]?.actAt, clock: 'plant-clock', leaf: records[1]?.leafHash });
    expect(await findTampering(tx, 'HAM', 'r1')).toBeUndefined();
  });

  it('with audit rows that say old, new and why, numbered without gaps', async () => {
    await tx.append(actOf('r2', 0, [['RunCreated', { number: 'WS-2' }]]));
    await tx.append({
      ...actOf('r2', 1, []),
      events: [{
        type: 'EntryCorrected', version: 1, body: {},
        audit: [
          { object: 'run WS-2 / step weigh', action: 'EntryCorrected', field: 'net', oldValue: '100.0 g', newValue: '100.5 g', reason: 'misread' },
          { object: 'run WS-2 / step weigh', action: 'EntryCorrected', field: 'tare', oldValue: '1 g' },
        ],
      }],
    });
    expect(await tx.read(`SELECT counter, record_sequence, person, object, field, old_value, new_value, reason FROM audit WHERE aggregate_id = 'r2' ORDER BY counter`)).toEqual([
      { counter: 1, record_sequence: 1, person: 'E1001', object: 'run r2', field: null, old_value: null, new_value: null, reason: null },
      { counter: 2, record_sequence: 2, person: 'E1001', object: 'run WS-2 / step weigh', field: 'net', old_value: '100.0 g', new_value: '100.5 g', reason: 'misread' },
      { counter: 3, record_sequence: 2, person: 'E1001', object: 'run WS-2 / step weigh', field: 'tare', old_value: '1 g', new_value: null, reason: null },
    ]);
  });

  it('with its messages and the verbatim record for the audit topic, in the same transaction or not at all', async () => {
    const command = { topic: 'batchwright.resources.commands.v1', type: 'batchwright.resources.v1.EndEquipmentOccupation', subject: 'g1', site: 'HAM', sequence: 0, data: { grantId: 'g1' } } as const;
    await tx.append({ ...actOf('r3', 0, [['RunCreated', { number: 'WS-3' }]]), messages: [command] });
    const rows = await tx.read<{ topic: string; key: string; headers: Record<string, string>; body: string }>(`SELECT topic, key, headers, body FROM outbox WHERE key IN ('r3', 'g1') ORDER BY id`);
    expect(rows.map(({ topic, headers }) => [topic, headers['ce_type'], headers['ce_sequence'], headers['ce_source'], headers['ce_site']])).toEqual([
      ['batchwright.batch-execution.audit.v1', 'batchwright.batch-execution.v1.RecordAppended', '1', '/batchwright/batch-execution', 'HAM'],
      ['batchwright.resources.commands.v1', command.type, '0', '/batchwright/batch-execution', 'HAM'],
    ]);
    const [record] = await tx.read<{ canonical: string }>(`SELECT canonical FROM record WHERE aggregate_id = 'r3'`);
    expect((JSON.parse(rows[0]?.body ?? '{}') as { body: string }).body).toBe(record?.canonical);
    expect(JSON.parse(rows[1]?.body ?? '')).toEqual({ grantId: 'g1' });

    await expect(tx.run(async (t) => {
      await t.append({ ...actOf('r4', 0, [['RunCreated', { number: 'WS-4' }]]), messages: [{ ...command, subject: 'g4' }] });
      throw new Error('the service fell over');
    })).rejects.toThrow('the service fell over');
    expect(await tx.read(`SELECT 1 FROM record WHERE aggregate_id = 'r4' UNION ALL SELECT 1 FROM outbox WHERE key IN ('r4', 'g4')`)).toEqual([]);
  });

  it('with the trace of the act on every message, also those that the database makes; without one, without', async () => {
    const source = await createDataSource({ url: db.url('batch_execution_app'), schema: 'batch_execution', poolSize: 1, applicationName: 'test' });
    const traced = new TypeOrmTransactions(source, { service: 'batch-execution', traceparent: () => TRACEPARENT });
    try {
      await traced.append(actOf('r6', 0, [['RunCreated', { number: 'WS-6' }], ['Noted', {}]]));
      await traced.run((t) => t.append(actOf('r6', 2, [['Noted', {}]])));
      await tx.append(actOf('r6', 3, [['Noted', {}]]));
    } finally {
      await traced.close();
    }
    const rows = await tx.read<{ headers: Record<string, string> }>(`SELECT headers FROM outbox WHERE key = 'r6' ORDER BY id`);
    expect(rows.map(({ headers }) => [headers['ce_sequence'], headers['traceparent']])).toEqual([['1', TRACEPARENT], ['2', TRACEPARENT], ['3', TRACEPARENT], ['4', undefined]]);
    expect(Object.keys(rows[3]?.headers ?? {})).not.toContain('traceparent');
    expect(await findTampering(tx, 'HAM', 'r6')).toBeUndefined();
  });

  it('without a person when nobody did it', async () => {
    await tx.append({ ...actOf('r5', 0, [['TimerFired', {}]]), by: undefined });
    expect(await tx.read(`SELECT person, name FROM audit WHERE aggregate_id = 'r5'`)).toEqual([{ person: null, name: null }]);
  });
});

describe('B12 two people at one aggregate', () => {
  it('one wins, the other is told; nothing of his is left', async () => {
    await tx.append(actOf('race', 0, [['RunCreated', { number: 'WS-R' }]]));
    const results = await Promise.allSettled(Array.from({ length: 8 }, (_, i) => tx.append(actOf('race', 1, [['StepStarted', { key: `s${i}` }]]))));
    const lost = results.filter((result) => result.status === 'rejected');
    expect(lost).toHaveLength(7);
    for (const { reason } of lost) expect(reason).toMatchObject({ code: 'sequence-conflict', kind: 'retry', params: { expected: 1, actual: 2 } });
    expect(await readRecords(tx, 'HAM', 'race')).toHaveLength(2);
    expect(await tx.read(`SELECT key FROM step WHERE run_id = 'race'`)).toHaveLength(1);
  });

  it('creating the same aggregate twice at once makes one', async () => {
    const results = await Promise.allSettled([1, 2, 3].map(() => tx.append(actOf('born', 0, [['Noted', {}]]))));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('work that reads and decides again gets through', async () => {
    await tx.append(actOf('busy', 0, [['Noted', {}]]));
    await Promise.all(Array.from({ length: 4 }, () => tx.run(async (t) => {
      const [at] = await t.query<{ sequence: number }>(`SELECT sequence FROM aggregate WHERE aggregate_id = 'busy'`);
      await t.append(actOf('busy', at?.sequence ?? 0, [['Noted', {}]]));
    })));
    expect((await readRecords(tx, 'HAM', 'busy')).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
    expect(await findTampering(tx, 'HAM', 'busy')).toBeUndefined();
  });
});

describe('gmp 10 the same command twice', () => {
  const idempotency = { key: 'k1', person: 'E1001', route: 'POST /runs', bodyHash: 'aa', status: 201, response: { aggregate: 'i1', sequence: 1, note: 'first' } };

  it('has one effect and the same answer', async () => {
    await tx.append({ ...actOf('i1', 0, [['Noted', {}]]), idempotency });
    expect(await tx.storedAnswer(idempotency)).toEqual({ status: 201, response: idempotency.response });
    const again = tx.append({ ...actOf('i1', 0, [['Noted', {}]]), idempotency: { ...idempotency, response: 'another' } });
    await expect(again).rejects.toThrow(AlreadyAnswered);
    await expect(again).rejects.toMatchObject({ status: 201, response: idempotency.response });
    expect(await readRecords(tx, 'HAM', 'i1')).toHaveLength(1);
  });

  it('sent ten times at once, too', async () => {
    const once = { ...idempotency, key: 'k2' };
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => tx.append({ ...actOf('i2', 0, [['Noted', {}]]), idempotency: once })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(AlreadyAnswered);
    expect(await readRecords(tx, 'HAM', 'i2')).toHaveLength(1);
  });

  it('is refused with another body, and is another command for another person', async () => {
    await expect(tx.storedAnswer({ ...idempotency, bodyHash: 'bb' })).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    await expect(tx.append({ ...actOf('i1', 1, [['Noted', {}]]), idempotency: { ...idempotency, bodyHash: 'bb' } })).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    expect(await tx.storedAnswer({ ...idempotency, person: 'E1002' })).toBeUndefined();
  });

  it('an answer is kept without a record, too', async () => {
    const other = { ...idempotency, key: 'k3' };
    await tx.run((t) => t.keepAnswer(other));
    expect(await tx.storedAnswer(other)).toEqual({ status: 201, response: other.response });
  });
});
