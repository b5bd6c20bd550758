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
    expect((await forecast()).refusals).toMatchObject([{ at: start, code: 'recipe-not-effective', what: 'MBR-SHORT', moves: [{ move: 'make-effective', title: { de: expect.any(String) as string } }] }]);

    await plant.effective(SHORT_RECIPE);
    await plant.qualify('E1001', 'GMP');
    await plant.qualify('E1002', 'GMP', after(now, 23));
    // the step has a performer and another person who repeats the reading: both need it
    expect((await forecast()).refusals).toMatchObject([{ at: after(now, 23), code: 'qualification-missing', what: 'GMP', steps: ['verify'], detail: `1 of 2 people hold GMP; E1002: until ${after(now, 23)}` }]);
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
});
