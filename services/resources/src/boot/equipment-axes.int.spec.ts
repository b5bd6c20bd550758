import { randomUUID } from 'node:crypto';
import { outgoing } from '@batchwright/contracts';
import { rowsOf } from '../adapters/postgres/rows-of';
import { API, startResources, type ResourcesPlant } from './plant.fixture';

let plant: ResourcesPlant;

beforeAll(async () => {
  plant = await startResources();
}, 60_000);
afterAll(() => plant.services.stop());

interface Axis {
  readonly status: string;
  readonly detail?: string;
  readonly moves: readonly string[];
}
interface View {
  readonly id: string;
  readonly sequence: number;
  readonly suitable: boolean;
  readonly axes: Record<string, Axis>;
  readonly findings: readonly { axis: string; reasonCode: string }[];
  readonly logbook: readonly { what: string; person?: string; detail?: string }[];
}
const item = async (code: string): Promise<View> => (await plant.services.as('insp.dubois').get<View>(`${API}/equipment/${code}`)).body;
const answer = async (grant: Promise<string>) => (await plant.answers(await grant)).at(-1);
const work = (workOrder: string, reason: string) => ({ workOrder, reason });

describe('D2 D10 the axis of maintenance', () => {
  it('hand-over takes back an unused grant, refuses the next and names its axis; the end is signed by maintenance and leaves the item dirty', async () => {
    const { services } = plant;
    await plant.blender('VB-20');
    const unused = await plant.askEquipment('VB-20', { run: 'WS-50' });
    expect(await services.as('op.berger').post(`${API}/equipment/VB-20/maintenance`, work('WO-1', 'bearing'))).toMatchObject({ status: 403 });
    expect(await services.as('sup.haas').post(`${API}/equipment/VB-20/maintenance`, work('WO-1', 'bearing loud'))).toMatchObject({ status: 200 });
    expect((await plant.answers(unused)).at(-1)).toMatchObject({ type: 'EquipmentGrantRevoked', data: { axis: 'maintenance', reasonCode: 'in-maintenance' } });
    expect(await answer(plant.askEquipment('VB-20', { run: 'WS-51' }))).toMatchObject({ type: 'EquipmentGrantRefused', data: { axis: 'maintenance', detail: 'VB-20 is handed over to maintenance: WO-1, bearing loud' } });
    const view = await item('VB-20');
    expect(view.axes['maintenance']).toEqual({ status: 'handed-over', detail: 'WO-1: bearing loud', moves: ['take-back'] });
    expect(view.axes['cleaning']).toMatchObject({ status: 'clean', moves: ['clean', 'find-dirty'] });
    expect(await services.as('sup.haas').post(`${API}/equipment/VB-20/maintenance`, work('WO-2', 'x'))).toMatchObject({ status: 409, body: { code: 'already-handed-over', params: { axis: 'maintenance' } } });
    expect(await services.as('mnt.kovac').signed(`${API}/equipment/VB-20/maintenance/end`, work('WO-9', 'x'))).toMatchObject({ status: 409, body: { code: 'other-work-order' } });
    expect(await services.as('sup.haas').signed(`${API}/equipment/VB-20/maintenance/end`, work('WO-1', 'x'))).toMatchObject({ status: 403 });
    expect(await services.as('mnt.kovac').signed(`${API}/equipment/VB-20/maintenance/end`, work('WO-1', 'bearing changed'))).toMatchObject({ status: 200 });
    const back = await item('VB-20');
    expect(back).toMatchObject({ axes: { maintenance: { status: 'available' }, cleaning: { status: 'dirty' } }, findings: [{ axis: 'cleaning' }] });
    expect(back.logbook.slice(0, 2)).toMatchObject([{ what: 'EquipmentFoundDirty', detail: 'back from maintenance, WO-1' }, { what: 'EquipmentTakenBack', person: expect.stringMatching(/^E\d+$/) as string, detail: 'bearing changed' }]);
    expect(await services.as('mnt.kovac').signed(`${API}/equipment/VB-20/maintenance/end`, work('WO-1', 'again'))).toMatchObject({ status: 409, body: { code: 'not-handed-over' } });
    expect((await item('VB-20')).sequence).toBe(back.sequence);
  });

  it('does not take an item out of the hands of a batch', async () => {
    await plant.blender('VB-21');
    await plant.used(await plant.askEquipment('VB-21', { run: 'WS-52' }));
    expect(await plant.services.as('mnt.kovac').post(`${API}/equipment/VB-21/maintenance`, work('WO-3', 'noise'))).toMatchObject({ status: 409, body: { code: 'equipment-in-use', params: { axis: 'allocation', run: 'WS-52' } } });
  });

  it('tells every axis that changed and leaves an audit row with both values', async () => {
    const { id } = await item('VB-20');
    const told = (await plant.told('batchwright.resources.events.v1', id)).filter(({ type, data }) => type === 'EquipmentStatusChanged' && data['axis'] === 'EQUIPMENT_AXIS_MAINTENANCE');
    expect(told.map(({ data }) => [data['before'], data['after']])).toEqual([['available', 'handed-over'], ['handed-over', 'available']]);
    const rows = await (await plant.services.db.transactions('resources')).read(`SELECT old_value, new_value FROM audit WHERE aggregate_id = '${id}' AND field = 'maintenance' AND action IN ('EquipmentHandedOver', 'EquipmentTakenBack') ORDER BY counter`);
    expect(rows).toEqual([{ old_value: 'available', new_value: 'handed-over (WO-1: bearing loud)' }, { old_value: 'handed-over (WO-1: bearing loud)', new_value: 'available' }]);
  });
});

describe('D3 what a cleaning run and an older record say', () => {
  const red = { site: 'HAM', class: 'v-blender', from: 'FP-RED', to: '*', level: 'major', reason: 'colour stays' };
  const confirmed = async (grantId: string, sequence: number, level?: string): Promise<void> => {
    const act = { person: 'E1001', name: 'Mara Berger', account: 'op.berger', terminal: '', actAt: await plant.now(), recordedAt: await plant.now() };
    await plant.say(outgoing('batchwright.batch-execution.v1.EquipmentConfirmed', { subject: `run of ${grantId}`, site: 'HAM', sequence }, { grantId, stepKey: 'clean', item: '', becomes: 'clean', readings: [], act, ...(level ? { level } : {}) }));
  };

  it('the level that the step of a cleaning sends over the bus decides: minor leaves what was made, major does not', async () => {
    await plant.blender('VB-22');
    expect(await plant.services.as('qa.weiss').put(`${API}/product-changes`, red)).toMatchObject({ status: 200 });
    const made = await plant.askEquipment('VB-22', { product: 'FP-RED', run: 'WS-60' });
    await plant.used(made);
    await plant.end(made);
    await confirmed(made, 5);
    expect((await item('VB-22')).axes['cleaning']).toMatchObject({ status: 'clean' });
    expect(await answer(plant.askEquipment('VB-22', { product: 'FP-WHITE', run: 'WS-61' }))).toMatchObject({ data: { axis: 'cleaning', reasonCode: 'cleaning-level-too-low' } });
    await confirmed(made, 6, 'major');
    expect(await answer(plant.askEquipment('VB-22', { product: 'FP-WHITE', run: 'WS-61' }))).toMatchObject({ type: 'EquipmentGranted' });
  });

  it('gmp-6 a use of the time before uses told what they make is not known, and counts as unsuitable until a major cleaning', async () => {
    await plant.blender('VB-23');
    const { id, sequence } = await item('VB-23');
    const grantId = randomUUID();
    const use = { grantId, runId: 'id-of-old', runNumber: 'WS-OLD', stepKey: 'blend' };
    const audit = [{ object: 'equipment VB-23', action: 'use', field: 'allocation', newValue: 'WS-OLD' }];
    await (await plant.services.db.transactions('resources')).run(async (tx) => tx.append({
      site: 'HAM', aggregateType: 'equipment', aggregateId: id, expectedSequence: sequence, timeUsed: await tx.times(), rowsOf,
      events: [{ type: 'EquipmentOccupied', version: 1, body: { item: 'VB-23', ...use, until: '2026-01-01T00:00:00.000Z' }, audit }, { type: 'EquipmentOccupationEnded', version: 1, body: { ...use, used: true, why: 'given-back' }, audit }],
    }));
    const clean = (level?: string) => plant.services.as('op.berger').signed(`${API}/equipment/VB-23/cleaning`, level ? { level } : {});
    expect(await clean()).toMatchObject({ status: 200 });
    expect(await answer(plant.askEquipment('VB-23', { product: 'FP-WHITE', run: 'WS-70' }))).toMatchObject({ type: 'EquipmentGrantRefused', data: { axis: 'cleaning', reasonCode: 'product-before-unknown' } });
    expect(await clean('major')).toMatchObject({ status: 200 });
    expect(await answer(plant.askEquipment('VB-23', { product: 'FP-WHITE', run: 'WS-70' }))).toMatchObject({ type: 'EquipmentGranted' });
  });
});

describe('D7 an imported history of use', () => {
  const take = (account: string, csv: string) => plant.services.as(account).post<{ aggregate: string; lines: number; overlaps: object[] }>(`${API}/usage-histories`, { site: 'HAM', source: 'Logbook of VB-24', csv });

  it('is kept, and its overlaps are reported by line: among its lines, with what was executed, and with what was imported before', async () => {
    await plant.blender('VB-24');
    const grant = await plant.askEquipment('VB-24', { run: 'WS-80' });
    await plant.used(grant);
    const now = await plant.now();
    await plant.services.steer({ advanceSeconds: 600 });
    await plant.end(grant);
    const head = 'equipment,batch,product,start,end,person';
    const first = await take('mnt.kovac', `${head}\nVB-24,B-1,FP,2025-03-02T06:00:00Z,2025-03-02T08:00:00Z,E1\nVB-24,B-2,FP,2025-03-02T07:30:00Z,2025-03-02T09:00:00Z,E1`);
    expect(first).toMatchObject({ status: 201, body: { lines: 2, overlaps: [{ line: 3, batch: 'B-2', withLine: 2, withBatch: 'B-1', from: '2025-03-02T07:30:00.000Z', until: '2025-03-02T08:00:00.000Z' }] } });
    const second = await take('qa.weiss', `${head}\nVB-24,B-3,FP,2025-03-02T05:00:00Z,2025-03-02T06:30:00Z,E1\nVB-24,B-4,FP,${now},${new Date(Date.parse(now) + 60_000).toISOString()},E1`);
    expect(second.body.overlaps).toMatchObject([{ line: 2, batch: 'B-3', withBatch: 'B-1' }, { line: 3, batch: 'B-4', withBatch: 'WS-80' }]);
    expect((await plant.services.as('insp.dubois').get(`${API}/usage-histories/${first.body.aggregate}`)).body).toMatchObject({ source: 'Logbook of VB-24', lines: 2, overlaps: [{ line: 3 }] });
    expect(await plant.services.as('op.byrne').get(`${API}/usage-histories/${first.body.aggregate}`)).toMatchObject({ status: 404 });
    expect(await take('op.berger', head)).toMatchObject({ status: 403 });
    expect(await take('mnt.kovac', `${head}\nNOBODY,B-1,FP,2025-03-02T06:00:00Z,2025-03-02T08:00:00Z,E1`)).toMatchObject({ status: 422, body: { code: 'history-equipment', params: { lines: '2' } } });
    expect(await take('mnt.kovac', `${head}\nVB-24,B-1,FP,yesterday,2025-03-02T08:00:00Z,E1`)).toMatchObject({ status: 422, body: { code: 'history-lines' } });
  });
});
