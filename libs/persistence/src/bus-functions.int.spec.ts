import { createTestDatabase, type TestDatabase } from '@batchwright/testing';
import { EXAMPLE } from './example-schema.fixture';
import type { Transactions } from './index';

let db: TestDatabase;
let tx: Transactions;
beforeAll(async () => {
  db = await createTestDatabase({ definitions: [EXAMPLE] });
  tx = await db.transactions('batch_execution');
});
afterAll(() => db?.drop());

async function take(sequence: number, part = 0, aggregate = 'lot-1'): Promise<unknown> {
  const [row] = await tx.read<{ taken: unknown }>('SELECT inbox_take($1, $2, $3, $4, $5) AS taken', ['batch-execution', 'batchwright.resources.events.v1', aggregate, sequence, part]);
  return row?.taken;
}

describe('M3 the inbox', () => {
  it('takes each message of an aggregate once and shows what was before', async () => {
    expect(await take(1)).toEqual({ outcome: 'new', previous: null });
    expect(await take(1)).toEqual({ outcome: 'duplicate', previous: 1 });
    expect(await take(1, 1)).toEqual({ outcome: 'new', previous: 1 });
    expect(await take(4)).toEqual({ outcome: 'new', previous: 1 });
    expect(await take(2)).toEqual({ outcome: 'duplicate', previous: 4 });
    expect(await take(1, 0, 'lot-2')).toEqual({ outcome: 'new', previous: null });
  });

  it('delivered to two at once, one effect: the second waits and finds it done', async () => {
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => take(9)));
    expect(outcomes.filter((taken) => (taken as { outcome: string }).outcome === 'new')).toHaveLength(1);
  });

  it('forgets what was rolled back', async () => {
    await tx.run(async (t) => {
      await t.query(`SELECT inbox_take_command('batch-execution', 'command-1')`);
      throw new Error('handler failed');
    }).catch(() => undefined);
    expect(await tx.read(`SELECT inbox_take_command('batch-execution', 'command-1') AS first`)).toEqual([{ first: true }]);
    expect(await tx.read(`SELECT inbox_take_command('batch-execution', 'command-1') AS first`)).toEqual([{ first: false }]);
  });
});

describe('M3 the outbox', () => {
  it('takes messages that go with no record, in order, until they are done', async () => {
    const command = { topic: 'batchwright.resources.commands.v1', type: 'batchwright.resources.v1.EndEquipmentOccupation', site: 'HAM', sequence: 0, data: { amount: '0' } } as const;
    await tx.run((t) => t.announce([{ ...command, subject: 'g1' }, { ...command, subject: 'g2', id: 'given' }]));
    const rows = await tx.read<{ id: number; key: string; ce_id: string; body: string }>(`SELECT id, key, headers->>'ce_id' AS ce_id, body FROM outbox ORDER BY id`);
    expect(rows.map(({ key, body }) => [key, body])).toEqual([['g1', '{"amount":"0"}'], ['g2', '{"amount":"0"}']]);
    expect(rows[1]?.ce_id).toBe('given');
    await tx.read('SELECT outbox_done($1)', [[rows[0]?.id]]);
    expect(await tx.read('SELECT key FROM outbox')).toEqual([{ key: 'g2' }]);
  });
});

describe('M3 parking', () => {
  it('keeps the message with its reason until it was replayed', async () => {
    const [parked] = await tx.read<{ id: number }>('SELECT park($1) AS id', [JSON.stringify({ consumer: 'c', topic: 't', key: 'k', position: '7', envelope: { a: 1 }, reason: 'no such lot', tries: 5 })]);
    expect(await tx.read('SELECT key, reason, tries, state, envelope FROM parked')).toEqual([{ key: 'k', reason: 'no such lot', tries: 5, state: 'parked', envelope: { a: 1 } }]);
    await tx.read('SELECT parked_done($1)', [parked?.id]);
    expect(await tx.read('SELECT state FROM parked')).toEqual([{ state: 'replayed' }]);
  });
});
