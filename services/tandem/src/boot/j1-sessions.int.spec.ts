import { Alarm } from '@batchwright/bus';
import { outgoing } from '@batchwright/contracts';
import type { Platform, ServiceDefinition } from '@batchwright/host';
import { rebuildDerivedTables } from '@batchwright/persistence';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { rowsOf } from '../adapters/postgres/rows-of';
import type { SessionView } from '../application/sessions';
import { tandem } from './index';

const API = '/api/tandem/v1';
const RUN = '01936c2e-7c00-7000-8000-000000000031';
const LONG = { from: '2020-01-01T00:00:00.000Z', until: '2099-01-01T00:00:00.000Z' };
let services: TestServices;
let execution: Platform;
let training: Platform;
let sequence = 0;

/** Somebody who speaks as the owners of runs and of qualifications. */
const batchExecution: ServiceDefinition = { name: 'batch-execution', migrations: [], module: (platform) => ((execution = platform), { module: class Runs {} }) };
const trainers: ServiceDefinition = { name: 'training', migrations: [], module: (platform) => ((training = platform), { module: class Trainers {} }) };
const act = { person: 'E1001', name: 'Mara Berger', account: 'op.berger', terminal: '', actAt: LONG.from, recordedAt: LONG.from };
const at = () => ({ subject: RUN, site: 'HAM', sequence: (sequence += 1) });

async function qualify(person: string, code = 'BLENDING'): Promise<void> {
  const id = `q-${person}-${code}`;
  await training.transactions.run((tx) => tx.announce([outgoing('batchwright.training.v1.QualificationSnapshot', { subject: id, site: 'HAM', sequence: 1 }, { qualificationId: id, site: 'HAM', person, code, ...LONG, status: 'granted' })]));
}

async function begin(stepKey: string): Promise<void> {
  await execution.transactions.run((tx) => tx.announce([outgoing('batchwright.batch-execution.v1.StepStarted', at(), { stepKey, items: [], qualifications: [{ code: 'BLENDING', qualificationId: 'q-E1001' }], underDecision: [], documents: [], media: [], conditions: [], act })]));
  await services.settled();
}

const open = (account: string, more: object = {}) => services.as(account).post(`${API}/open-consoles`, { console: `c-${account}`, languages: ['de', 'en', 'xx'], ...more });
const call = (person: string, stepKey: string, by = 'op.berger') => services.as(by).post<{ aggregate: string; code?: string }>(`${API}/sessions`, { runId: RUN, stepKey, person });
const view = async (id: string): Promise<SessionView> => (await services.as('insp.dubois').get<SessionView>(`${API}/sessions/${id}`)).body;
const states = async (id: string): Promise<string[]> => (await view(id)).parties.map(({ state }) => state);

/** A stream of signals that flows: reads on until something was heard, answers all that was. */
async function listen(path: string, account: string): Promise<(until: string) => Promise<string[]>> {
  const { body } = await fetch(`${services.url}${path}`, { headers: { authorization: `Bearer ${account}`, accept: 'text/event-stream' } });
  if (!body) throw new Error(`${path} is no stream`);
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const heard = (): string[] =>
    [...text.matchAll(/^event: (\w+)\n(?:id: .*\n)?data: (.*)\n/gm)].map(([, event = '', data = '{}']) => {
      const { kind, body: said = '' } = JSON.parse(data) as { kind?: string; body?: string };
      return kind === undefined ? event : `${kind} ${said}`;
    });
  return async (until) => {
    while (!heard().includes(until)) {
      const { value, done } = await reader.read();
      if (done) break;
      text += value;
    }
    return heard();
  };
}

beforeAll(async () => {
  services = await startTestServices([tandem, batchExecution, trainers]);
  await execution.transactions.run((tx) => tx.announce([outgoing('batchwright.batch-execution.v1.RunCreated', at(), { number: 'WS-1', kind: 'batch', recipe: { code: 'R', version: 1, versionId: 'v', hash: 'h' }, batchSize: { value: '1', unit: 'g' }, act })]));
  for (const person of ['E1020', 'E1010', 'E1002']) await qualify(person);
  for (const account of ['eng.moreau', 'sup.haas', 'qa.weiss']) await open(account);
}, 60_000);
afterAll(() => services.stop());

describe('J1 an expert is called from the step', () => {
  it('who may help is qualified for the step, and there', async () => {
    expect(await services.as('op.berger').get(`${API}/runs/${RUN}/steps/blend/experts`)).toMatchObject({ status: 404 });
    await begin('blend');
    const { body } = await services.as('op.berger').get<{ asked: string[]; items: { person: string }[] }>(`${API}/runs/${RUN}/steps/blend/experts`);
    expect(body.asked).toEqual(['BLENDING']);
    expect(body.items).toMatchObject([{ person: 'E1020', name: 'Claire Moreau', present: true, busy: false, languages: ['de', 'en'] }, { person: 'E1010', present: true }, { person: 'E1002', present: false, languages: [] }]);
    expect(await call('E1050', 'blend')).toMatchObject({ status: 422, body: { code: 'expert-not-qualified' } });
  });

  it('declined by one with a word, taken by the next, in one session; he may go and come back until it is over', async () => {
    const { body: { aggregate: id }, status } = await call('E1020', 'blend');
    expect(status).toBe(201);
    const [claire, jutta, mara] = [services.as('eng.moreau'), services.as('sup.haas'), services.as('op.berger')];
    expect((await claire.get<{ items: SessionView[] }>(`${API}/sessions?mine=open`)).body.items).toMatchObject([{ id, runNumber: 'WS-1', stepKey: 'blend', parties: [{ side: 'operator', name: 'Mara Berger' }, { state: 'ringing' }] }]);
    expect(await claire.post(`${API}/sessions/${id}/refusal`, { word: 'in a meeting' })).toMatchObject({ status: 200 });
    expect(await call('E1010', 'blend')).toMatchObject({ status: 201, body: { aggregate: id } });
    await jutta.post(`${API}/sessions/${id}/acceptance`);
    for (const [who, console] of [[jutta, 'c-sup.haas'], [mara, 'c-op.berger']] as const) expect(await who.post(`${API}/sessions/${id}/joining`, { console, languages: ['de'] })).toMatchObject({ status: 200 });
    expect((await view(id)).parties).toMatchObject([{ person: 'E1001', state: 'joined' }, { person: 'E1020', state: 'declined', word: 'in a meeting' }, { person: 'E1010', state: 'joined' }]);
    await jutta.post(`${API}/sessions/${id}/leaving`);
    expect(await states(id)).toEqual(['joined', 'declined', 'left']);
    await jutta.post(`${API}/sessions/${id}/joining`, { console: 'c-sup.haas', languages: ['de'] });
    await mara.post(`${API}/sessions/${id}/end`);
    expect(await view(id)).toMatchObject({ ended: expect.any(String) as string });
    expect(await jutta.post(`${API}/sessions/${id}/joining`, { console: 'c-sup.haas', languages: ['de'] })).toMatchObject({ status: 409, body: { code: 'session-over' } });
    const audit = await (await services.db.transactions('tandem')).read<{ person: string; action: string }>('SELECT person, action FROM audit ORDER BY counter');
    expect(audit.map(({ person, action }) => `${person} ${action}`)).toEqual([
      'E1001 SessionOpened', 'E1001 ExpertCalled', 'E1020 CallDeclined', 'E1001 ExpertCalled', 'E1010 CallAccepted', 'E1010 PartyJoined', 'E1001 PartyJoined', 'E1010 PartyLeft', 'E1010 PartyJoined', 'E1001 PartyLeft', 'E1001 PartyLeft', 'E1001 SessionEnded',
    ]);
  });

  it('a minute that nobody answers is a missed call', async () => {
    await begin('sieve');
    const { body: { aggregate: id } } = await call('E1020', 'sieve');
    await services.as('op.berger').post(`${API}/sessions/${id}/joining`, { console: 'c-op.berger', languages: ['de'] });
    await services.steer({ advanceSeconds: 61 });
    expect(await states(id)).toEqual(['joined', 'missed']);
    expect(await services.as('eng.moreau').post(`${API}/sessions/${id}/acceptance`)).toMatchObject({ status: 409, body: { code: 'call-over' } });
  });

  it('who calls and does not come, and then nobody answers, leaves no session open', async () => {
    await begin('mill');
    const { body: { aggregate: id } } = await call('E1020', 'mill');
    await services.steer({ advanceSeconds: 61 });
    expect(await view(id)).toMatchObject({ ended: expect.any(String) as string, parties: [{ state: 'left' }, { state: 'missed' }] });
  });

  it('I8 strangers are refused and told to the security stream; of another site nobody learns that there is a session', async () => {
    await begin('charge');
    const { body: { aggregate: id } } = await call('E1020', 'charge');
    expect(await services.as('qa.weiss').post(`${API}/sessions/${id}/joining`, { console: 'c-x', languages: [] })).toMatchObject({ status: 403, body: { code: 'not-in-session' } });
    expect(await services.as('sup.doyle').post(`${API}/sessions/${id}/end`)).toMatchObject({ status: 404 });
    expect(await services.as('sup.doyle').get(`${API}/runs/${RUN}/steps/charge/experts`)).toMatchObject({ status: 404 });
    expect(await call('E1020', 'charge', 'op.byrne')).toMatchObject({ status: 404 });
    const { rows } = await (await services.db.client()).query<{ body: string }>(`SELECT body FROM bus.log WHERE type = 'batchwright.identity.v1.RecordSecurityEvent' AND body LIKE '%not-in-session%'`);
    expect(rows.map(({ body }) => JSON.parse(body) as object)).toMatchObject([{ person: 'E1050', object: `session ${id}`, service: 'tandem' }]);
  });

  it('consoles of a session tell each other how to connect; nobody else speaks or hears', async () => {
    await begin('coat');
    const { body: { aggregate: id } } = await call('E1020', 'coat');
    const path = `${API}/sessions/${id}`;
    const [mara, claire, stranger] = [services.as('op.berger'), services.as('eng.moreau'), services.as('qa.weiss')];
    const offer = { kind: 'offer', peer: 'p-1', to: 'E1020', body: 'v=0' };
    expect(await mara.post(`${path}/signals`, offer)).toMatchObject({ status: 403, body: { code: 'not-in-session' } });
    await claire.post(`${path}/acceptance`);
    for (const [who, console] of [[mara, 'c-1'], [claire, 'c-2']] as const) await who.post(`${path}/joining`, { console, languages: [] });
    expect(await mara.get(`${path}/ice-servers`)).toEqual({ status: 200, body: { items: [], relayOnly: false } });
    expect(await mara.post(`${path}/signals`, offer)).toMatchObject({ status: 201, body: { number: 1 } });
    expect(await mara.post(`${path}/signals`, { ...offer, kind: 'candidate', body: 'x'.repeat(2001) })).toMatchObject({ status: 422, body: { code: 'signal-too-long' } });
    expect(await mara.post(`${path}/signals`, { ...offer, body: 'x'.repeat(40_001) })).toMatchObject({ status: 422, body: { code: 'signal-too-long' } });
    expect(await mara.post(`${path}/signals`, { ...offer, body: 'x'.repeat(100_001) })).toMatchObject({ status: 400 });
    for (const refused of [stranger.post(`${path}/signals`, offer), stranger.get(`${path}/signals`), stranger.get(`${path}/ice-servers`)]) expect(await refused).toMatchObject({ status: 403, body: { code: 'not-in-session' } });
    expect(await services.as('qa.murphy').get(`${path}/signals`)).toMatchObject({ status: 404 });
    const heard = await listen(`${path}/signals?after=0`, 'eng.moreau');
    const own = await listen(`${path}/signals?after=0`, 'op.berger');
    let rings = 0;
    const alarm = new Alarm();
    const leave = (await services.db.transactions('tandem')).hear(id, () => { rings += 1; alarm.ring(); }); // as a stream in another replica
    await alarm.sleep(20_000); // until it listens
    const before = rings;
    await claire.post(`${path}/signals`, { kind: 'hello', peer: 'p-2' });
    await alarm.sleep(20_000);
    expect([before, rings]).toEqual([1, 2]);
    leave();
    await mara.post(`${path}/signals`, { ...offer, kind: 'candidate', body: 'c' });
    expect(await heard('candidate c')).toEqual(['ready', 'offer v=0', 'candidate c']);
    expect(await own('hello ')).toEqual(['ready', 'hello ']);
    await mara.post(`${path}/end`);
    expect((await Promise.all([heard('over'), own('over')])).map((all) => all.at(-1))).toEqual(['over', 'over']);
    await services.steer({ advanceSeconds: 1 });
    expect(await (await services.db.transactions('tandem')).read('SELECT number FROM signal')).toEqual([]);
  });

  it('is rebuilt from its records', async () => {
    const rebuilt = await rebuildDerivedTables(services.db.adminUrl, 'tandem', rowsOf);
    expect(rebuilt.differences).toEqual([]);
    expect(rebuilt.records).toBeGreaterThan(15);
  });
});
