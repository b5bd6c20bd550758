import { createHash } from 'node:crypto';
import { outgoing } from '@batchwright/contracts';
import type { Platform, ServiceDefinition } from '@batchwright/host';
import { rebuildDerivedTables } from '@batchwright/persistence';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { rowsOf } from '../adapters/postgres/rows-of';
import { PostgresRecordings } from '../adapters/postgres/postgres-recordings';
import type { SessionView } from '../application/sessions';
import { MOST_CHUNK_BYTES } from '../application/recordings';
import { tandem } from './index';

const API = '/api/tandem/v1';
const RUN = '01936c2e-7c00-7000-8000-000000000035';
const LONG = { from: '2020-01-01T00:00:00.000Z', until: '2099-01-01T00:00:00.000Z' };
const WEBM: Buffer = Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84]), Buffer.from('webm'), Buffer.from(' first')]);
const NEXT: Buffer = Buffer.from('the next two seconds');
const [MARA, CLAIRE, JUTTA, STRANGER, CORK] = ['op.berger', 'eng.moreau', 'sup.haas', 'qa.weiss', 'sup.doyle'] as const;
let services: TestServices;
let execution: Platform;
let steps = 0;

const batchExecution: ServiceDefinition = { name: 'batch-execution', migrations: [], module: (platform) => ((execution = platform), { module: class Runs {} }) };
const act = { person: 'E1001', name: 'Mara Berger', account: 'op.berger', terminal: '', actAt: LONG.from, recordedAt: LONG.from };

interface Answer {
  readonly code?: string;
  readonly aggregate?: string;
  readonly recording?: string;
}

const post = (account: string, path: string, body: object = {}) => services.as(account).post<Answer>(`${API}/sessions/${path}`, body);
const send = (account: string, path: string, bytes: Buffer) => services.as(account).send<Answer>(`${API}/sessions/${path}`, bytes);
const view = async (id: string): Promise<SessionView> => (await services.as('insp.dubois').get<SessionView>(`${API}/sessions/${id}`)).body;
const join = (account: string, id: string) => post(account, `${id}/joining`, { console: `c-${account}`, languages: [] });
const tables = () => services.db.transactions('tandem');
const kept = async (id: string): Promise<number[]> => (await (await tables()).read<{ number: number }>('SELECT number FROM recording_chunk WHERE session_id = $1 ORDER BY recording_id, number', [id])).map(({ number }) => number);

async function told(id: string): Promise<string[]> {
  await services.settled();
  const { rows } = await (await services.db.client()).query<{ type: string; body: string }>(`SELECT type, body FROM bus.log WHERE type LIKE 'batchwright.tandem.v1.%' AND body LIKE $1 ORDER BY position`, [`%${id}%`]);
  return rows.flatMap(({ type, body }) => (/Recording|Consent/.test(type) ? [[type.split('.').at(-1), (JSON.parse(body) as { person: string }).person, (JSON.parse(body) as { why?: string }).why].filter(Boolean).join(' ')] : []));
}

/** A session in which Mara and Claire stand; Jutta took the call and has not come. */
async function standTogether(): Promise<string> {
  const stepKey = `step-${(steps += 1)}`;
  await execution.transactions.run((tx) => tx.announce([outgoing('batchwright.batch-execution.v1.StepStarted', { subject: RUN, site: 'HAM', sequence: 10 + steps }, { stepKey, items: [], qualifications: [], underDecision: [], documents: [], media: [], conditions: [], act })]));
  await services.settled();
  const call = (person: string) => services.as(MARA).post<Answer>(`${API}/sessions`, { runId: RUN, stepKey, person });
  const { body: { aggregate: id = '' } } = await call('E1020');
  await call('E1010');
  for (const account of [CLAIRE, JUTTA]) await post(account, `${id}/acceptance`);
  for (const account of [MARA, CLAIRE]) expect(await join(account, id)).toMatchObject({ status: 200 });
  return id;
}

/** A recording that runs in such a session, with its first part. */
async function record(): Promise<{ readonly id: string; readonly recording: string; readonly part: (number: number, bytes?: Buffer) => ReturnType<typeof send> }> {
  const id = await standTogether();
  await post(CLAIRE, `${id}/recording/proposal`);
  await post(MARA, `${id}/recording/consent`);
  const { body: { recording = '' }, status } = await post(MARA, `${id}/recordings`);
  expect(status).toBe(201);
  const part = (number: number, bytes: Buffer = NEXT) => send(MARA, `${id}/recordings/${recording}/parts/${number}`, bytes);
  expect(await part(1, WEBM)).toEqual({ status: 201, body: { number: 1 } });
  return { id, recording, part };
}

beforeAll(async () => {
  services = await startTestServices([tandem, batchExecution]);
  await execution.transactions.run((tx) => tx.announce([outgoing('batchwright.batch-execution.v1.RunCreated', { subject: RUN, site: 'HAM', sequence: 1 }, { number: 'WS-5', kind: 'batch', recipe: { code: 'R', version: 1, versionId: 'v', hash: 'h' }, batchSize: { value: '1', unit: 'g' }, act })]));
  for (const account of [CLAIRE, JUTTA, STRANGER]) await services.as(account).post(`${API}/open-consoles`, { console: `c-${account}`, languages: ['de'] });
}, 60_000);
afterAll(() => services.stop());

describe('J5 a session is recorded with the consent of everybody, and never without', () => {
  it('begins when all have consented, each by his own act; parts are kept in order, once; at its end it has the hash of its bytes', async () => {
    const id = await standTogether();
    expect(await post(MARA, `${id}/recordings`)).toMatchObject({ status: 409, body: { code: 'recording-not-proposed' } });
    expect(await post(CLAIRE, `${id}/recording/proposal`)).toMatchObject({ status: 201 });
    expect(await post(MARA, `${id}/recording/proposal`)).toMatchObject({ status: 409, body: { code: 'recording-asked-already' } });
    expect(await post(MARA, `${id}/recordings`)).toMatchObject({ status: 409, body: { code: 'consent-missing' } });
    expect((await view(id)).recording).toMatchObject({ proposedBy: { person: 'E1020', name: 'Claire Moreau' }, consents: ['E1020'] });
    expect(await post(MARA, `${id}/recording/consent`)).toMatchObject({ status: 200 });
    expect(await post(CLAIRE, `${id}/recordings`)).toMatchObject({ status: 403 });
    const { body: { recording = '' } } = await post(MARA, `${id}/recordings`);
    expect((await view(id)).recording).toMatchObject({ running: recording });
    const part = (number: number, bytes: Buffer = NEXT) => send(MARA, `${id}/recordings/${recording}/parts/${number}`, bytes);
    expect(await part(1, Buffer.from('MZ this program cannot be run'))).toMatchObject({ status: 422, body: { code: 'recording-not-taken' } });
    expect(await part(2)).toMatchObject({ status: 409, body: { code: 'recording-order' } });
    expect(await part(1, WEBM)).toEqual({ status: 201, body: { number: 1 } });
    expect(await part(1, WEBM)).toEqual({ status: 201, body: { number: 1 } });
    expect(await part(1, Buffer.concat([WEBM, NEXT]))).toMatchObject({ status: 409, body: { code: 'recording-part-other' } });
    expect(await part(3)).toMatchObject({ status: 409, body: { code: 'recording-order' } });
    expect(await part(2, Buffer.alloc(MOST_CHUNK_BYTES + 1))).toMatchObject({ status: 413, body: { code: 'recording-part-too-large' } });
    expect(await part(2)).toEqual({ status: 201, body: { number: 2 } });
    expect(await post(MARA, `${id}/recordings/${recording}/end`)).toMatchObject({ status: 200 });
    expect(await part(3)).toMatchObject({ status: 409, body: { code: 'recording-over' } });
    await services.steer({ advanceSeconds: 1 });
    const bytes = Buffer.concat([WEBM, NEXT]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { body: { items } } = await services.as(JUTTA).get<{ items: object[] }>(`${API}/sessions/${id}/recordings`);
    expect(items).toMatchObject([{ id: recording, why: 'ended', sha256, size: bytes.length, mediaType: 'video/webm', removed: false, consented: [{ person: 'E1001' }, { person: 'E1020' }] }]);
    expect(await told(id)).toEqual(['RecordingProposed E1020', 'ConsentGiven E1020', 'ConsentGiven E1001', 'RecordingBegan E1001', 'RecordingEnded E1001 ended', 'RecordingSealed']);
    const audit = await (await tables()).read<{ person: string | null; action: string }>(`SELECT person, action FROM audit WHERE aggregate_id = $1 AND action ~ 'Recording|Consent' ORDER BY counter`, [id]);
    expect(audit.map(({ person, action }) => `${person ?? ''} ${action}`)).toEqual(['E1020 RecordingProposed', 'E1020 ConsentGiven', 'E1001 ConsentGiven', 'E1001 RecordingBegan', 'E1001 RecordingEnded', ' RecordingSealed']);
  });

  it('one who does not consent, and nothing is kept', async () => {
    const id = await standTogether();
    await post(MARA, `${id}/recording/proposal`);
    expect(await post(CLAIRE, `${id}/recording/refusal`)).toMatchObject({ status: 200 });
    expect(await post(MARA, `${id}/recordings`)).toMatchObject({ status: 409, body: { code: 'recording-not-proposed' } });
    expect((await view(id)).recording).toBeUndefined();
    expect(await kept(id)).toEqual([]);
    expect(await told(id)).toEqual(['RecordingProposed E1001', 'ConsentGiven E1001', 'ConsentRefused E1020']);
  });

  it('who withdraws ends it; what is sent after that is refused and not kept', async () => {
    const { id, part } = await record();
    expect(await post(CLAIRE, `${id}/recording/refusal`)).toMatchObject({ status: 200 });
    expect(await part(2)).toMatchObject({ status: 409, body: { code: 'recording-over' } });
    expect(await kept(id)).toEqual([1]);
    const after = (await told(id)).filter((said) => said !== 'RecordingSealed'); // its bytes are counted by themselves, sooner or later
    expect(after.slice(-2)).toEqual(['RecordingEnded E1020 consent-withdrawn', 'ConsentWithdrawn E1020']);
  });

  it('who comes stops it at once, until he has consented; then another one begins, with bytes of its own', async () => {
    const { id, recording, part } = await record();
    expect(await join(JUTTA, id)).toMatchObject({ status: 200 });
    expect(await part(2)).toMatchObject({ status: 409, body: { code: 'recording-over' } });
    expect(await post(MARA, `${id}/recordings`)).toMatchObject({ status: 409, body: { code: 'consent-missing' } });
    await post(JUTTA, `${id}/recording/consent`);
    const { body: { recording: second } } = await post(MARA, `${id}/recordings`);
    expect(second).not.toBe(recording);
    expect(await send(MARA, `${id}/recordings/${second}/parts/1`, WEBM)).toMatchObject({ status: 201 });
    expect(await part(2)).toMatchObject({ status: 409, body: { code: 'recording-over' } });
    expect(await kept(id)).toEqual([1, 1]);
    await post(MARA, `${id}/end`);
    expect(await told(id)).toEqual(expect.arrayContaining(['RecordingEnded E1010 somebody-came', 'ConsentGiven E1010', 'RecordingEnded session-ended']));
  });

  it('a part and a withdrawal at the same moment: after the withdrawal nothing was kept', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id, part } = await record();
      const parts = Array.from({ length: 6 }, (_, index) => part(index + 2));
      const withdraws = async () => {
        expect(await post(CLAIRE, `${id}/recording/refusal`)).toMatchObject({ status: 200 });
        return kept(id);
      };
      const [whenAnswered, ...answers] = await Promise.all([withdraws(), ...parts]);
      const numbers = await kept(id);
      expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(numbers.length - 1);
      expect(await part(numbers.length + 1)).toMatchObject({ status: 409, body: { code: 'recording-over' } });
      expect(await kept(id)).toEqual(whenAnswered);
    }
  });

  it('the database itself takes no byte that nobody consented to, and lets none go that the record still has', async () => {
    const { id, recording } = await record();
    const transactions = await tables();
    const recordings = new PostgresRecordings(transactions);
    const keep = (session: string, name: string, number: number, most = 1000) => transactions.run((tx) => recordings.keep(tx, 'HAM', session, name, { number, bytes: NEXT, at: LONG.from, most }));
    expect(await keep(id, recording, 2, 10)).toBe('full');
    expect(await keep(id, 'another', 1)).toBe('over');
    await (await services.db.client()).query(`UPDATE tandem.recording_consent SET given = false WHERE session_id = $1 AND person = 'E1020'`, [id]);
    expect(await keep(id, recording, 2)).toBe('no-consent');
    await expect(transactions.run((tx) => recordings.drop(tx, 'HAM', id, recording))).rejects.toThrow();
    for (const sql of [`INSERT INTO recording_chunk (site, session_id, recording_id, number, content, sha256, at) VALUES ('HAM', '${id}', 'x', 1, 'x', 'x', 'x')`, 'DELETE FROM recording_chunk', `UPDATE recording_chunk SET content = 'x'`]) {
      await expect(transactions.run((tx) => tx.query(sql))).rejects.toMatchObject({ params: { sqlstate: '42501' } });
    }
    expect(await kept(id)).toEqual([1]);
    await (await services.db.client()).query(`UPDATE tandem.recording_consent SET given = true WHERE session_id = $1 AND person = 'E1020'`, [id]);
  });

  it('a console that records and goes silent: what came until then is the recording, with its hash', async () => {
    const { id, recording } = await record();
    await services.as(MARA).post(`${API}/open-consoles`, { console: `c-${MARA}`, languages: [], session: id });
    await services.steer({ advanceSeconds: 61 });
    await services.steer({ advanceSeconds: 1 });
    const { body: { items } } = await services.as(JUTTA).get<{ items: object[] }>(`${API}/sessions/${id}/recordings`);
    expect(items).toMatchObject([{ id: recording, why: 'line-lost', sha256: createHash('sha256').update(WEBM).digest('hex'), size: WEBM.length }]);
  });

  it('I8 strangers neither ask, consent, send nor end, and are told to the security stream; of another site nobody learns anything', async () => {
    const { id, recording } = await record();
    const attempts = (account: string) => [post(account, `${id}/recording/proposal`), post(account, `${id}/recording/consent`), post(account, `${id}/recording/refusal`)];
    for (const answer of await Promise.all([...attempts(STRANGER), ...attempts(JUTTA), post('op.okafor', `${id}/recordings`), post('op.okafor', `${id}/recordings/${recording}/end`), send('op.okafor', `${id}/recordings/${recording}/parts/2`, NEXT)])) expect(answer).toMatchObject({ status: 403, body: { code: 'not-in-session' } });
    for (const answer of await Promise.all([...attempts(CORK), services.as(CORK).get(`${API}/sessions/${id}/recordings`), services.as(CORK).get(`${API}/sessions/${id}/recordings/${recording}/content`)])) expect(answer).toMatchObject({ status: 404 });
    expect(await services.as(CLAIRE).get(`${API}/sessions/${id}/recordings/${recording}/content`)).toMatchObject({ status: 403 });
    await services.settled();
    const { rows } = await (await services.db.client()).query(`SELECT 1 FROM bus.log WHERE type = 'batchwright.identity.v1.RecordSecurityEvent' AND body LIKE $1`, [`%session ${id}%`]);
    expect(rows).toHaveLength(9);
  });

  it('reviewers watch it, whole or in parts, and who did is written down; after its days its bytes go, and the hash stays', async () => {
    const { id, recording, part } = await record();
    await part(2);
    const path = `${services.url}${API}/sessions/${id}/recordings/${recording}/content`;
    const read = async (range?: string) => {
      const answer = await fetch(path, { headers: { authorization: `Bearer ${STRANGER}`, ...(range ? { range } : {}) } });
      return { status: answer.status, range: answer.headers.get('content-range'), type: answer.headers.get('content-type'), body: Buffer.from(await answer.arrayBuffer()) };
    };
    expect((await read()).status).toBe(409);
    await post(MARA, `${id}/end`);
    await services.steer({ advanceSeconds: 1 });
    const bytes = Buffer.concat([WEBM, NEXT]);
    expect(await read()).toEqual({ status: 200, range: null, type: 'video/webm', body: bytes });
    expect(await read('bytes=10-25')).toEqual({ status: 206, range: `bytes 10-25/${bytes.length}`, type: 'video/webm', body: bytes.subarray(10, 26) });
    expect(await read('bytes=-4')).toMatchObject({ status: 206, body: bytes.subarray(-4) });
    expect((await read('bytes=900-')).status).toBe(416);
    const watched = await (await tables()).read(`SELECT person, field FROM audit WHERE aggregate_id = $1 AND action = 'RecordingWatched'`, [id]);
    expect(watched).toEqual([{ person: 'E1050', field: `recording ${recording}` }]);
    await services.steer({ advanceSeconds: 89 * 86_400 });
    expect(await kept(id)).toEqual([1, 2]);
    await services.steer({ advanceSeconds: 86_400 });
    await services.steer({ advanceSeconds: 1 });
    expect(await kept(id)).toEqual([]);
    expect(await read()).toMatchObject({ status: 410 });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { body: { items } } = await services.as(JUTTA).get<{ items: object[] }>(`${API}/sessions/${id}/recordings`);
    expect(items).toMatchObject([{ id: recording, sha256, removed: true, removedAt: expect.any(String) as string }]);
    expect((await told(id)).slice(-1)).toEqual(['RecordingRemoved']);
    expect((await rebuildDerivedTables(services.db.adminUrl, 'tandem', rowsOf)).differences).toEqual([]);
  });
});
