import { outgoing } from '@batchwright/contracts';
import type { Platform, ServiceDefinition } from '@batchwright/host';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { processData } from './index';

const API = '/api/process-data/v1';
const RUN = '01936c2e-7c00-7000-8000-000000000030';
const PREFIX = 'batchwright.batch-execution.v1';
const tag = (code: string, equipment: string) => ({ code, address: `ns=2;s=${code}`, type: 'number', title: { en: code }, equipment, point: code.split('.')[1] ?? '', unit: '/min', keepDays: 30, limits: [] });
const DRAFT = {
  site: 'HAM', code: 'PLC-BLENDING', name: 'Blending', reason: 'the blender is connected',
  settings: { protocol: 'opcua', endpoint: 'opc.tcp://127.0.0.1:1', securityMode: 'none', securityPolicy: 'none', publishingMs: 500 },
  tags: [tag('VB-01.speed', 'VB-01'), tag('VB-02.speed', 'VB-02'), tag('BLENDING.humidity', 'BLENDING')],
};
let services: TestServices;
let execution: Platform;
let sequence = 0;

/** Somebody who speaks as batch-execution. */
const batchExecution: ServiceDefinition = { name: 'batch-execution', migrations: [], module: (platform) => ((execution = platform), { module: class Stranger {} }) };
const at = (minute: number): string => `2026-11-24T08:${String(minute).padStart(2, '0')}:00.000000Z`;
async function say(type: string, minute: number, body: object): Promise<void> {
  const act = { actAt: '2031-01-01T00:00:00.000Z', recordedAt: at(minute) };
  await execution.transactions.run((tx) => tx.announce([outgoing(`${PREFIX}.${type}` as `${typeof PREFIX}.StepStarted`, { subject: RUN, site: 'HAM', sequence: (sequence += 1) }, { ...body, act } as never)]));
}
const blender = (item: string, grantId: string): object => ({ what: 'equipment', need: 'blender', item, grantId });

beforeAll(async () => {
  services = await startTestServices([processData, batchExecution]);
  const drafted = await services.as('eng.moreau').post<{ aggregate: string }>(`${API}/connections`, DRAFT);
  await services.as('qa.adeyemi').signed(`${API}/connections/${drafted.body.aggregate}/approval`);
}, 60_000);
afterAll(() => services.stop());

describe('the curves of a run', () => {
  it('E1 D8 are those of its equipment and room in the windows in which it used them, in real time', async () => {
    await say('RunCreated', 0, { number: 'WS-2026-0001', kind: 'batch', recipe: { code: 'WARF-5', version: 2, versionId: 'v', hash: 'h' }, batchSize: { value: '1', unit: 'kg' } });
    await say('NodeActivated', 0, { nodeKey: 'blending', nodeId: 'blending', iteration: [] });
    await say('StepStarted', 1, { stepKey: 'load', items: [blender('VB-01', 'g1'), { what: 'material', need: 'api', item: 'D-1', grantId: 'm1' }], area: 'BLENDING' });
    await say('StepCompleted', 2, { stepKey: 'load', released: [], again: false });
    await say('StepStarted', 4, { stepKey: 'blend', items: [blender('VB-01', 'g1')] });
    await say('EquipmentChanged', 5, { stepKey: 'blend', need: 'blender', from: blender('VB-01', 'g1'), to: blender('VB-02', 'g2'), reason: 'the motor failed' });
    await services.settled();
    expect((await services.as('op.berger').get<{ windows: object[] }>(`${API}/runs/${RUN}/curves`)).body.windows).toContainEqual({ runId: RUN, equipment: 'VB-02', stepKey: 'blend', nodes: ['blending'], from: at(5) });
    await say('StepCompleted', 8, { stepKey: 'blend', released: ['g2'], again: false });
    await say('NodeCompleted', 8, { nodeKey: 'blending' });
    await say('StepStarted', 9, { stepKey: 'look', items: [], area: 'BLENDING' });
    await say('RunStateChanged', 10, { from: 'running', to: 'aborted', command: 'abort' });
    await services.settled();
    const { status, body } = await services.as('op.berger').get<{ windows: object[]; tags: { code: string }[] }>(`${API}/runs/${RUN}/curves`);
    expect(status).toBe(200);
    const one = (equipment: string, stepKey: string | undefined, from: number, until: number, nodes = ['blending']): object => ({ runId: RUN, equipment, nodes, from: at(from), until: at(until), ...(stepKey === undefined ? {} : { stepKey }) });
    expect(body).toMatchObject({ run: { number: 'WS-2026-0001', recipe: 'WARF-5', recipeVersion: 2 } });
    expect(body.windows).toEqual([
      one('VB-01', undefined, 1, 5), one('BLENDING', 'load', 1, 2), one('VB-01', 'load', 1, 2), one('VB-01', 'blend', 4, 5),
      one('VB-02', undefined, 5, 8), one('VB-02', 'blend', 5, 8), one('BLENDING', 'look', 9, 10, []),
    ]);
    expect(body.tags.map(({ code }) => code)).toEqual(['BLENDING.humidity', 'VB-01.speed', 'VB-02.speed']);
  });

  it('E1 what went on meanwhile is told of a run, or of equipment in a time: runs, phases, steps; another site is told nothing', async () => {
    const ask = async (query: string, who = 'op.berger') => (await services.as(who).get<{ runs: object[]; phases: object[]; exceptions: object[] }>(`${API}/happenings?${query}`)).body;
    const phase = (kind: string, key: string, from: number, until: number): object => ({ runId: RUN, kind, key, from: at(from), until: at(until) });
    const run = { id: RUN, site: 'HAM', number: 'WS-2026-0001', recipe: 'WARF-5', recipeVersion: 2, from: at(0), until: at(10) };
    expect(await ask(`runId=${RUN}`)).toEqual({ runs: [run], exceptions: [], phases: [phase('node', 'blending', 0, 8), phase('step', 'load', 1, 2), phase('step', 'blend', 4, 8), phase('step', 'look', 9, 10)] });
    expect(await ask(`equipment=VB-02,VB-09&from=${at(6)}&until=${at(7)}`)).toEqual({ runs: [run], exceptions: [], phases: [phase('node', 'blending', 0, 8), phase('step', 'blend', 5, 8)] });
    const nothing = { runs: [], phases: [], exceptions: [] };
    expect(await ask(`equipment=VB-02&from=${at(9)}&until=${at(10)}`)).toEqual(nothing);
    expect(await ask(`runId=${RUN}`, 'op.byrne')).toEqual(nothing);
    expect(await ask(`equipment=VB-02`, 'op.byrne')).toEqual(nothing);
    expect(await services.as('op.berger').get(`${API}/happenings`)).toMatchObject({ status: 400 });
  });

  it('E1 tags of an equipment are listed with what they said last; runs and tags of another site are not', async () => {
    const admin = await services.db.client();
    await admin.query(`SELECT process_data.sample_day('2026-11-24'); INSERT INTO process_data.sample (tag, at, number, quality, status) SELECT number, '2026-11-24T08:00:00.000001Z', 12.5, 1, 'LastUsable' FROM process_data.tag_number WHERE code = 'VB-01.speed'`);
    const { body } = await services.as('op.berger').get<{ items: object[] }>(`${API}/tags?equipment=VB-01`);
    expect(body.items).toEqual([{ code: 'VB-01.speed', title: { en: 'VB-01.speed' }, equipment: 'VB-01', point: 'speed', type: 'number', unit: '/min', limits: [], newest: { at: '2026-11-24T08:00:00.000001Z', value: 12.5, quality: 'uncertain', status: 'LastUsable' } }]);
    const first = await services.as('op.berger').get<{ items: { code: string }[]; next: string }>(`${API}/tags?limit=2`);
    expect(first.body).toMatchObject({ items: [{ code: 'BLENDING.humidity' }, { code: 'VB-01.speed' }], next: 'VB-01.speed' });
    expect((await services.as('op.berger').get(`${API}/tags?limit=2&after=VB-01.speed`)).body).toMatchObject({ items: [{ code: 'VB-02.speed' }] });
    expect(await services.as('op.byrne').get(`${API}/runs/${RUN}/curves`)).toMatchObject({ status: 404 });
    expect((await services.as('op.byrne').get<{ items: object[] }>(`${API}/tags`)).body.items).toEqual([]);
  });
});
