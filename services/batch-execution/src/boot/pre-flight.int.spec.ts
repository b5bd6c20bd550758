import { ExecutionPlant } from './plant.fixture';
import { SHORT_RECIPE } from './recipe.fixture';

let plant: ExecutionPlant;
beforeAll(async () => {
  plant = await ExecutionPlant.start();
}, 60_000);
afterAll(() => plant.stop());

const ORDERS = '/api/batch-execution/v1/orders';
const after = (now: string, hours: number): string => new Date(Date.parse(now) + hours * 3600_000).toISOString();

interface Forecast {
  readonly refusals: { at: string; code: string; what: string }[];
  readonly needs: { from: string; until: string; equipment: unknown[]; materials: unknown[] };
}

describe('B21 pre-flight of an order', () => {
  it('names recipe and trainings with their times; a clean plan is silent; what it needs is asked of the owner', async () => {
    const sup = plant.services.as('sup.haas');
    const now = await plant.services.steer({ advanceSeconds: 0 });
    const [start, end] = [after(now, 20), after(now, 26)];
    const plan = { start, end, equipment: [{ requirement: 'blender', item: 'VB-07' }], people: ['E1001', 'E1002'] };
    const { id } = (await sup.post<{ id: string }>(ORDERS, { site: 'HAM', number: 'PO-PRE-1', recipe: 'MBR-SHORT', quantity: { value: '100', unit: 'g' }, plan })).body;
    const forecast = async (): Promise<Forecast> => (await sup.get<Forecast>(`${ORDERS}/${id}/pre-flight`)).body;
    expect((await forecast()).refusals).toMatchObject([{ at: start, code: 'recipe-not-effective', what: 'MBR-SHORT', reasons: [{ reasonCode: 'no-version-in-force', values: { recipe: 'MBR-SHORT', at: start } }], moves: [{ move: 'make-effective', title: { de: expect.any(String) as string } }, { move: 'plan-order' }] }]);

    await plant.effective(SHORT_RECIPE);
    await plant.qualify('E1001', 'GMP');
    await plant.qualify('E1002', 'GMP', after(now, 23));
    // the step has a performer and another person who repeats the reading: both need it
    expect((await forecast()).refusals).toMatchObject([{ at: after(now, 23), code: 'qualification-missing', what: 'GMP', steps: ['verify'], detail: `1 of 2 people hold GMP; E1002: until ${after(now, 23)}`, reasons: [{ reasonCode: 'too-few-people', values: { able: '1', asked: '2', training: 'GMP' } }, { reasonCode: 'training-until', values: { person: 'E1002', at: after(now, 23) } }] }]);
    await plant.qualify('E1002', 'GMP');
    expect(await forecast()).toMatchObject({ refusals: [], needs: { site: 'HAM', from: start, until: end, equipment: [{ class: 'v-blender', item: 'VB-07', steps: ['blend'], product: 'SHO-TAB' }], materials: [] } });
    expect((await sup.get<{ items: unknown[] }>(ORDERS)).body.items).toMatchObject([{ number: 'PO-PRE-1', plan }]);
  });

  it('refuses an end before the start and a stranger of another site', async () => {
    const sup = plant.services.as('sup.haas');
    const now = await plant.services.steer({ advanceSeconds: 0 });
    const order = { site: 'HAM', number: 'PO-PRE-2', recipe: 'MBR-SHORT', quantity: { value: '100', unit: 'g' } };
    expect(await sup.post(ORDERS, { ...order, plan: { start: after(now, 2), end: now } })).toMatchObject({ status: 422, body: { code: 'planned-end-before-start', field: 'plan.end' } });
    const { id } = (await sup.post<{ id: string }>(ORDERS, order)).body;
    expect((await sup.get(`${ORDERS}/${id}/pre-flight`)).status).toBe(200);
    expect((await plant.services.as('op.byrne').get(`${ORDERS}/${id}/pre-flight`)).status).toBe(404);
  });

  it('B21 an order is planned anew, once for each version seen, and its pre-flight follows; taken back, it is planned for nothing', async () => {
    const sup = plant.services.as('sup.haas');
    const now = await plant.services.steer({ advanceSeconds: 0 });
    const { id } = (await sup.post<{ id: string }>(ORDERS, { site: 'HAM', number: 'PO-PRE-3', recipe: 'MBR-SHORT', quantity: { value: '100', unit: 'g' } })).body;
    const first = { start: after(now, 30), people: ['E1001'] };
    expect(await sup.post(`${ORDERS}/${id}/plan`, { version: 1, plan: first, reason: 'the night shift takes it' })).toMatchObject({ status: 200, body: { aggregate: id, sequence: 2 } });
    const forecast = async (): Promise<Forecast> => (await sup.get<Forecast>(`${ORDERS}/${id}/pre-flight`)).body;
    expect(await forecast()).toMatchObject({ refusals: [{ at: after(now, 30), code: 'qualification-missing', detail: '1 of 2 people hold GMP' }], needs: { from: after(now, 30) } });
    const second = { ...first, equipment: [{ requirement: 'blender', item: 'VB-09' }], people: ['E1001', 'E1002'] };
    expect(await sup.post(`${ORDERS}/${id}/plan`, { version: 1, plan: second })).toMatchObject({ status: 409, body: { code: 'order-changed', field: 'version', moves: [{ move: 'look-again' }] } });
    expect((await sup.post(`${ORDERS}/${id}/plan`, { version: 2, plan: second })).status).toBe(200);
    expect(await forecast()).toMatchObject({ refusals: [], needs: { equipment: [{ item: 'VB-09' }] } });
    const listed = async () => (await sup.get<{ items: { id: string; version: number; plan?: unknown }[] }>(ORDERS)).body.items.find((one) => one.id === id);
    expect(await listed()).toMatchObject({ version: 3, plan: second });
    expect((await sup.post(`${ORDERS}/${id}/plan`, { version: 3 })).status).toBe(200);
    expect((await listed())?.plan).toBeUndefined();
    const admin = await plant.services.db.client();
    const { rows } = await admin.query('SELECT action, person, old_value, new_value, reason FROM batch_execution.audit WHERE object = $1 ORDER BY counter', ['order PO-PRE-3']);
    expect(rows).toMatchObject([
      { action: 'OrderReceived' },
      { action: 'OrderPlanned', person: 'E1010', old_value: null, new_value: `${after(now, 30)}, E1001`, reason: 'the night shift takes it' },
      { action: 'OrderPlanned', old_value: `${after(now, 30)}, E1001`, new_value: `${after(now, 30)}, blender: VB-09, E1001, E1002` },
      { action: 'OrderPlanned', new_value: 'not planned' },
    ]);
  });

  it('B21 who may not plan is refused: another role, another site; a batch that is there, too', async () => {
    const sup = plant.services.as('sup.haas');
    const now = await plant.services.steer({ advanceSeconds: 0 });
    const { id } = (await sup.post<{ id: string }>(ORDERS, { site: 'HAM', number: 'PO-PRE-4', recipe: 'MBR-SHORT', quantity: { value: '100', unit: 'g' } })).body;
    const plan = { version: 1, plan: { start: after(now, 2) } };
    expect((await plant.services.as('op.lindqvist').post(`${ORDERS}/${id}/plan`, plan)).status).toBe(403);
    expect((await plant.services.as('every.role').post(`${ORDERS}/${id}/plan`, plan)).status).toBe(404);
    expect((await sup.post(`${ORDERS}/${id}/plan`, { version: 1, plan: { start: 'tomorrow' } })).status).toBe(400);
    expect((await sup.post(`${ORDERS}/${id}/batch`, {})).status).toBe(201);
    expect(await sup.post(`${ORDERS}/${id}/plan`, { ...plan, version: 2 })).toMatchObject({ status: 409, body: { code: 'order-already-batched' } });
  });
});
