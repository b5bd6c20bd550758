import { CATALOGUE, outgoing, toEnvelopes, type OutgoingMessage } from '@batchwright/contracts';
import type { Client } from 'pg';
import { qualification } from '../contract-suite/plant';
import { catalogueSql } from './catalogue-sql';
import { makeTestPlant, type TestPlant } from '../test-plant';

const envelopes = (messages: readonly OutgoingMessage[]): string =>
  JSON.stringify(toEnvelopes(messages, { service: 'training', time: '2026-11-24T08:00:00.000Z', newId: () => 'id' }));

const APPEND = 'SELECT bus.append($1)';
const FETCH = "SELECT position, key, headers->>'ce_sequence' AS sequence FROM bus.fetch_messages('review', ARRAY[$1], 1000)";
const EVENTS = 'batchwright.training.events.v1';
const STATE = 'batchwright.training.state.v1';

function snapshot(id: string, sequence: number): OutgoingMessage {
  return outgoing('batchwright.training.v1.QualificationSnapshot', { subject: id, site: 'HAM', sequence },
    { qualificationId: id, person: 'E1001', code: 'DISPENSING', site: 'HAM', from: '2026-11-01T00:00:00.000Z', status: 'granted' });
}

describe('M3 the embedded log keeps order and skips nobody', () => {
  let plant: TestPlant;
  let one: Client;
  let other: Client;
  let reader: Client;
  beforeEach(async () => {
    plant = await makeTestPlant();
    [one, other, reader] = [await plant.db.client('training_app'), await plant.db.client('training_app'), await plant.db.client('review_app')];
  }, 60_000);
  afterEach(() => plant.db.drop());

  it('makes a later appender of a partition wait, so that no reader passes a late commit', async () => {
    await one.query('BEGIN');
    await one.query(APPEND, [envelopes([qualification('q', 1)])]);
    let done = false;
    const later = other.query(APPEND, [envelopes([qualification('q', 2)])]).then(() => { done = true; });
    const admin = await plant.db.client();
    const waiting = async (): Promise<boolean> => ((await admin.query("SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'SELECT bus.append%'")).rowCount ?? 0) > 0;
    while (!(await waiting()) && !done) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(done).toBe(false);
    expect((await reader.query(FETCH, [EVENTS])).rows).toEqual([]);
    await one.query('COMMIT');
    await later;
    expect((await reader.query(FETCH, [EVENTS])).rows).toMatchObject([{ position: '1', sequence: '1' }, { position: '2', sequence: '2' }]);
  });

  it('leaves no hole when an appender rolls back', async () => {
    await one.query('BEGIN');
    await one.query(APPEND, [envelopes([qualification('q', 1)])]);
    await one.query('ROLLBACK');
    await one.query(APPEND, [envelopes([qualification('q', 1)])]);
    expect((await reader.query(FETCH, [EVENTS])).rows).toMatchObject([{ position: '1' }]);
  });

  it('never lets two appenders of many partitions wait for each other in a circle', async () => {
    const keys = Array.from({ length: 40 }, (_, n) => `q-${n}`);
    const rounds = Array.from({ length: 10 }, (_, n) => n + 1);
    const writeAll = async (client: Client, order: string[]): Promise<void> => {
      for (const round of rounds) await client.query(APPEND, [envelopes(order.map((key) => qualification(key, round)))]);
    };
    await Promise.all([writeAll(one, keys), writeAll(other, [...keys].reverse())]);
    expect((await reader.query(FETCH, [EVENTS])).rows).toHaveLength(800);
  });

  it('keeps only the newest message of a key on a compacted topic', async () => {
    await one.query(APPEND, [envelopes([snapshot('q', 1), snapshot('r', 1), snapshot('q', 2)])]);
    await one.query(APPEND, [envelopes([snapshot('q', 3)])]);
    const { rows } = await reader.query<{ key: string; sequence: string }>(FETCH, [STATE]);
    expect(rows.map((row) => `${row.key}:${row.sequence}`).sort()).toEqual(['q:3', 'r:1']);
  });

  it('takes a changed catalogue, and refuses another number of partitions', async () => {
    const admin = await plant.db.client();
    await admin.query('SET search_path = bus');
    const without = CATALOGUE.map((entry) => (entry.topic === EVENTS ? { ...entry, readers: entry.readers.filter((name) => name !== 'review') } : entry));
    await admin.query(catalogueSql(without));
    await expect(reader.query(FETCH, [EVENTS])).rejects.toThrow('may not read');
    await admin.query(catalogueSql(CATALOGUE));
    await expect(reader.query(FETCH, [EVENTS])).resolves.toBeDefined();
    await expect(admin.query(catalogueSql(CATALOGUE.map((entry) => ({ ...entry, partitions: entry.partitions + 1 }))))).rejects.toThrow('number of partitions');
  });

  it('drops what is past its retention only when every group has read it', async () => {
    const admin = await plant.db.client();
    await admin.query("UPDATE bus.topic SET retention_days = 30 WHERE name = $1", [EVENTS]);
    await one.query(APPEND, [envelopes([qualification('q', 1), qualification('q', 2)])]);
    await admin.query("UPDATE bus.log SET at = now() - interval '31 days'");
    const tidy = async (): Promise<unknown> => (await admin.query('SELECT bus.tidy() AS gone')).rows[0];
    expect(await tidy()).toMatchObject({ gone: 0 });
    const { rows } = await reader.query<{ partition: number }>("SELECT topic, partition, 1 AS position FROM bus.fetch_messages('review', ARRAY[$1], 1)", [EVENTS]);
    await reader.query("SELECT bus.commit_offsets('review', $1)", [JSON.stringify(rows)]);
    expect(await tidy()).toMatchObject({ gone: 1 });
  });
});
