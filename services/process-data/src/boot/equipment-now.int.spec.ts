import { outgoing } from '@batchwright/contracts';
import type { Platform, ServiceDefinition } from '@batchwright/host';
import { rebuildDerivedTables } from '@batchwright/persistence';
import { startTestServices, type TestServices } from '@batchwright/testing';
import { rowsOf } from '../adapters/postgres/rows-of';
import type { UrgentAlarms } from '../application/alarms';
import type { EquipmentNow } from '../application/equipment-now';
import type { Reading } from '../domain/reading';
import { machineOf, type Machine } from './machine-says.fixture';
import { processData } from './index';

const API = '/api/process-data/v1';
const RUN = '01936c2e-7c00-7000-8000-000000000031';
const PREFIX = 'batchwright.batch-execution.v1';
const BEGIN = Math.floor(Date.now() / 1000) * 1_000_000 - 3_600_000_000;
const limit = (id: string, value: string, priority = 'high') => ({ id, kind: id, value, onDelaySeconds: 5, offDelaySeconds: 0, priority, exception: 'major' });
const tag = (code: string, limits: object[], more: object = {}) => ({ code, address: `ns=2;s=${code}`, type: 'number', title: { en: `Title of ${code}` }, equipment: code.split('.')[0] ?? '', point: code.split('.')[1] ?? '', unit: 'Cel', places: 1, keepDays: 30, limits, ...more });
const DRAFT = {
  site: 'HAM', code: 'PLC-FLOOR', name: 'Blending', reason: 'the blender is connected',
  settings: { protocol: 'opcua', endpoint: 'opc.tcp://127.0.0.1:1', securityMode: 'none', securityPolicy: 'none', publishingMs: 500 },
  tags: [tag('VB-02.t', [limit('high', '25'), limit('high-high', '40', 'critical')]), tag('VB-02.load', [], { silentAfterSeconds: 60 }), tag('BLENDING.humidity', [limit('low', '30', 'low')]), tag('VB-01.t', [limit('high', '25')])],
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
const now = async (query = ''): Promise<EquipmentNow[]> => (await services.as('op.berger').get<{ items: EquipmentNow[] }>(`${API}/equipment${query}`)).body.items;
const urgent = async (query = ''): Promise<UrgentAlarms> => (await services.as('op.berger').get<UrgentAlarms>(`${API}/alarms/urgent${query}`)).body;
async function say(type: string, second: number, body: object): Promise<void> {
  const act = { actAt: '2031-01-01T00:00:00.000Z', recordedAt: iso(second) };
  await execution.transactions.run((tx) => tx.announce([outgoing(`${PREFIX}.${type}` as `${typeof PREFIX}.StepStarted`, { subject: RUN, site: 'HAM', sequence: (sequence += 1) }, { ...body, act } as never)]));
  await services.settled();
}

beforeAll(async () => {
  services = await startTestServices([processData, batchExecution]);
  const drafted = await services.as('eng.moreau').post<{ aggregate: string }>(`${API}/connections`, DRAFT);
  await services.as('qa.adeyemi').signed(`${API}/connections/${drafted.body.aggregate}/approval`);
  machine = await machineOf(services, 'PLC-FLOOR');
}, 60_000);
afterAll(() => services.stop());

describe('how equipment stands', () => {
  it('E4 E2 each point has its newest value, its unit, its quality and the limit it is beyond, whether that is an alarm yet or not', async () => {
    await machine.stores([at(0, 20), at(10, 26), at(0, 40, 'BLENDING.humidity'), at(0, 20, 'VB-01.t', 'uncertain')]);
    await machine.looks(false);
    const [room, other, blender] = await now();
    expect([room, other, blender].map((one) => one?.equipment)).toEqual(['BLENDING', 'VB-01', 'VB-02']);
    expect(room?.points).toMatchObject([{ code: 'BLENDING.humidity', newest: { value: 40, quality: 'good' } }]);
    expect(room?.points[0]).not.toHaveProperty('beyond');
    expect(other?.points).toMatchObject([{ newest: { quality: 'uncertain' } }]);
    expect(blender).toMatchObject({ site: 'HAM', more: 0, alarms: { unacknowledged: 0 }, points: [{ code: 'VB-02.load' }, { code: 'VB-02.t', unit: 'Cel', places: 1, newest: { at: micro(10), value: 26 }, beyond: { id: 'high', kind: 'high', value: '25' } }] });
    expect(blender?.points[1]).not.toHaveProperty('alarm');
    expect(blender?.points[0]).not.toHaveProperty('newest');
  });

  it('E4 the outermost limit is named, the worst alarm counts, and what is shelved is set apart', async () => {
    await machine.says([at(20, 41), at(30, 41.00000000001)]);
    expect(await now('?equipment=VB-02')).toMatchObject([{ alarms: { unacknowledged: 2, acknowledged: 0, returned: 0, shelved: 0 }, worst: 'critical', points: [{}, { beyond: { id: 'high-high' }, alarm: { limit: 'high-high', priority: 'critical', state: 'active-unacknowledged' } }] }]);
    const { items, counts } = await urgent();
    expect(items.map((alarm) => alarm.limit.id)).toEqual(['high-high', 'high']);
    expect(items).toMatchObject([{ places: 1 }, { places: 1 }]);
    expect(counts).toEqual({ 'active-unacknowledged': 2, 'active-acknowledged': 0, 'returned-unacknowledged': 0, shelved: 0 });
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await services.as('sup.haas').post(`${API}/alarms/${items[0]?.id}/shelving`, { until, reason: 'the sensor is exchanged' });
    expect(await now('?equipment=VB-02')).toMatchObject([{ alarms: { unacknowledged: 1, shelved: 1 }, worst: 'high', points: [{}, { alarm: { limit: 'high' } }] }]);
    await machine.says([at(35, 33, 'VB-01.t'), at(36, 29, 'BLENDING.humidity'), at(45, 33, 'VB-01.t'), at(46, 29, 'BLENDING.humidity')]);
    expect((await urgent()).items.map(({ tag: code, state }) => `${code} ${state}`)).toEqual(['VB-02.t active-unacknowledged', 'VB-01.t active-unacknowledged', 'BLENDING.humidity active-unacknowledged', 'VB-02.t shelved']);
    await services.as('op.berger').post(`${API}/alarms/${(await urgent('?equipment=VB-02')).items[0]?.id}/acknowledgement`, { reason: 'cooling opened' });
    await machine.says([at(50, 20, 'VB-01.t')]);
    expect((await urgent()).items.map(({ tag: code, state }) => `${code} ${state}`)).toEqual(['BLENDING.humidity active-unacknowledged', 'VB-02.t active-acknowledged', 'VB-01.t returned-unacknowledged', 'VB-02.t shelved']);
    expect(await urgent('?text=humid&priority=low')).toMatchObject({ items: [{ tag: 'BLENDING.humidity' }], counts: { 'active-unacknowledged': 1, shelved: 0 } });
    expect(await urgent('?limit=1')).toMatchObject({ items: [{ tag: 'BLENDING.humidity' }], counts: { 'active-acknowledged': 1, shelved: 1 } });
    expect(await now('?equipment=VB-01')).toMatchObject([{ alarms: { unacknowledged: 0, returned: 1 } }]);
  });

  it('E4 a step has what it uses and its room, and alarms are found by how the number of their run begins', async () => {
    await say('RunCreated', 100, { number: 'WS-2026-0007', kind: 'batch', recipe: { code: 'WARF-5', version: 2, versionId: 'v', hash: 'h' }, batchSize: { value: '1', unit: 'kg' } });
    await say('StepStarted', 110, { stepKey: 'blend', items: [{ what: 'equipment', need: 'blender', item: 'VB-02', grantId: 'g1' }], area: 'BLENDING' });
    const step = `?runId=${RUN}&stepKey=blend`;
    expect((await now(step)).map(({ equipment, runs }) => [equipment, runs])).toEqual([
      ['BLENDING', [{ runId: RUN, runNumber: 'WS-2026-0007', stepKey: 'blend' }]],
      ['VB-02', [{ runId: RUN, runNumber: 'WS-2026-0007', stepKey: 'blend' }]],
    ]);
    expect((await urgent('?run=WS-2026-00')).items.map((alarm) => alarm.equipment).sort()).toEqual(['BLENDING', 'VB-02', 'VB-02']);
    expect((await urgent('?run=WS%25')).items).toEqual([]);
    const { body } = await services.as('op.berger').get<{ items: object[] }>(`${API}/alarms?run=WS-2026-0007`);
    expect(body.items).toHaveLength(3);
    await say('StepCompleted', 120, { stepKey: 'blend', released: [], again: false });
    expect(await now(step)).toEqual([]);
    expect(await now('?equipment=VB-02')).toMatchObject([{ runs: [{ runNumber: 'WS-2026-0007' }] }]); // the run holds it still
    expect((await now('?equipment=VB-02'))[0]?.runs[0]).not.toHaveProperty('stepKey');
  });

  it('E6 what is not heard says so: nobody listens, its source is lost, or it is silent', async () => {
    await machine.says([at(200, 12, 'VB-02.load')]);
    const listens = async (holder: string, state: string): Promise<void> => {
      const admin = await services.db.client();
      const { rows } = await admin.query<{ id: string }>(`SELECT id FROM process_data.connection WHERE code = 'PLC-FLOOR'`);
      await admin.query('DELETE FROM process_data.listener');
      await admin.query(`INSERT INTO process_data.listener (site, connection_id, holder, until, state) VALUES ('HAM', $1, $2, now() + interval '1 hour', $3)`, [rows[0]?.id, holder, state]);
    };
    const unheard = async (): Promise<unknown[]> => ((await now('?equipment=VB-02'))[0]?.points ?? []).map((point) => point.unheard);
    await listens('somebody', 'lost');
    expect(await unheard()).toEqual([{ why: 'silent', since: micro(200) }, { why: 'connection-lost' }]); // an hour ago, and it speaks each minute
    await listens('somebody', 'connected');
    expect(await unheard()).toEqual([{ why: 'silent', since: micro(200) }, undefined]);
    expect((await now('?equipment=VB-02'))[0]?.gaps).toMatchObject([{ why: 'silent' }]);
    await machine.says([at(201, 12, 'VB-02.load'), { ...at(0, 12, 'VB-02.load'), at: Date.now() * 1000 }]);
    expect(await unheard()).toEqual([undefined, undefined]);
  });

  it('E4 it comes page by page, and nothing of another site', async () => {
    const page = async (query: string): Promise<{ items: EquipmentNow[]; next?: string }> => (await services.as('op.berger').get<{ items: EquipmentNow[]; next?: string }>(`${API}/equipment?limit=2${query}`)).body;
    const first = await page('');
    expect(first).toMatchObject({ items: [{ equipment: 'BLENDING' }, { equipment: 'VB-01' }], next: 'VB-01 HAM' });
    expect(await page(`&after=${encodeURIComponent(first.next ?? '')}`)).toMatchObject({ items: [{ equipment: 'VB-02' }] });
    expect((await services.as('op.byrne').get<{ items: object[] }>(`${API}/equipment`)).body.items).toEqual([]);
    expect((await services.as('op.byrne').get<{ items: object[] }>(`${API}/equipment?runId=${RUN}&stepKey=blend`)).body.items).toEqual([]);
    expect((await services.as('op.byrne').get<UrgentAlarms>(`${API}/alarms/urgent`)).body.items).toEqual([]);
  });

  it('E5 what an exception is told of the end of an excursion has the places of its tag, the alarm what was measured', async () => {
    await machine.says([at(300, 20)]);
    const { rows } = await (await services.db.client()).query<{ body: string }>(`SELECT body FROM bus.log WHERE type = '${PREFIX}.ExtendException' ORDER BY position`);
    expect(rows.map(({ body }) => (JSON.parse(body) as { observed: { peak: string; unit: string } }).observed)).toContainEqual(expect.objectContaining({ peak: '41.0', unit: 'Cel' }));
    const { body } = await services.as('op.berger').get<{ items: { peak: string }[] }>(`${API}/alarms?tag=VB-02.t`);
    expect(body.items[0]).toMatchObject({ peak: '41.00000000001', places: 1 });
    expect((await rebuildDerivedTables(services.db.adminUrl, 'process_data', rowsOf)).differences).toEqual([]);
  });
});
