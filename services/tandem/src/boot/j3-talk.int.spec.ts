import { createHash } from 'node:crypto';
import { outgoing } from '@batchwright/contracts';
import type { Platform, ServiceDefinition } from '@batchwright/host';
import { rebuildDerivedTables } from '@batchwright/persistence';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { specimen } from '../../../../deploy/local/demo/recipes/specimen-picture';
import { rowsOf } from '../adapters/postgres/rows-of';
import { MOST_FILES, SHARED_FILE_BYTES } from '../application/show-files';
import { tandem } from './index';

const API = '/api/tandem/v1';
const RUN = '01936c2e-7c00-7000-8000-000000000032';
const LONG = { from: '2020-01-01T00:00:00.000Z', until: '2099-01-01T00:00:00.000Z' };
const { picture, value: HASH } = specimen('photo', 'drawing.png', 'a valve');
const PNG = picture?.png ?? Buffer.alloc(0);
const PROGRAM = Buffer.from('MZ\u0090\u0000 this program cannot be run');
let services: TestServices;
let execution: Platform;
let path: string;
let id: string;

const batchExecution: ServiceDefinition = { name: 'batch-execution', migrations: [], module: (platform) => ((execution = platform), { module: class Runs {} }) };
const act = { person: 'E1001', name: 'Mara Berger', account: 'op.berger', terminal: '', actAt: LONG.from, recordedAt: LONG.from };
const [MARA, CLAIRE, JUTTA, STRANGER, CORK] = ['op.berger', 'eng.moreau', 'sup.haas', 'qa.weiss', 'sup.doyle'];
const CIRCLE = { tool: 'circle', points: [[2500, 2500], [5000, 7500]] };

async function say(account: string, kind: string, body: unknown) {
  return services.as(account).post<{ number: number; code?: string }>(`${path}/signals`, { kind, peer: `p-${account}`, body: JSON.stringify(body) });
}

async function talk(account: string) {
  const { body: { items } } = await services.as(account).get<{ items: { number: number; from: string; at: string; kind: string; body: string }[] }>(`${path}/talk`);
  return items.map(({ kind, from, at, body, number }) => ({ kind, from, at, number, ...(JSON.parse(body) as object) }));
}

async function securityRows(): Promise<number> {
  await services.settled();
  const { rows } = await (await services.db.client()).query(`SELECT 1 FROM bus.log WHERE type = 'batchwright.identity.v1.RecordSecurityEvent' AND body LIKE '%not-in-session%'`);
  return rows.length;
}

/** A session at a step in which Mara and Claire stand; Jutta was called and has not come. */
async function standTogether(stepKey: string): Promise<string> {
  let sequence = stepKey.length * 10;
  const at = () => ({ subject: RUN, site: 'HAM', sequence: (sequence += 1) });
  await execution.transactions.run((tx) => tx.announce([outgoing('batchwright.batch-execution.v1.StepStarted', at(), { stepKey, items: [], qualifications: [], underDecision: [], documents: [], media: [], conditions: [], act })]));
  await services.settled();
  const call = (person: string) => services.as(MARA ?? '').post<{ aggregate: string }>(`${API}/sessions`, { runId: RUN, stepKey, person });
  const { body: { aggregate } } = await call('E1020');
  await call('E1010');
  await services.as('eng.moreau').post(`${API}/sessions/${aggregate}/acceptance`);
  for (const account of ['op.berger', 'eng.moreau']) expect(await services.as(account).post(`${API}/sessions/${aggregate}/joining`, { console: `c-${account}`, languages: [] })).toMatchObject({ status: 200 });
  return aggregate;
}

beforeAll(async () => {
  services = await startTestServices([tandem, batchExecution]);
  await execution.transactions.run((tx) => tx.announce([outgoing('batchwright.batch-execution.v1.RunCreated', { subject: RUN, site: 'HAM', sequence: 1 }, { number: 'WS-2', kind: 'batch', recipe: { code: 'R', version: 1, versionId: 'v', hash: 'h' }, batchSize: { value: '1', unit: 'g' }, act })]));
  for (const account of [CLAIRE, JUTTA, STRANGER]) await services.as(account ?? '').post(`${API}/open-consoles`, { console: `c-${account}`, languages: ['de'] });
  id = await standTogether('blend');
  path = `${API}/sessions/${id}`;
}, 60_000);
afterAll(() => services.stop());

describe('J3 people of a session draw on one picture', () => {
  it('a picture is frozen, drawn on and written to; who comes in reads it all, by whom and when as the service heard it', async () => {
    expect(await services.as('op.berger').send(`${path}/files`, PNG)).toEqual({ status: 201, body: { sha256: HASH, mediaType: 'image/png', size: PNG.length } });
    const said = await say('op.berger', 'picture', { of: 'E1001', file: HASH });
    expect(said).toMatchObject({ status: 201 });
    const { number } = said.body;
    expect(await say('eng.moreau', 'mark', { picture: number, ...CIRCLE, from: 'E1001' })).toMatchObject({ status: 201 });
    expect(await say('eng.moreau', 'chat', { text: 'this one', file: HASH })).toMatchObject({ status: 201 });
    const at = expect.stringMatching(/^\d{4}-.*Z$/) as string;
    expect(await talk('op.berger')).toEqual([
      { number, kind: 'picture', from: 'E1001', at, of: 'E1001', file: HASH }, { number: number + 1, kind: 'mark', from: 'E1020', at, picture: number, ...CIRCLE }, { number: number + 2, kind: 'chat', from: 'E1020', at, text: 'this one', file: HASH },
    ]);
    const { status, headers, body } = await read(`${path}/files/${HASH}`, 'eng.moreau');
    expect([status, headers.get('content-type'), createHash('sha256').update(body).digest('hex')]).toEqual([200, 'image/png', HASH]);
  });

  it('what cannot be shown is refused, and nobody sees anything of it', async () => {
    const before = await talk('op.berger');
    const picture = before[0]?.number ?? 0;
    const refusals = [
      await say('eng.moreau', 'mark', { picture, tool: 'line', points: Array.from({ length: 501 }, () => [1, 1]) }),
      await say('eng.moreau', 'mark', { picture, tool: 'line', points: Array.from({ length: 1_000_000 }, () => [1, 1]) }),
      await say('eng.moreau', 'mark', { picture, tool: 'circle', points: [[-1, 0], [1, 1]] }),
      await say('eng.moreau', 'mark', { picture, tool: 'circle', points: [[null, 0], [1, 1]] }),
      await say('eng.moreau', 'picture', { of: 'E1099' }),
      await say('eng.moreau', 'chat', { text: '' }),
    ];
    expect(refusals.map(({ status, body: { code } }) => `${status} ${code}`)).toEqual(['422 drawing-too-large', '413 body-too-large', '422 drawing-invalid', '422 drawing-invalid', '422 drawing-invalid', '422 message-invalid']);
    expect(await talk('op.berger')).toEqual(before);
  });

  it('a file that is a program, one that is too large, and one too many are not shown', async () => {
    const send = async (bytes: Buffer, account = 'eng.moreau') => services.as(account).send<{ code?: string; sha256?: string }>(`${path}/files`, bytes);
    expect(await send(PROGRAM)).toMatchObject({ status: 422, body: { code: 'file-not-taken' } });
    expect(await send(Buffer.concat([PNG, PROGRAM]))).toMatchObject({ status: 422, body: { code: 'file-not-taken' } });
    expect(await send(Buffer.alloc(SHARED_FILE_BYTES + 1))).toMatchObject({ status: 413, body: { code: 'shared-file-too-large' } });
    for (let more = 0; more < MOST_FILES; more += 1) await send(specimen('photo', 'x', `picture ${more}`).picture?.png ?? Buffer.alloc(0));
    expect(await send(PNG)).toMatchObject({ status: 429, body: { code: 'too-many-files' } });
  });

  it('I8 a stranger neither sees nor says anything, and is told to the security stream; of another site nobody learns that there is a session', async () => {
    const attempts = (account: string) => [
      () => services.as(account).get<{ code?: string }>(`${path}/talk`), () => services.as(account).get<{ code?: string }>(`${path}/files/${HASH}`), () => services.as(account).send<{ code?: string }>(`${path}/files`, PNG),
      () => services.as(account).post<{ code?: string }>(`${path}/signals`, { kind: 'chat', peer: 'p', body: '{"text":"hi"}' }), () => services.as(account).post<{ code?: string }>(`${path}/drawings`, { file: HASH, picture: 1, marks: [], fileName: 'x' }),
    ];
    for (const account of ['op.okafor', 'sup.haas']) {
      const before = await securityRows();
      const answers = [];
      for (const attempt of attempts(account)) answers.push(await attempt());
      expect(answers.map(({ status, body: { code } }) => `${status} ${code}`)).toEqual(Array.from({ length: 5 }, () => '403 not-in-session'));
      expect(await securityRows()).toBe(before + 5);
    }
    for (const attempt of attempts(CORK ?? '')) expect(await attempt()).toMatchObject({ status: 404 });
  });

  it('the operator, and nobody else, keeps it: its bytes do not go any more, and the run is told who drew what when', async () => {
    const [shown, mark] = await talk('op.berger');
    const drawing = { file: HASH, picture: shown?.number, marks: [mark?.number], fileName: 'valve.png' };
    const keep = (account: string, more: object = {}) => services.as(account).post<{ code?: string }>(`${path}/drawings`, { ...drawing, ...more });
    expect(await services.objects.has({ service: 'tandem', site: 'HAM', sha256: HASH })).toBe(false);
    expect(await keep('eng.moreau')).toMatchObject({ status: 403 });
    expect(await keep('op.berger', { file: 'b'.repeat(64) })).toMatchObject({ status: 404, body: { code: 'object-missing' } });
    expect(await keep('op.berger', { marks: [999] })).toMatchObject({ status: 409, body: { code: 'drawing-unknown' } });
    expect(await services.objects.has({ service: 'tandem', site: 'HAM', sha256: HASH })).toBe(false);
    expect(await keep('op.berger')).toMatchObject({ status: 201, body: { aggregate: id } });
    expect(await services.objects.has({ service: 'tandem', site: 'HAM', sha256: HASH })).toBe(true);
    await services.settled();
    const { rows } = await (await services.db.client()).query<{ body: string }>(`SELECT body FROM bus.log WHERE type = 'batchwright.tandem.v1.DrawingKept'`);
    expect(rows.map(({ body }) => JSON.parse(body) as object)).toEqual([{
      sessionId: id, site: 'HAM', runId: RUN, stepKey: 'blend', person: 'E1001', name: 'Mara Berger', at: expect.any(String) as string, sha256: HASH, mediaType: 'image/png', size: PNG.length, fileName: 'valve.png', pictureOf: 'E1001', pictureOfName: 'Mara Berger',
      marks: [{ person: 'E1020', name: 'Claire Moreau', at: mark?.at, tool: 'circle' }],
    }]);
    const audit = await (await services.db.transactions('tandem')).read<{ person: string; new_value: string }>(`SELECT person, new_value FROM audit WHERE action = 'DrawingKept'`);
    expect(audit).toEqual([{ person: 'E1001', new_value: `valve.png, SHA-256 ${HASH}, drawn by Claire Moreau (E1020)` }]);
  });

  it('J6 the frozen picture of the operator is kept as it is by whoever stands there; a stranger, and a picture of somebody else, keep none', async () => {
    const [shown] = await talk('op.berger');
    const keep = (account: string, picture = shown?.number) => services.as(account).post<{ code?: string }>(`${path}/pictures`, { file: HASH, picture });
    const own = await say('eng.moreau', 'picture', { of: 'E1020', file: HASH });
    expect(await keep('eng.moreau', own.body.number)).toMatchObject({ status: 409, body: { code: 'drawing-unknown' } });
    expect(await keep('sup.haas')).toMatchObject({ status: 403, body: { code: 'not-in-session' } });
    expect(await keep(CORK ?? '')).toMatchObject({ status: 404 });
    expect(await keep('eng.moreau')).toMatchObject({ status: 201, body: { aggregate: id } });
    await services.settled();
    const { rows } = await (await services.db.client()).query<{ body: string }>(`SELECT body FROM bus.log WHERE type = 'batchwright.tandem.v1.PictureKept'`);
    expect(rows.map(({ body }) => JSON.parse(body) as object)).toMatchObject([{ sessionId: id, stepKey: 'blend', person: 'E1020', sha256: HASH, mediaType: 'image/png', pictureOf: 'E1001', pictureOfName: 'Mara Berger' }]);
  });

  it('J4 all else is forgotten with the session', async () => {
    await services.as('op.berger').post(`${path}/end`);
    await services.steer({ advanceSeconds: 1 });
    const tables = await services.db.transactions('tandem');
    expect(await tables.read('SELECT number FROM signal')).toEqual([]);
    expect(await tables.read('SELECT sha256 FROM shared_file')).toEqual([]);
    expect(await services.as('op.berger').post(`${path}/drawings`, { file: HASH, picture: 1, marks: [], fileName: 'x' })).toMatchObject({ status: 409, body: { code: 'session-over' } });
    expect((await rebuildDerivedTables(services.db.adminUrl, 'tandem', rowsOf)).differences).toEqual([]);
  });
});

async function read(at: string, account: string): Promise<{ status: number; headers: Headers; body: Buffer }> {
  const answer = await fetch(`${services.url}${at}`, { headers: { authorization: `Bearer ${account}` } });
  return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) };
}
