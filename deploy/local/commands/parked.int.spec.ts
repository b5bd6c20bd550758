import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outgoing } from '@batchwright/contracts';
import { training } from '@services/training';
import { Client } from 'pg';
import { openPlantDatabase, type PlantDatabase } from '../plant/database';
import { linesTo } from '../plant/progress';
import { urlAtRunning } from '../postgres/embedded-postgres';
import { runParkedCommand } from './parked';
import type { StartOptions } from './start-options';

const PERSON = { person: 'E1010', name: 'A. Operator', accounts: [], sites: ['HAM'], roles: ['operator'], locked: false };

describe('M3 what a service of the one-process plant put aside', () => {
  const home = mkdtempSync(join(tmpdir(), 'bw-parked-'));
  const dataDir = join(home, 'data');
  let database: PlantDatabase;
  let client: Client;

  beforeAll(async () => {
    chmodSync(home, 0o711); // root's database account has to get through
    database = await openPlantDatabase({ dataDir, mode: 'plant', clock: 'real', definitions: [training], progress: linesTo(() => undefined) });
    client = new Client({ connectionString: database.serviceUrl('training') });
    await client.connect();
    await client.query('SET search_path = training');
  }, 60_000);
  afterAll(async () => {
    await client.end();
    await database.server.stop();
    expect(urlAtRunning(dataDir, 'training_app')).toBeUndefined();
    rmSync(home, { recursive: true, force: true });
  });

  /** Puts what is known of a person aside, as the inbox does; answers its number. */
  async function putAside(sequence: number, change: object = {}): Promise<string> {
    const message = { ...outgoing('batchwright.identity.v1.PersonSnapshot', { subject: PERSON.person, site: 'HAM', sequence }, PERSON), id: `m-${sequence}`, source: '/batchwright/identity', time: '2026-11-24T08:00:00.000Z', part: 0, partition: 0, position: String(sequence), ...change };
    const row = { consumer: 'training', topic: message.topic, key: message.subject, position: message.position, envelope: { headers: { ce_id: message.id }, message }, reason: 'Error: the table was away', tries: 5, state: 'parked' };
    const { rows } = await client.query<{ id: string }>('SELECT park($1)::text AS id', [JSON.stringify(row)]);
    return rows[0]?.id ?? '';
  }
  async function asked(command: 'parked' | 'replay' | 'discard', ...words: string[]): Promise<string[]> {
    const said: string[] = [];
    const options: StartOptions = { command, words, root: home, dataDir, stateDir: home };
    await runParkedCommand(command, options, (line) => said.push(line));
    return said;
  }

  it('is asked for beside a plant that is ready, and only there', async () => {
    await expect(asked('parked', 'training')).rejects.toThrow(`no plant is ready in ${dataDir}`);
    await expect(asked('parked', 'trainings')).rejects.toThrow('"trainings" is no service; there are identity, recipes');
  });

  it('is listed, replayed and discarded by the words of the image, with the record of who and why', async () => {
    writeFileSync(join(home, 'ready.json'), JSON.stringify({ url: 'http://localhost:1', issuer: 'http://localhost:1/realms/batchwright', signingOrigin: 'http://127.0.0.1:1', accounts: [] }));
    const [good, torn] = [await putAside(1), await putAside(2, { data: { text: '{' }, unreadable: 'no JSON' })];
    expect((await asked('parked', 'training')).map((line) => (JSON.parse(line) as { id: string }).id)).toEqual([good, torn]);
    await expect(asked('discard', 'training', torn, PERSON.person)).rejects.toThrow('discard needs a reason');
    expect(await asked('replay', 'training', good, PERSON.person, 'it', 'is', 'mended')).toEqual(['it was applied']);
    expect(await asked('discard', 'training', torn, PERSON.person, 'it is torn')).toEqual(['it was discarded']);
    expect(await asked('parked', 'training')).toEqual([]);
    const { rows } = await client.query("SELECT person, action, new_value AS new, reason FROM audit WHERE field = 'state' ORDER BY aggregate_id");
    expect(rows).toEqual([
      { person: PERSON.person, action: 'ParkedMessageReplayed', new: 'replayed', reason: 'it is mended' },
      { person: PERSON.person, action: 'ParkedMessageDiscarded', new: 'discarded', reason: 'it is torn' },
    ]);
  });
});
