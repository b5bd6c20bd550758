import { fromEnvelope, outgoing, toEnvelopes } from '@batchwright/contracts';
import type { Transactions } from '@batchwright/persistence';
import { createTestDatabase, freePort, type TestDatabase } from '@batchwright/testing';
import { training } from '@services/training';
import { serveConfiguration, type ServeConfiguration } from './configuration';
import { WrongConfiguration } from './environment';
import { listParkedOf, settleParkedOf } from './parked';

const PERSON = { person: 'E1010', name: 'A. Operator', accounts: [], sites: ['HAM'], roles: ['operator'], locked: false };

describe('M3 what a service put aside', () => {
  let db: TestDatabase;
  let transactions: Transactions;
  let configuration: ServeConfiguration;

  beforeAll(async () => {
    db = await createTestDatabase({ definitions: [{ schema: 'training', standard: true, migrations: training.migrations }] });
    transactions = await db.transactions('training');
    const nobody = await freePort();
    configuration = serveConfiguration('training', {
      BATCHWRIGHT_DATABASE_URL: db.url('training_app'), BATCHWRIGHT_KAFKA_BROKERS: `127.0.0.1:${nobody}`, BATCHWRIGHT_CONSOLE_ORIGIN: `http://localhost:${nobody}`, BATCHWRIGHT_SIGNING_ORIGIN: `http://127.0.0.1:${nobody}`,
      BATCHWRIGHT_API_CLIENT_SECRET: 'secret', BATCHWRIGHT_OBJECTS_URL: 'file:///tmp/none', BATCHWRIGHT_SITES: '[{"code":"HAM","name":"Hamburg","timeZone":"Europe/Berlin"}]', BATCHWRIGHT_PROFILE: 'test', BATCHWRIGHT_CLOCK: 'plant-clock',
    });
  }, 60_000);
  afterAll(() => db.drop());

  /** Puts what is known of a person aside, as the inbox does; answers its number. */
  async function putAside(sequence: number, change: object = {}): Promise<string> {
    const [envelope] = toEnvelopes([outgoing('batchwright.identity.v1.PersonSnapshot', { subject: PERSON.person, site: 'HAM', sequence }, PERSON)], { service: 'identity', time: '2026-11-24T08:00:00.000Z', newId: () => `m-${sequence}` });
    if (!envelope) throw new Error('nothing was wrapped');
    const message = { ...fromEnvelope(envelope, { partition: 0, position: String(sequence) }), ...change };
    const row = { consumer: 'training', topic: message.topic, key: message.subject, position: message.position, envelope: { headers: { ce_id: message.id }, message }, reason: 'Error: the table was away', tries: 5, state: 'parked' };
    const [parked] = await transactions.run((tx) => tx.query<{ id: string }>('SELECT park($1)::text AS id', [JSON.stringify(row)]));
    return parked?.id ?? '';
  }

  async function listed(): Promise<{ id: string }[]> {
    const lines: string[] = [];
    await listParkedOf(configuration, (line) => lines.push(line));
    return lines.map((line) => JSON.parse(line) as { id: string });
  }

  const people = (): Promise<{ name: string }[]> => transactions.read<{ name: string }>('SELECT name FROM person WHERE person = $1', [PERSON.person]);

  /** Who decides it, and why, as it is typed. */
  const BY = [PERSON.person, 'the', 'table', 'is', 'back'] as const;
  const trail = (id: string): Promise<object[]> => transactions.read('SELECT site, person, name, action, old_value AS old, new_value AS new, reason FROM audit WHERE aggregate_id = $1 ORDER BY counter', [`parked-message-${id}`]);
  const WHY = { site: 'HAM', person: PERSON.person, reason: 'the table is back' };

  it('is listed with its reason and without what it holds, and applied once when the cause is mended, though no broker answers', async () => {
    const id = await putAside(1);
    expect(await listed()).toEqual([{ id, at: expect.any(String), state: 'parked', topic: 'batchwright.identity.state.v1', type: 'batchwright.identity.v1.PersonSnapshot', subject: 'E1010', sequence: 1, tries: 5, reason: 'Error: the table was away' }]);
    expect(await people()).toEqual([]);
    const said: string[] = [];
    await settleParkedOf('replay', configuration, [id, ...BY], (line) => said.push(line)); // while nobody is known, the word is taken
    expect(said).toEqual(['it was applied']);
    expect(await people()).toEqual([{ name: PERSON.name }]);
    expect(await listed()).toEqual([]);
    expect(await trail(id)).toMatchObject([{ ...WHY, action: 'ParkedMessageReplayed', old: 'parked', new: 'replayed' }, { old: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    await expect(settleParkedOf('replay', configuration, [id, ...BY], () => undefined)).rejects.toThrow(`no message is parked under ${id}`);
  });

  it('stays where it is while it cannot be applied, and is discarded by somebody who is known, with a reason', async () => {
    const id = await putAside(2, { data: { person: 7 } });
    await expect(settleParkedOf('replay', configuration, [id, ...BY], () => undefined)).rejects.toThrow(/PersonSnapshot/);
    expect((await listed()).map((one) => one.id)).toEqual([id]);
    await expect(settleParkedOf('discard', configuration, [id, 'E9999', ...BY.slice(1)], () => undefined)).rejects.toThrow("E9999 is nobody's employee number here");
    await expect(settleParkedOf('discard', configuration, [id, PERSON.person], () => undefined)).rejects.toThrow(WrongConfiguration);
    expect(await trail(id)).toEqual([]);
    const said: string[] = [];
    await settleParkedOf('discard', configuration, [id, ...BY], (line) => said.push(line));
    expect(said).toEqual(['it was discarded']);
    expect(await trail(id)).toMatchObject([{ ...WHY, name: PERSON.name, action: 'ParkedMessageDiscarded', old: 'parked', new: 'discarded' }, { action: 'ParkedMessageDiscarded' }]);
    expect(await listed()).toEqual([]);
  });

  it('is not settled by somebody who is locked', async () => {
    const id = await putAside(3);
    await transactions.run((tx) => tx.project([{ table: 'person', op: 'upsert', values: { person: 'E1011', name: 'L. Ocked', accounts: [], sites: ['HAM'], roles: [], locked: true } }]));
    for (const command of ['replay', 'discard'] as const) await expect(settleParkedOf(command, configuration, [id, 'E1011', 'because'], () => undefined)).rejects.toThrow('E1011 is locked');
    expect((await listed()).map((one) => one.id)).toEqual([id]);
  });

  it('needs a number, a person and a reason, and all that is missing is said at once', async () => {
    for (const command of ['replay', 'discard'] as const) {
      for (const id of [undefined, 'all', '1; DROP']) await expect(settleParkedOf(command, configuration, [id, ...BY], () => undefined)).rejects.toThrow(WrongConfiguration);
      const faults = await settleParkedOf(command, configuration, [], () => undefined).catch((error: unknown) => (error instanceof WrongConfiguration ? error.faults : [String(error)]));
      expect(faults).toEqual([expect.stringContaining('the number of a message'), expect.stringContaining('the employee number'), expect.stringContaining('a reason'), expect.stringMatching(/^Write: (replay|discard) training <number> <employee number> <reason>$/)]);
    }
  });
});
