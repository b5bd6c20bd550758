import { toEnvelopes, type OutgoingMessage, type ServiceName } from '@batchwright/contracts';
import type { Client } from 'pg';
import { qualification, sealRun } from '../contract-suite/plant';
import { makeTestPlant, type TestPlant } from '../test-plant';

const envelopes = (service: ServiceName, messages: readonly OutgoingMessage[]): string =>
  JSON.stringify(toEnvelopes(messages, { service, time: '2026-11-24T08:00:00.000Z', newId: () => 'id' }));

describe('rights on the embedded log, with raw SQL as the login roles of the services', () => {
  let plant: TestPlant;
  let training: Client;
  let review: Client;
  beforeAll(async () => {
    plant = await makeTestPlant();
    training = await plant.db.client('training_app');
    review = await plant.db.client('review_app');
  }, 60_000);
  afterAll(() => plant.db.drop());

  it('lets a service append to its own topic', async () => {
    const { rows } = await training.query<{ append: number }>('SELECT bus.append($1)', [envelopes('training', [qualification('q', 1)])]);
    expect(rows[0]?.append).toBe(1);
  });

  it('lets a service command whom the catalogue names, and nobody else', async () => {
    await expect(review.query('SELECT bus.append($1)', [envelopes('review', [sealRun('run', 'c')])])).resolves.toBeDefined();
    const asConsole = await plant.db.client('web_console_app');
    await expect(asConsole.query('SELECT bus.append($1)', [envelopes('web-console', [sealRun('run', 'c')])])).rejects.toThrow('may not write topic batchwright.batch-execution.commands.v1');
  });

  it('refuses an event on the topic of another service', async () => {
    await expect(review.query('SELECT bus.append($1)', [envelopes('review', [qualification('q', 1)])])).rejects.toThrow('role review_app may not write topic batchwright.training.events.v1');
  });

  it('refuses to speak in the name of another service', async () => {
    await expect(training.query('SELECT bus.append($1)', [envelopes('review', [qualification('q', 1)])])).rejects.toThrow('may not speak as /batchwright/review');
  });

  it.each([
    ['without a header', { headers: { ce_source: '/batchwright/training' }, body: '{}' }],
    ['with a body that is no JSON', { headers: undefined, body: '{' }],
    ['with a key that is not its subject', { headers: undefined, body: '{}', key: 'other' }],
  ])('refuses a message %s, which no reader could open', async (_what, broken) => {
    const [good] = JSON.parse(envelopes('training', [qualification('q', 1)])) as [Record<string, unknown>];
    const message = { ...good, ...Object.fromEntries(Object.entries(broken).filter(([, value]) => value !== undefined)) };
    await expect(training.query('SELECT bus.append($1)', [JSON.stringify([message])])).rejects.toThrow(/lacks a header|invalid input syntax for type json/);
  });

  it('refuses a heartbeat for another service: stale status must not look fresh', async () => {
    await expect(review.query("SELECT bus.beat(ARRAY['batchwright.training.events.v1'], clock_timestamp())")).rejects.toThrow('may not write');
  });

  it('refuses to read what the catalogue does not give', async () => {
    await expect(training.query("SELECT * FROM bus.fetch_messages('training', ARRAY['batchwright.review.events.v1'], 1)")).rejects.toThrow('role training_app may not read topic batchwright.review.events.v1');
    await expect(training.query("SELECT * FROM bus.watermarks_at('training', ARRAY['batchwright.review.events.v1'], '{}')")).rejects.toThrow('may not read topic');
  });

  it('refuses the group of another service: its position is not ours to move', async () => {
    await expect(training.query("SELECT bus.commit_offsets('review', '[]')")).rejects.toThrow('role training_app is not of group review');
    await expect(training.query("SELECT bus.rewind('review', ARRAY['batchwright.training.events.v1'])")).rejects.toThrow('is not of group');
    await expect(training.query("SELECT * FROM bus.fetch_messages('review/x', ARRAY['batchwright.training.events.v1'], 1)")).rejects.toThrow('is not of group');
    await expect(training.query("SELECT * FROM bus.watermarks_at('review/x', ARRAY['batchwright.training.events.v1'], '{}')")).rejects.toThrow('is not of group');
  });

  it.each(['SELECT * FROM bus.log', 'DELETE FROM bus.log', 'UPDATE bus.head SET position = 0', 'TRUNCATE bus.log',
    "INSERT INTO bus.catalogue VALUES ('batchwright.review.events.v1', 'training_app', 'training', true, true)", 'UPDATE bus.heartbeat SET at = now()',
    "SELECT bus.require_right(ARRAY['x'], true)"])('refuses %s', async (sql) => {
    await expect(training.query(sql)).rejects.toThrow('permission denied');
  });
});
