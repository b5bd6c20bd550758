import { createTestDatabase, type TestDatabase } from '@batchwright/testing';
import { actOf, EXAMPLE, exampleRows } from './example-schema.fixture';
import { PARKED_MESSAGE, rebuildDerivedTables, type Transactions } from './index';

let db: TestDatabase;
let tx: Transactions;
beforeAll(async () => {
  db = await createTestDatabase({ definitions: [EXAMPLE] });
  tx = await db.transactions('batch_execution');
  await tx.append(actOf('r1', 0, [['RunCreated', { number: 'WS-1' }], ['StepStarted', { key: 'weigh' }], ['EntryRecorded', { key: 'weigh', value: '100.0' }]]));
  await tx.append(actOf('r1', 3, [['StepStarted', { key: 'mix' }]]));
  await tx.append(actOf('r1', 4, [['EntryRecorded', { key: 'mix', value: '7.50' }], ['StepRemoved', { key: 'weigh' }]]));
  await tx.append({ ...actOf('r2', 0, [['RunCreated', { number: 'WS-1' }], ['StepStarted', { key: 'weigh' }]]), site: 'CRK' });
});
afterAll(() => db?.drop());

describe('N4 derived rows', () => {
  it('say what the events say: new, changed in part, removed, each at its site', async () => {
    const rows = await tx.read('SELECT site, run_id, key, state, version, value, tags, extra FROM step ORDER BY site, key');
    expect(rows).toEqual([
      { site: 'CRK', run_id: 'r2', key: 'weigh', state: 'running', version: 2, value: null, tags: ['a', 'b'], extra: { by: 'E1001' } },
      { site: 'HAM', run_id: 'r1', key: 'mix', state: 'running', version: 5, value: '7.50', tags: ['a', 'b'], extra: { by: 'E1001' } },
    ]);
    expect(await tx.read('SELECT site, number, steps FROM run ORDER BY site')).toEqual([{ site: 'CRK', number: 'WS-1', steps: 1 }, { site: 'HAM', number: 'WS-1', steps: 3 }]);
  });

  it('are rebuilt from the records to the same bytes, and nothing live is touched', async () => {
    const found = await rebuildDerivedTables(db.adminUrl, 'batch_execution', exampleRows);
    expect(found).toEqual({ records: 8, rows: 4, differences: [] });
    const admin = await db.client();
    expect((await admin.query(`SELECT 1 FROM pg_namespace WHERE nspname = 'batch_execution_replay'`)).rows).toEqual([]);
  });

  it('come from the own records of a service alone: what was decided about parked messages makes none, and rowsOf is not asked', async () => {
    await tx.append({ site: 'HAM', aggregateType: PARKED_MESSAGE, aggregateId: 'parked-message-1', expectedSequence: 0, events: [{ type: 'ParkedMessageDiscarded', version: 1, body: {} }] });
    const asked: string[] = [];
    const found = await rebuildDerivedTables(db.adminUrl, 'batch_execution', (event) => (asked.push(event.aggregateType), exampleRows(event)));
    expect(found).toEqual({ records: 9, rows: 4, differences: [] });
    expect(asked).toEqual(Array(8).fill('run'));
  });

  it('that somebody changed beside the records are found', async () => {
    const admin = await db.client();
    await admin.query(`UPDATE batch_execution.step SET value = 7.5 WHERE key = 'mix'`); // same number, other digits
    await admin.query(`DELETE FROM batch_execution.run WHERE site = 'CRK'`);
    const { differences } = await rebuildDerivedTables(db.adminUrl, 'batch_execution', exampleRows);
    expect(differences.map(({ table, onlyIn }) => `${table} ${onlyIn}`).sort()).toEqual(['run replayed', 'step live', 'step replayed']);
    expect(differences.find(({ table, onlyIn }) => table === 'step' && onlyIn === 'live')?.row).toContain(',7.5,');
  });

  it('that are to be changed must be there: a missing row is a fault, not a silent nothing', async () => {
    const change = tx.append(actOf('r9', 0, [['EntryRecorded', { key: 'never-started', value: '1' }]]));
    await expect(change).rejects.toMatchObject({ code: 'record-refused', kind: 'fault' });
    expect(await tx.read(`SELECT 1 FROM record WHERE aggregate_id = 'r9'`)).toEqual([]);
  });

  it('that break a unique constraint undo the whole act and say so', async () => {
    await expect(tx.append(actOf('r10', 0, [['RunCreated', { number: 'WS-1' }]]))).rejects.toMatchObject({ code: 'already-exists', kind: 'user', params: { table: 'run' } });
    expect(await tx.read(`SELECT 1 FROM aggregate WHERE aggregate_id = 'r10'`)).toEqual([]);
  });
});

describe('M3 projections', () => {
  it('are written by handlers through project(), derived tables are not', async () => {
    await tx.run((t) => t.project([{ table: 'qualification', op: 'upsert', values: { id: 'q1', person: 'E1001' } }, { table: 'qualification', op: 'upsert', values: { id: 'q2', person: 'E1002' } }]));
    await tx.run((t) => t.project([{ table: 'qualification', op: 'delete', values: { id: 'q2' } }, { table: 'qualification', op: 'upsert', values: { id: 'q1', person: 'E1003' } }]));
    expect(await tx.read('SELECT * FROM qualification')).toEqual([{ id: 'q1', person: 'E1003' }]);
    await expect(tx.run((t) => t.project([{ table: 'step', op: 'delete', values: { site: 'HAM', run_id: 'r1', key: 'mix' } }]))).rejects.toThrow('step');
    await expect(tx.read(`SELECT project_rows('[{"table":"step","op":"delete","columns":["site","run_id","key"],"rows":[]}]')`)).rejects.toMatchObject({ code: 'record-refused' });
  });

  it('of signing keys keep what they were told first', async () => {
    const key = { issuer: 'i', kid: 'k', jwk: { n: '1' }, seen_at: '2026-11-24T08:00:00.000Z' };
    const tell = (jwk: { n: string }): Promise<void> => tx.run((t) => t.project([{ table: 'signing_key', op: 'upsert', values: { ...key, jwk } }]));
    await tell({ n: '1' });
    await tell({ n: '1' });
    await expect(tell({ n: '2' })).rejects.toMatchObject({ code: 'database-refused' });
    expect(await tx.read('SELECT jwk FROM signing_key')).toEqual([{ jwk: { n: '1' } }]);
  });
});
