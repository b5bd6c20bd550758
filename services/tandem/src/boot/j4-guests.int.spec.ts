import { outgoing } from '@batchwright/contracts';
import type { Platform, ServiceDefinition } from '@batchwright/host';
import { rebuildDerivedTables } from '@batchwright/persistence';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { specimen } from '../../../../deploy/local/demo/recipes/specimen-picture';
import { rowsOf } from '../adapters/postgres/rows-of';
import { TOLD_ONE_BY_ONE } from '../application/refused-guests';
import { tandem } from './index';

const API = '/api/tandem/v1';
const RUN = '01936c2e-7c00-7000-8000-000000000034';
const LONG = '2020-01-01T00:00:00.000Z';
const NAMES = /Mara|Berger|Claire|Moreau|E1001|E1020/;
const { picture, value: HASH } = specimen('photo', 'drawing.png', 'a valve');
const act = { person: 'E1001', name: 'Mara Berger', account: 'op.berger', terminal: '', actAt: LONG, recordedAt: LONG };
let services: TestServices;
let execution: Platform;
let sequence = 0;

interface Given {
  readonly guest: string;
  readonly link: string;
  readonly code: string;
}
interface Told {
  readonly code?: string;
  readonly token?: string;
  readonly here?: boolean;
  readonly card?: object;
  readonly params?: { readonly left?: number };
}

const batchExecution: ServiceDefinition = { name: 'batch-execution', migrations: [], module: (platform) => ((execution = platform), { module: class Runs {} }) };
const at = () => ({ subject: RUN, site: 'HAM', sequence: (sequence += 1) });
const WORDS = { name: 'Ada Winter', organisation: 'Mixers Ltd', minutes: 30, purpose: 'the seal' };

async function begin(stepKey: string): Promise<void> {
  await execution.transactions.run((tx) => tx.announce([outgoing('batchwright.batch-execution.v1.StepStarted', at(), { stepKey, items: [], qualifications: [], underDecision: [], documents: [], media: [], conditions: [], act })]));
  await services.settled();
}

/** What stands at the step, as its run tells it. */
async function shows(session: string, stepKey: string, more: object = {}): Promise<void> {
  const card = JSON.stringify({ key: stepKey, started: { at: LONG, person: 'E1001', name: 'Mara Berger' }, comments: [{ text: 'Berger: asked Claire Moreau', person: 'E1001', name: 'Mara Berger' }], ...more });
  await execution.transactions.run((tx) => tx.announce([outgoing('batchwright.tandem.v1.ShowStep', { subject: session, site: 'HAM', sequence: 0, id: `${session.slice(0, -6)}${String((sequence += 1)).padStart(6, '0')}` }, { sessionId: session, runId: RUN, stepKey, sequence, card, complete: true })]));
  await services.settled();
}

/** A session at a step in which Mara and Claire stand. */
async function stand(stepKey: string): Promise<string> {
  await begin(stepKey);
  const { body: { aggregate: id } } = await services.as('op.berger').post<{ aggregate: string }>(`${API}/sessions`, { runId: RUN, stepKey, person: 'E1020' });
  await services.as('eng.moreau').post(`${API}/sessions/${id}/acceptance`);
  for (const account of ['op.berger', 'eng.moreau']) expect(await services.as(account).post(`${API}/sessions/${id}/joining`, { console: `c-${account}`, languages: [] })).toMatchObject({ status: 200 });
  return id;
}

async function invite(id: string, account = 'op.berger'): Promise<Given> {
  const { status, body: { guest: me } } = await services.as(account).post<{ guest: string }>(`${API}/sessions/${id}/guests`, WORDS);
  const given = await services.as(account).post<Given>(`${API}/sessions/${id}/guests/${me}/links`);
  expect([status, given.status]).toEqual([201, 201]);
  return { ...given.body, guest: me };
}

const enter = (link: string, code: string) => services.as('').post<Told>(`${API}/guest/entry`, { link, code });
const guest = (token: string | undefined) => services.as(token ?? '');
const see = (token: string | undefined, what = 'view') => guest(token).get<Told>(`${API}/guest/${what}`);
const say = (token: string | undefined, kind: string, body: object, more: object = {}) => guest(token).post<Told & { number: number }>(`${API}/guest/signals`, { kind, peer: 'p-guest', body: JSON.stringify(body), ...more });

async function comes(id: string): Promise<Given & { readonly token: string }> {
  const given = await invite(id);
  const { status, body } = await enter(given.link, given.code);
  expect(status).toBe(201);
  return { ...given, token: body.token ?? '' };
}

async function told(kind: string): Promise<{ object: string; count: number; site: string }[]> {
  await services.settled();
  const { rows } = await (await services.db.client()).query<{ body: string }>(`SELECT body FROM bus.log WHERE type = 'batchwright.identity.v1.RecordSecurityEvent' ORDER BY 1`);
  return rows.map(({ body }) => JSON.parse(body) as { kind: string; object: string; count: number; site: string }).filter((one) => one.kind === kind);
}

const stream = async (token: string) => fetch(`${services.url}${API}/guest/events`, { headers: { authorization: `Bearer ${token}` } });

beforeAll(async () => {
  services = await startTestServices([tandem, batchExecution]);
  await execution.transactions.run((tx) => tx.announce([outgoing('batchwright.batch-execution.v1.RunCreated', at(), { number: 'WS-4', kind: 'batch', recipe: { code: 'R', version: 1, versionId: 'v', hash: 'h' }, batchSize: { value: '1', unit: 'g' }, act })]));
  await services.as('eng.moreau').post(`${API}/open-consoles`, { console: 'c-eng.moreau', languages: ['de'] });
}, 60_000);
afterAll(() => services.stop());

describe('J4 a guest of a session', () => {
  it('is invited by its operator alone; link and code are told once, and only hashes of them are kept', async () => {
    const id = await stand('blend');
    expect(await services.as('eng.moreau').post(`${API}/sessions/${id}/guests`, WORDS)).toMatchObject({ status: 403 });
    expect(await services.as('op.byrne').post(`${API}/sessions/${id}/guests`, WORDS)).toMatchObject({ status: 404 });
    expect(await services.as('op.okafor').post(`${API}/sessions/${id}/guests`, WORDS)).toMatchObject({ status: 403, body: { code: 'not-in-session' } });
    for (const minutes of [4, 61]) expect(await services.as('op.berger').post(`${API}/sessions/${id}/guests`, { ...WORDS, minutes })).toMatchObject({ status: 400 });
    const given = await invite(id);
    expect(given).toMatchObject({ link: expect.stringMatching(/^[\w-]{43}$/) as string, code: expect.stringMatching(/^\d{6}$/) as string, seconds: expect.any(Number) as number });
    const rows = JSON.stringify((await (await services.db.client()).query('SELECT g.*, (SELECT jsonb_agg(r) FROM tandem.audit r) AS audit FROM tandem.guest_link g')).rows);
    expect([rows.includes(given.link), rows.includes(`"${given.code}"`)]).toEqual([false, false]);
    for (const [account, status] of [['eng.moreau', 403], ['op.byrne', 404], ['op.okafor', 403]] as const) expect(await services.as(account).post(`${API}/sessions/${id}/guests/${given.guest}/links`)).toMatchObject({ status });
    const { body: second } = await services.as('op.berger').post<Given>(`${API}/sessions/${id}/guests/${given.guest}/links`);
    expect((await enter(given.link, given.code)).body.code).toBe('guest-link-unknown');
    expect((await enter(second.link, second.code)).status).toBe(201);
    expect(await services.as('op.berger').post(`${API}/sessions/${id}/guests/${given.guest}/links`)).toMatchObject({ status: 403, body: { code: 'guest-link-used' } });
  });

  it('two come with one link at once: one is let in, the other is told, and so is the security stream', async () => {
    const given = await invite(await stand('sieve'));
    const answers = await Promise.all([1, 2, 3].map(() => enter(given.link, given.code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403, 403]);
    expect(answers.filter(({ status }) => status === 403).map(({ body }) => body.code)).toEqual(['guest-link-used', 'guest-link-used']);
    expect((await told('guest-link-used')).map(({ object, site }) => [object.startsWith(given.guest), site])).toEqual([[true, 'HAM'], [true, 'HAM']]);
  });

  it('a code that is wrong five times is the end of its link, also for who knows it', async () => {
    const given = await invite(await stand('mill'));
    const wrong = given.code === '000000' ? '111111' : '000000';
    const answers = [];
    for (let tries = 0; tries < 5; tries += 1) answers.push((await enter(given.link, wrong)).body);
    expect(answers.map(({ code, params }) => `${code} ${params?.left ?? ''}`.trim())).toEqual(['guest-code-wrong 4', 'guest-code-wrong 3', 'guest-code-wrong 2', 'guest-code-wrong 1', 'guest-link-dead']);
    expect(await enter(given.link, given.code)).toMatchObject({ status: 403, body: { code: 'guest-link-dead' } });
    expect(await told('guest-code-wrong')).toHaveLength(4);
    expect(await told('guest-link-dead')).toHaveLength(2);
  });

  it('a link is over by the time of the server, whatever the clock of a device or of the plant says', async () => {
    const given = await invite(await stand('charge'));
    await (await services.db.client()).query(`UPDATE tandem.guest_link SET until = now() - interval '1 second' WHERE person = $1`, [given.guest]);
    expect((await enter(given.link, given.code)).body.code).toBe('guest-link-expired');
    expect(await told('guest-link-expired')).toHaveLength(1);
  });

  it('sees the step as it stands and people by what they are, talks and draws; names and numbers come to him nowhere', async () => {
    const id = await stand('coat');
    await services.as('op.berger').post(`${API}/sessions/${id}/signals`, { kind: 'chat', peer: 'p-1', body: '{"text":"before he came"}' });
    const { token, guest: me } = await comes(id);
    await shows(id, 'coat', { speed: '12 rpm' });
    const flow = await stream(token);
    const mara = (kind: string, body: object, more: object = {}) => services.as('op.berger').post<{ number: number }>(`${API}/sessions/${id}/signals`, { kind, peer: 'p-1', body: JSON.stringify(body), ...more });
    await services.as('op.berger').send(`${API}/sessions/${id}/files`, picture?.png ?? Buffer.alloc(0));
    const { body: { number } } = await mara('picture', { of: 'E1001', file: HASH });
    await mara('offer', { for: 'p-guest', link: 'l', sdp: 'v=0' }, { to: me });
    expect(await say(token, 'mark', { picture: number, tool: 'circle', points: [[1, 1], [2, 2]] })).toMatchObject({ status: 201 });
    expect(await say(token, 'chat', { text: 'tighten it' })).toMatchObject({ status: 201 });
    expect(await say(token, 'picture', { of: 'expert-2' })).toMatchObject({ status: 201 });
    expect(await say(token, 'answer', { for: 'p-1', link: 'l', sdp: 'v=0' }, { to: 'operator' })).toMatchObject({ status: 201 });
    expect(await say(token, 'chat', { text: 'x', file: HASH })).toMatchObject({ status: 403, body: { code: 'not-for-guests' } });
    const heard = (await services.as('op.berger').get<{ items: { from: string; kind: string; body: string }[] }>(`${API}/sessions/${id}/talk`)).body.items;
    expect(heard.slice(-3)).toMatchObject([{ from: me, kind: 'mark' }, { from: me, kind: 'chat' }, { from: me, kind: 'picture', body: '{"of":"E1020"}' }]);
    const [session, view, talk, servers] = [await see(token, 'session'), await see(token), await see(token, 'talk'), await see(token, 'ice-servers')];
    expect(session.body).toMatchObject({ here: true, guest: me, parties: [{ alias: 'operator', state: 'joined' }, { alias: 'expert-2' }, { alias: me }] });
    expect(view.body).toMatchObject({ stepKey: 'coat', card: { speed: '12 rpm', started: { name: 'operator' }, comments: [{ name: 'operator', text: '•••: asked •••' }] } });
    expect(talk.body).toMatchObject({ items: [{ from: 'operator', kind: 'picture', body: `{"of":"operator","file":"${HASH}"}` }, { from: me }, { from: me }, { from: me, body: '{"of":"expert-2"}' }] });
    expect((await guest(token).get(`${API}/guest/shown-files/${HASH}`)).status).toBe(200);
    const [photo, sop, other] = [Buffer.from('a photo'), Buffer.from('%PDF-1.7'), Buffer.from('of another step')];
    const put = async (service: string, bytes: Buffer) => (await services.objects.put(service, 'HAM', bytes)).sha256;
    const [ofEntry, ofDocument, elsewhere] = [await put('batch-execution', photo), await put('recipes', sop), await put('recipes', other)];
    await shows(id, 'coat', { speed: '12 rpm', documents: [{ sha256: ofDocument, mediaType: 'application/pdf' }], entries: [{ fields: [{ value: { sha256: ofEntry, mediaType: 'image/png' } }] }] });
    const files = await Promise.all([ofEntry, ofDocument, elsewhere].map((hash) => fetch(`${services.url}${API}/guest/step-files/${hash}`, { headers: { authorization: `Bearer ${token}` } })));
    expect(files.map(({ status, headers }) => `${status} ${headers.get('content-type')?.split(';')[0]}`)).toEqual(['200 image/png', '200 application/pdf', '404 application/problem+json']);
    expect(await files[1]?.text()).toBe('%PDF-1.7');
    await guest(token).post(`${API}/guest/leaving`, {});
    await services.as('op.berger').post(`${API}/sessions/${id}/end`);
    const flowed = await flow.text();
    expect(flowed).toContain('event: signal');
    expect(flowed).toMatch(/event: over\n(id: .*\n)?data: \{"why":"session-over"\}/);
    expect([session, view, talk, servers].map(({ body }) => JSON.stringify(body)).concat(flowed).filter((text) => NAMES.test(text))).toEqual([]);
  });

  it('is asked like everybody else whether the session is recorded: not without his consent, and not any more when he takes it back', async () => {
    const id = await stand('dry');
    const { token } = await comes(id);
    const path = `${API}/sessions/${id}`;
    const [mara, claire] = [services.as('op.berger'), services.as('eng.moreau')];
    expect(await guest(token).post(`${API}/guest/consent`, {})).toMatchObject({ status: 409, body: { code: 'recording-not-proposed' } });
    for (const [who, what] of [[mara, 'recording/proposal'], [claire, 'recording/consent']] as const) expect((await who.post(`${path}/${what}`)).status).toBeLessThan(300);
    expect(await mara.post(`${path}/recordings`)).toMatchObject({ status: 409, body: { code: 'consent-missing' } });
    expect((await see(token, 'session')).body).toMatchObject({ asked: true, recorded: false });
    expect((await guest(token).post(`${API}/guest/consent`, {})).status).toBe(204);
    expect((await mara.post(`${path}/recordings`)).status).toBeLessThan(300);
    expect((await see(token, 'session')).body).toMatchObject({ asked: false, recorded: true });
    expect((await guest(token).post(`${API}/guest/consent-refusal`, {})).status).toBe(204);
    expect((await see(token, 'session')).body).toMatchObject({ recorded: false });
  });

  it('of another step he is shown nothing while the operator is there, and hears nothing of it afterwards', async () => {
    const id = await stand('press');
    const { token } = await comes(id);
    await shows(id, 'press');
    await begin('next');
    await services.as('op.berger').post(`${API}/sessions/${id}/place`, { stepKey: 'next' });
    await shows(id, 'next', { secret: 'of the next step' });
    await services.as('op.berger').post(`${API}/sessions/${id}/signals`, { kind: 'chat', peer: 'p-1', body: '{"text":"said elsewhere"}' });
    expect((await see(token, 'session')).body).toMatchObject({ here: false });
    for (const what of ['view', `shown-files/${HASH}`, `step-files/${HASH}`]) expect(await see(token, what)).toMatchObject({ status: 409, body: { code: 'guest-elsewhere' } });
    expect(await say(token, 'chat', { text: 'hello?' })).toMatchObject({ status: 409, body: { code: 'guest-elsewhere' } });
    await services.as('op.berger').post(`${API}/sessions/${id}/place`, { stepKey: 'press' });
    expect(await see(token, 'talk')).toMatchObject({ status: 200, body: { items: [] } });
    expect(await see(token, 'session')).toMatchObject({ body: { here: true } });
  });

  it('is shown out at once: his stream ends, nothing opens any more, and he does not come back', async () => {
    const id = await stand('pack');
    const { token, guest: me, link, code } = await comes(id);
    const flow = await stream(token);
    expect(await services.as('eng.moreau').post(`${API}/sessions/${id}/guests/${me}/revocation`)).toMatchObject({ status: 403 });
    expect(await services.as('op.berger').post(`${API}/sessions/${id}/guests/${me}/revocation`)).toMatchObject({ status: 200 });
    expect(await flow.text()).toMatch(/event: over\n(id: .*\n)?data: \{"why":"revoked"\}/);
    for (const what of ['session', 'view', 'talk', 'ice-servers', 'events', `step-files/${HASH}`]) expect(await see(token, what)).toMatchObject({ status: 403, body: { code: 'guest-over' } });
    expect(await say(token, 'hello', {})).toMatchObject({ status: 403, body: { code: 'guest-over' } });
    expect(await guest(token).post(`${API}/guest/joining`, {})).toMatchObject({ status: 403 });
    expect((await enter(link, code)).body.code).toBe('guest-link-revoked');
  });

  it('goes with his time: it stands in the record, and the session goes on without him', async () => {
    const id = await stand('label');
    const { token, guest: me } = await comes(id);
    await (await services.db.client()).query(`UPDATE tandem.guest_link SET until = now() - interval '1 second' WHERE session_id = $1`, [id]);
    expect(await see(token, 'session')).toMatchObject({ status: 403, body: { code: 'guest-over' } });
    await services.steer({ advanceSeconds: 1 });
    const { body } = await services.as('op.berger').get<{ ended?: string; parties: { person: string; state: string }[] }>(`${API}/sessions/${id}`);
    expect([body.ended, body.parties.find(({ person }) => person === me)?.state]).toEqual([undefined, 'expired']);
  });

  it('whose page is not heard of has lost his line, and comes back with what he holds', async () => {
    const id = await stand('store');
    const { token, guest: me } = await comes(id);
    const state = async () => (await services.as('op.berger').get<{ parties: { person: string; state: string }[] }>(`${API}/sessions/${id}`)).body.parties.find(({ person }) => person === me)?.state;
    await (await services.db.client()).query(`UPDATE tandem.guest_link SET seen_at = now() - interval '2 minutes' WHERE session_id = $1`, [id]);
    await services.steer({ advanceSeconds: 1 });
    expect([await state(), (await see(token, 'session')).body.here]).toEqual(['left', false]);
    expect(await guest(token).post(`${API}/guest/joining`, {})).toMatchObject({ status: 204 });
    expect([await state(), (await see(token, 'session')).body.here]).toEqual(['joined', true]);
  });

  it('what opens nothing is told to the security stream, a flood of it only counted', async () => {
    for (const by of ['guest.made-up', 'op.berger', '']) expect(await see(by, 'session')).toMatchObject({ status: 403, body: { code: 'guest-token-unknown' } });
    expect(await told('guest-token-unknown')).toHaveLength(3);
    const answers = [];
    for (let tries = 0; tries < TOLD_ONE_BY_ONE + 15; tries += 1) answers.push((await enter(`made-up-${tries}`, '000000')).body.code);
    expect(new Set(answers)).toEqual(new Set(['guest-link-unknown']));
    expect(await told('guest-link-unknown')).toHaveLength(TOLD_ONE_BY_ONE); // one of them of a link that was replaced
  });

  it('stands in the records of the session, by whom and until when, and is told to the run', async () => {
    const audit = await (await services.db.transactions('tandem')).read<{ action: string; person: string; new_value: string; reason: string | null }>(`SELECT action, person, new_value, reason FROM audit WHERE action LIKE 'Guest%' OR new_value LIKE 'Ada%' ORDER BY counter`);
    expect(audit).toContainEqual({ action: 'GuestInvited', person: 'E1001', new_value: expect.stringMatching(/^Ada Winter \(Mixers Ltd\) → 20.*Z$/) as string, reason: 'the seal' });
    expect(audit).toContainEqual({ action: 'PartyJoined', person: expect.stringMatching(/^guest-/) as string, new_value: 'Ada Winter (Mixers Ltd)', reason: null });
    expect([...new Set(audit.map(({ action }) => action))].sort()).toEqual(['ConsentGiven', 'ConsentWithdrawn', 'GuestExpired', 'GuestInvited', 'GuestRevoked', 'PartyJoined', 'PartyLeft', 'RecordingEnded']);
    await services.settled();
    const { rows } = await (await services.db.client()).query<{ type: string }>(`SELECT DISTINCT type FROM bus.log WHERE type LIKE 'batchwright.tandem.v1.Guest%' ORDER BY type`);
    expect(rows.map(({ type }) => type)).toEqual(['batchwright.tandem.v1.GuestExpired', 'batchwright.tandem.v1.GuestInvited', 'batchwright.tandem.v1.GuestRevoked']);
    expect((await rebuildDerivedTables(services.db.adminUrl, 'tandem', rowsOf)).differences).toEqual([]);
  });
});
