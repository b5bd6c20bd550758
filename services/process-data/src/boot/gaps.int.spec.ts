import { outgoing } from '@batchwright/contracts';
import type { Platform, ServiceDefinition } from '@batchwright/host';
import { rebuildDerivedTables } from '@batchwright/persistence';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { rowsOf } from '../adapters/postgres/rows-of';
import type { GapView } from '../application/gaps';
import type { Reading } from '../domain/reading';
import { machineOf, type Machine } from './machine-says.fixture';
import { processData } from './index';

const API = '/api/process-data/v1';
const RUN = '01936c2e-7c00-7000-8000-000000000030';
const PREFIX = 'batchwright.batch-execution.v1';
const BEGIN = Math.floor(Date.now() / 1000) * 1_000_000 - 3_600_000_000;
const tag = (code: string, equipment: string, more: object = {}) => ({ code, address: `ns=2;s=${code}`, type: 'number', title: { en: code }, equipment, point: code.split('.')[1] ?? '', unit: 'Cel', keepDays: 30, limits: [], ...more });
const DRAFT = {
  site: 'HAM', code: 'PLC-GAPS', name: 'Blending', reason: 'the blender is connected',
  settings: { protocol: 'opcua', endpoint: 'opc.tcp://127.0.0.1:1', securityMode: 'none', securityPolicy: 'none', publishingMs: 500 },
  tags: [tag('VB-02.a', 'VB-02'), tag('VB-02.b', 'VB-02'), tag('TP-01.a', 'TP-01', { silentAfterSeconds: 60 }), tag('TP-01.b', 'TP-01', { silentAfterSeconds: 60 })],
};
const OTHER = { ...DRAFT, code: 'PLC-OTHER', name: 'Drying', tags: [tag('FBD-01.a', 'FBD-01')] };
let services: TestServices;
let machine: Machine;
let execution: Platform;
let sequence = 0;

/** Somebody who speaks as batch-execution. */
const batchExecution: ServiceDefinition = { name: 'batch-execution', migrations: [], module: (platform) => ((execution = platform), { module: class Stranger {} }) };
const micro = (second: number): string => new Date(BEGIN / 1000 + second * 1000).toISOString().replace('Z', '000Z');
const at = (second: number, code: string, quality: Reading['quality'] = 'good'): Reading => ({ tag: code, at: BEGIN + second * 1_000_000, value: 1, quality });
const list = async (query = ''): Promise<GapView[]> => (await services.as('op.berger').get<{ items: GapView[] }>(`${API}/gaps${query}`)).body.items;
async function say(type: string, second: number, body: object): Promise<void> {
  const act = { actAt: '2031-01-01T00:00:00.000Z', recordedAt: micro(second) };
  await execution.transactions.run((tx) => tx.announce([outgoing(`${PREFIX}.${type}` as `${typeof PREFIX}.StepStarted`, { subject: RUN, site: 'HAM', sequence: (sequence += 1) }, { ...body, act } as never)]));
  await services.settled();
}
async function asked(type: string): Promise<Record<string, unknown>[]> {
  const { rows } = await (await services.db.client()).query<{ body: string }>(`SELECT body FROM bus.log WHERE type = $1 ORDER BY position`, [`${PREFIX}.${type}`]);
  return rows.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
}

beforeAll(async () => {
  services = await startTestServices([processData, batchExecution]);
  const drafted = await services.as('eng.moreau').post<{ aggregate: string }>(`${API}/connections`, DRAFT);
  await services.as('qa.adeyemi').signed(`${API}/connections/${drafted.body.aggregate}/approval`);
  const other = await services.as('eng.moreau').post<{ aggregate: string }>(`${API}/connections`, OTHER);
  await services.as('qa.adeyemi').signed(`${API}/connections/${other.body.aggregate}/approval`);
  machine = await machineOf(services, 'PLC-GAPS');
  await say('RunCreated', 0, { number: 'WS-2026-0001', kind: 'batch', recipe: { code: 'WARF-5', version: 2, versionId: 'v', hash: 'h' }, batchSize: { value: '1', unit: 'kg' } });
  await say('StepStarted', 10, { stepKey: 'blend', items: [{ what: 'equipment', need: 'blender', item: 'VB-02', grantId: 'g1' }, { what: 'equipment', need: 'press', item: 'TP-01', grantId: 'g2' }, { what: 'equipment', need: 'dryer', item: 'FBD-01', grantId: 'g4' }] });
}, 60_000);
afterAll(() => services.stop());

describe('gaps', () => {
  it('E6 F11 five missing minutes are told with tags, from and until, and are an exception of the run; what goes with them names it', async () => {
    const gap = { from: BEGIN + 100_000_000, until: BEGIN + 400_000_000, why: 'connection-lost' };
    await machine.says([], [gap]);
    await machine.says([], [gap]); // told twice
    const all = { from: micro(100), until: micro(400) };
    const gaps = await list('?why=connection-lost');
    expect(gaps).toHaveLength(2);
    expect(gaps.find(({ equipment }) => equipment === 'VB-02')).toMatchObject({ ...all, tags: [{ tag: 'VB-02.a', ...all }, { tag: 'VB-02.b', ...all }], runs: [{ runId: RUN, runNumber: 'WS-2026-0001', stepKey: 'blend' }] });
    expect(gaps.find(({ equipment }) => equipment === 'TP-01')).toMatchObject({ ...all, tags: [{ tag: 'TP-01.a', ...all }, { tag: 'TP-01.b', ...all }] });
    const raised = await asked('RaiseException');
    expect(raised).toHaveLength(2);
    expect(raised[0]).toMatchObject({ runId: RUN, stepKey: 'blend', type: 'process-data-gap', severity: 'SEVERITY_MAJOR', texts: { en: `Values of VB-02 are missing from ${micro(100)} until ${micro(400)}: the connection was lost; VB-02.a, VB-02.b` } });
    expect(raised[1]).toMatchObject({ parent: raised[0]?.exceptionId, texts: { de: expect.stringContaining('es gehört zu VB-02') as string } });
  });

  it('F11 sources of several connections that fall silent within ten seconds have one cause; later, and for a reason of their own, each has its own', async () => {
    const dryer = await machineOf(services, 'PLC-OTHER');
    const missing = (from: number, why: string) => ({ from: BEGIN + from * 1_000_000, until: BEGIN + (from + 3) * 1_000_000, why });
    const [{ exceptionId: cause } = { exceptionId: '' }] = await asked('RaiseException');
    const parentOf = async (): Promise<unknown> => (await asked('RaiseException')).at(-1)?.parent;
    await dryer.says([], [missing(109, 'connection-lost')]);
    expect(await parentOf()).toBe(cause);
    for (const [from, why] of [[105, 'clock-jump'], [130, 'connection-lost']] as const) {
      const before = (await asked('RaiseException')).length;
      await dryer.says([], [missing(from, why)]);
      expect([why, (await asked('RaiseException')).length - before, await parentOf()]).toEqual([why, 1, undefined]);
    }
  });

  it('E6 bad quality is told from when to when, and its end to the run', async () => {
    await machine.says([at(500, 'VB-02.a'), at(501, 'VB-02.a', 'bad'), at(501, 'VB-02.b', 'bad')]);
    const [gap] = await list('?why=bad-quality');
    expect(gap).toMatchObject({ equipment: 'VB-02', from: micro(501), tags: [{ tag: 'VB-02.a' }, { tag: 'VB-02.b' }], runs: [{ runId: RUN }] });
    expect(gap).not.toHaveProperty('until');
    await machine.says([at(510, 'VB-02.a')]);
    expect(await list('?tag=VB-02.a&why=bad-quality')).toMatchObject([{ tags: [{ tag: 'VB-02.a', until: micro(510) }, { tag: 'VB-02.b', from: micro(501) }] }]);
    expect(await asked('ExtendException')).toEqual([]);
    await machine.says([at(520, 'VB-02.b'), at(521, 'VB-02.b', 'uncertain'), at(522, 'VB-02.b')]);
    expect(await list('?equipment=VB-02&why=bad-quality')).toMatchObject([{ id: gap?.id, until: micro(522) }]);
    expect(await asked('ExtendException')).toMatchObject([{ exceptionId: gap?.runs[0]?.exceptionId, observed: { equipment: 'VB-02', tags: ['VB-02.a', 'VB-02.b'], from: micro(501), until: micro(522) } }]);
    await machine.says([at(530, 'VB-02.b', 'uncertain'), at(531, 'VB-02.b')]);
    expect(await list('?why=uncertain-quality')).toMatchObject([{ from: micro(530), until: micro(531) }]);
  });

  it('E6 a connected source that says nothing is a gap until it speaks; what is not connected is told by its driver', async () => {
    await machine.says([at(600, 'TP-01.a'), at(601, 'TP-01.b')]);
    expect(await list('?why=silent')).toMatchObject([{ equipment: 'TP-01', from: micro(600), tags: [{ tag: 'TP-01.a', from: micro(600) }, { tag: 'TP-01.b', from: micro(601) }], runs: [{ runId: RUN }] }]);
    expect(await machine.looks()).toBe(0);
    await machine.says([at(1000, 'TP-01.a'), at(1001, 'TP-01.b')]);
    expect(await list('?why=silent')).toMatchObject([{ tags: [{ from: micro(1000) }, { from: micro(1001) }] }, { from: micro(600), until: micro(1001), tags: [{ until: micro(1000) }, { until: micro(1001) }] }]);
  });

  it('E6 a run that begins to use equipment while values are missing has the exception', async () => {
    await say('StepCompleted', 1100, { stepKey: 'blend', released: ['g1', 'g2'], again: false });
    const other = '01936c2e-7c00-7000-8000-000000000031';
    await execution.transactions.run((tx) => tx.announce([outgoing(`${PREFIX}.StepStarted`, { subject: other, site: 'HAM', sequence: 1 }, { stepKey: 'press', items: [{ what: 'equipment', need: 'press', item: 'TP-01', grantId: 'g3' }], act: { actAt: micro(1200), recordedAt: micro(1200) } } as never)]));
    await services.settled();
    expect((await asked('RaiseException')).filter(({ runId }) => runId === other)).toMatchObject([{ stepKey: 'press', type: 'process-data-gap', text: expect.stringContaining('says nothing') as string }]);
    expect(await services.as('op.byrne').get(`${API}/gaps/${(await list())[0]?.id}`)).toMatchObject({ status: 404 });
  });

  it('E6 are rebuilt from their records', async () => {
    expect((await rebuildDerivedTables(services.db.adminUrl, 'process_data', rowsOf)).differences).toEqual([]);
  });
});
