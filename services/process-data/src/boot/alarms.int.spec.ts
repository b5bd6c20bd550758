import { outgoing } from '@batchwright/contracts';
import type { Platform, ServiceDefinition } from '@batchwright/host';
import { rebuildDerivedTables } from '@batchwright/persistence';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { rowsOf } from '../adapters/postgres/rows-of';
import type { AlarmView } from '../application/alarms';
import type { Reading } from '../domain/reading';
import { machineOf, type Machine } from './machine-says.fixture';
import { processData } from './index';

const API = '/api/process-data/v1';
const RUN = '01936c2e-7c00-7000-8000-000000000030';
const PREFIX = 'batchwright.batch-execution.v1';
const BEGIN = Math.floor(Date.now() / 1000) * 1_000_000 - 3_600_000_000;
const limit = (id: string, value: string) => ({ id, kind: id, value, onDelaySeconds: 5, offDelaySeconds: 0, priority: 'high', exception: 'major' });
const tag = (code: string, limits: object[], more: object = {}) => ({ code, address: `ns=2;s=${code}`, type: 'number', title: { en: `Title of ${code}`, de: `Name von ${code}` }, equipment: 'VB-02', point: code.split('.')[1] ?? '', unit: 'Cel', keepDays: 30, limits, ...more });
const DRAFT = {
  site: 'HAM', code: 'PLC-ALARMS', name: 'Blending', reason: 'the blender is connected',
  settings: { protocol: 'opcua', endpoint: 'opc.tcp://127.0.0.1:1', securityMode: 'none', securityPolicy: 'none', publishingMs: 500 },
  tags: [tag('VB-02.t', [limit('high', '25'), limit('high-high', '40')]), tag('VB-02.jacket', [limit('high', '25')]), tag('DISP-1.humidity', [limit('high', '45')], { equipment: 'DISP-1', unit: '%' }), ...Array.from({ length: 12 }, (_, at) => tag(`X.${at}`, [{ ...limit('high', '25'), exception: undefined }], { equipment: 'X' }))],
};
let services: TestServices;
let machine: Machine;
let execution: Platform;
let sequence = 0;

/** Somebody who speaks as batch-execution. */
const batchExecution: ServiceDefinition = { name: 'batch-execution', migrations: [], module: (platform) => ((execution = platform), { module: class Stranger {} }) };
const iso = (second: number): string => new Date(BEGIN / 1000 + second * 1000).toISOString();
const micro = (second: number): string => iso(second).replace('Z', '000Z');
const at = (second: number, value: number, code = 'VB-02.t', quality: Reading['quality'] = 'good'): Reading => ({ tag: code, at: BEGIN + second * 1_000_000, value, quality });
const list = async (query = ''): Promise<AlarmView[]> => (await services.as('op.berger').get<{ items: AlarmView[] }>(`${API}/alarms${query}`)).body.items;
async function say(type: string, second: number, body: object): Promise<void> {
  const act = { actAt: '2031-01-01T00:00:00.000Z', recordedAt: iso(second) };
  await execution.transactions.run((tx) => tx.announce([outgoing(`${PREFIX}.${type}` as `${typeof PREFIX}.StepStarted`, { subject: RUN, site: 'HAM', sequence: (sequence += 1) }, { ...body, act } as never)]));
  await services.settled();
}
/** What batch-execution was asked about excursions; times of bad quality are told beside them. */
async function asked(type: string): Promise<Record<string, unknown>[]> {
  const { rows } = await (await services.db.client()).query<{ body: string }>(`SELECT body FROM bus.log WHERE type = $1 ORDER BY position`, [`${PREFIX}.${type}`]);
  return rows.map(({ body }) => JSON.parse(body) as Record<string, unknown>).filter((one) => one.type !== 'process-data-gap');
}

beforeAll(async () => {
  services = await startTestServices([processData, batchExecution]);
  const drafted = await services.as('eng.moreau').post<{ aggregate: string }>(`${API}/connections`, DRAFT);
  await services.as('qa.adeyemi').signed(`${API}/connections/${drafted.body.aggregate}/approval`);
  machine = await machineOf(services, 'PLC-ALARMS');
}, 60_000);
afterAll(() => services.stop());

describe('alarms', () => {
  it('E4 E5 F11 one excursion is one alarm over crashes and batches, and one exception of the run in whose window it falls', async () => {
    await say('RunCreated', 0, { number: 'WS-2026-0001', kind: 'batch', recipe: { code: 'WARF-5', version: 2, versionId: 'v', hash: 'h' }, batchSize: { value: '1', unit: 'kg' } });
    await say('NodeActivated', 0, { nodeKey: 'blending', nodeId: 'blending', iteration: [] });
    await say('StepStarted', 10, { stepKey: 'blend', items: [{ what: 'equipment', need: 'blender', item: 'VB-02', grantId: 'g1' }] });
    await machine.stores([at(20, 20), at(30, 26)]); // the process dies before it looks
    machine = await machineOf(services, 'PLC-ALARMS');
    await machine.says([at(34, 27), at(36, 26)]);
    await machine.says([at(36, 26), at(38, 28), at(40, 29, 'VB-02.jacket', 'bad')]);
    const [alarm] = await list();
    expect(alarm).toMatchObject({
      tag: 'VB-02.t', equipment: 'VB-02', state: 'active-unacknowledged', limit: { id: 'high', value: '25' }, from: micro(30), at: micro(35), value: '27', late: false, flood: false,
      runs: [{ runId: RUN, runNumber: 'WS-2026-0001', stepKey: 'blend', nodes: ['blending'] }],
    });
    await machine.says([at(50, 22)]);
    expect(await list()).toMatchObject([{ id: alarm?.id, state: 'returned-unacknowledged', until: micro(50), peak: '28', peakAt: micro(38) }]);
    const exceptionId = alarm?.runs[0]?.exceptionId;
    expect((await services.as('op.berger').get<{ exceptions: { kind: string }[] }>(`${API}/happenings?equipment=VB-02`)).body.exceptions.filter(({ kind }) => kind === 'excursion')).toEqual([
      { id: exceptionId, runId: RUN, kind: 'excursion', equipment: 'VB-02', tags: ['VB-02.t'], severity: 'major', limit: { kind: 'high', value: '25' }, from: micro(30), until: micro(50), peak: '28', peakAt: micro(38) },
    ]);
    expect(await asked('RaiseException')).toEqual([expect.objectContaining({
      exceptionId, runId: RUN, stepKey: 'blend', type: 'process-excursion', severity: 'SEVERITY_MAJOR',
      texts: { en: `VB-02.t (Title of VB-02.t) is above 25 Cel (high) since ${micro(30)}`, de: `VB-02.t (Name von VB-02.t) liegt über 25 Cel (high) seit ${micro(30)}` },
    })]);
    const observed = { equipment: 'VB-02', tags: ['VB-02.t'], from: micro(30), limit: { id: 'high', kind: 'high', value: '25' }, unit: 'Cel', nodes: ['blending'] };
    expect(await asked('RaiseException')).toMatchObject([{ observed }]);
    expect(await asked('ExtendException')).toEqual([expect.objectContaining({ runId: RUN, stepKey: 'blend', exceptionId, observed: { ...observed, until: micro(50), peak: '28', peakAt: micro(38) } })]);
  });

  it('E4 D8 a run that begins to use equipment in alarm has the exception, and effects name their cause', async () => {
    await say('StepCompleted', 60, { stepKey: 'blend', released: ['g1'], again: false });
    await machine.says([at(70, 30), at(71, 30, 'VB-02.jacket'), at(90, 30), at(90, 30, 'VB-02.jacket')]);
    expect(await asked('RaiseException')).toHaveLength(1);
    await say('StepStarted', 95, { stepKey: 'discharge', items: [{ what: 'equipment', need: 'blender', item: 'VB-02', grantId: 'g2' }] });
    const [, cause, effect] = await asked('RaiseException');
    expect(cause).toMatchObject({ stepKey: 'discharge', text: expect.stringContaining('VB-02.t ') as string });
    expect(effect).toMatchObject({ parent: cause?.exceptionId, text: expect.stringContaining('it follows VB-02.t') as string });
    expect(await list(`?runId=${RUN}&state=active-unacknowledged`)).toMatchObject([{ tag: 'VB-02.jacket', runs: [{ parent: cause?.exceptionId }] }, { tag: 'VB-02.t' }]);
  });

  it('E5 finds what came late, once, and keeps what it knew', async () => {
    const before = await list();
    await machine.says([at(1, 45), at(8, 20)]);
    const [found] = (await list()).filter(({ late }) => late);
    expect(found).toMatchObject({ from: micro(1), until: micro(8), peak: '45', limit: { id: expect.stringMatching(/^high/) as string } });
    expect((await list()).filter(({ late }) => late)).toHaveLength(2);
    await machine.says([at(1, 45), at(2, 45)]);
    expect(await list()).toHaveLength(before.length + 2);
  });

  it('E4 is acknowledged and shelved by people, with reasons, and what a shelved limit raises comes shelved', async () => {
    const [alarm] = await list('?state=returned-unacknowledged&text=title%20of%20vb-02.T');
    const one = `${API}/alarms/${alarm?.id}`;
    expect(await services.as('wh.novak').post(`${one}/acknowledgement`, { reason: 'seen' })).toMatchObject({ status: 403 });
    expect(await services.as('op.byrne').post(`${one}/acknowledgement`, { reason: 'seen' })).toMatchObject({ status: 404 });
    const until = new Date(Date.now() + 3_600_000).toISOString();
    expect(await services.as('sup.haas').post(`${one}/shelving`, { until, reason: 'the sensor is exchanged' })).toMatchObject({ status: 200 });
    expect(await services.as('op.berger').get(one)).toMatchObject({ body: { state: 'shelved', shelvedFor: 'the sensor is exchanged' } });
    expect(await services.as('sup.haas').post(`${one}/unshelving`, { reason: 'it is back' })).toMatchObject({ status: 200 });
    expect(await services.as('op.berger').post(`${one}/acknowledgement`, { reason: 'cooling opened' })).toMatchObject({ status: 200 });
    expect(await services.as('op.berger').post(`${one}/acknowledgement`, { reason: 'again' })).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    expect(await services.as('op.berger').get(one)).toMatchObject({ body: { state: 'over', acknowledged: { by: 'E1001', reason: 'cooling opened' } } });
    const [jacket] = await list('?tag=VB-02.jacket');
    await services.as('sup.haas').post(`${API}/alarms/${jacket?.id}/shelving`, { until, reason: 'known' });
    await machine.says([at(100, 20, 'VB-02.jacket'), at(110, 30, 'VB-02.jacket'), at(120, 30, 'VB-02.jacket')]);
    expect(await list('?tag=VB-02.jacket&state=shelved')).toMatchObject([{ from: micro(110) }, { from: micro(71), until: micro(100) }]);
  });

  it('E4 more than ten of one equipment within ten minutes are told as one flood', async () => {
    await machine.says(Array.from({ length: 12 }, (_, place) => [at(200 + place, 30, `X.${place}`), at(220 + place, 30, `X.${place}`)]).flat());
    const alarms = await list('?equipment=X');
    expect(alarms.map(({ flood }) => flood).filter(Boolean)).toHaveLength(2);
    expect((await services.as('op.berger').get<{ items: object[] }>(`${API}/alarms/floods`)).body.items).toEqual([{ site: 'HAM', equipment: 'X', from: micro(205), until: micro(216), alarms: 12 }]);
    const first = await services.as('op.berger').get<{ items: AlarmView[]; next: string }>(`${API}/alarms?limit=5&equipment=X`);
    const rest = await services.as('op.berger').get<{ items: AlarmView[] }>(`${API}/alarms?limit=20&equipment=X&after=${first.body.next}`);
    expect([...first.body.items, ...rest.body.items]).toEqual(alarms);
  });

  it('E5 what is said again while it is not an alarm yet is one alarm nevertheless', async () => {
    await machine.stores([at(240, 20, 'X.0'), at(250, 30, 'X.0')]);
    await machine.looks(false);
    await machine.stores([at(250, 30, 'X.0'), at(256, 31, 'X.0'), at(258, 30, 'X.0')]);
    await machine.looks(false);
    expect(await list('?tag=X.0')).toMatchObject([{ from: micro(250), at: micro(255), value: '30', late: false }, { from: micro(200), until: micro(240) }]);
  });

  it('D8 air that becomes too wet while a step is performed in the room is an exception of that step, with how long it lasted and how wet it was', async () => {
    await say('StepStarted', 261, { stepKey: 'weigh', items: [], area: 'DISP-1' });
    const before = (await asked('RaiseException')).length;
    await machine.says([at(262, 40, 'DISP-1.humidity'), at(270, 48, 'DISP-1.humidity'), at(276, 52, 'DISP-1.humidity')]);
    const [raised] = (await asked('RaiseException')).slice(before);
    expect(raised).toMatchObject({ runId: RUN, stepKey: 'weigh', type: 'process-excursion', severity: 'SEVERITY_MAJOR', observed: { equipment: 'DISP-1', tags: ['DISP-1.humidity'], from: micro(270), limit: { value: '45' }, unit: '%' } });
    await machine.says([at(290, 41, 'DISP-1.humidity')]);
    expect((await asked('ExtendException')).at(-1)).toMatchObject({ exceptionId: raised?.exceptionId, stepKey: 'weigh', observed: { from: micro(270), until: micro(290), peak: '52', peakAt: micro(276) } });
  });

  it('E4 E6 end when nobody hears the tag any more, and say so', async () => {
    await machine.says([at(300, 30), at(310, 31), at(311, 31, 'VB-02.t', 'bad')]);
    const [alarm] = await list('?tag=VB-02.t&state=active-unacknowledged&from=' + micro(300));
    const { body } = await services.as('qa.adeyemi').get<{ items: { id: string }[] }>(`${API}/connections`);
    expect(await services.as('qa.adeyemi').post(`${API}/connections/${body.items[0]?.id}/retirement`, { reason: 'the blender goes' })).toMatchObject({ status: 200 });
    await machine.letsGo();
    expect(await services.as('op.berger').get(`${API}/alarms/${alarm?.id}`)).toMatchObject({ body: { state: 'returned-unacknowledged', peak: '31' } });
    expect((await list()).filter(({ until }) => until === undefined)).toEqual([]);
    const { body: gaps } = await services.as('op.berger').get<{ items: { until?: string }[] }>(`${API}/gaps`);
    expect(gaps.items.filter(({ until }) => until === undefined)).toEqual([]);
    expect(await asked('ExtendException')).toContainEqual(expect.objectContaining({ observed: expect.objectContaining({ endedBy: 'not-watched' }) as unknown }));
  });

  it('E4 are rebuilt from their records', async () => {
    expect((await rebuildDerivedTables(services.db.adminUrl, 'process_data', rowsOf)).differences).toEqual([]);
  });
});
