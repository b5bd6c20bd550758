import { API, startResources, type ResourcesPlant } from './plant.fixture';

let plant: ResourcesPlant;
beforeAll(async () => {
  plant = await startResources();
}, 60_000);
afterAll(() => plant.services.stop());

interface Forecast {
  readonly refusals: { at: string; code: string; what: string; reasonCode?: string; detail: string; moves: { move: string; roles: string[] }[] }[];
}
const HOUR = 3600_000;
const after = (now: string, hours: number): string => new Date(Date.parse(now) + hours * HOUR).toISOString();
const midnightAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00+01:00`) + 24 * HOUR).toISOString();
const forecast = async (body: Record<string, unknown>, account = 'sup.haas') => plant.services.as(account).post<Forecast>(`${API}/forecasts`, body);

describe('B21 what tonight will be refused for, asked of the owner of equipment and material', () => {
  it('is silent about a clean plan and names each planted refusal with its time, until it is put right', async () => {
    const now = await plant.now();
    const [from, until] = [after(now, 20), after(now, 44)];
    const day = from.slice(0, 10);
    await plant.blender('VB-31');
    await plant.blender('VB-32');
    await plant.releaseLot(await plant.lot('L-31', 'D-31'));
    const plan = { site: 'HAM', from, until, equipment: [{ class: 'v-blender', item: 'VB-31', steps: ['blend'] }], materials: [{ material: 'RM-1001', quantity: { value: '10000', unit: 'g' }, steps: ['weigh'] }] };
    expect((await forecast(plan)).body).toEqual({ refusals: [] });

    const due = midnightAfter(day) <= until ? day : after(from, -24).slice(0, 10);
    await plant.services.as('mnt.kovac').signed(`${API}/equipment/VB-31/calibration`, { due });
    const { refusals } = (await forecast(plan)).body;
    expect(refusals).toMatchObject([{ code: 'equipment-unsuitable', what: 'VB-31', reasonCode: 'calibration-overdue', detail: `the calibration of VB-31 was due on ${due}`, moves: [{ move: 'service-equipment', roles: ['maintenance', 'qa'] }, { move: 'plan-order' }] }]);
    expect(refusals[0]?.at).toBe(midnightAfter(due) > from ? midnightAfter(due) : from);
    // the owner refuses at that moment for that very reason, and not before
    await plant.services.as('op.berger').signed(`${API}/equipment/VB-32/cleaning`, { holdSeconds: 22 * 3600 });
    const held = (await forecast({ ...plan, equipment: [{ class: 'v-blender', item: 'VB-32' }] })).body.refusals;
    expect(held).toMatchObject([{ what: 'VB-32', reasonCode: 'clean-hold-expired', moves: [{ move: 'clean-equipment' }, { move: 'plan-order' }] }]);
    expect(Date.parse(held[0]?.at ?? '') - Date.parse(after(now, 22))).toBeLessThan(60_000);
    expect((await forecast({ ...plan, equipment: [{ class: 'v-blender' }] })).body.refusals).toHaveLength(1);

    expect((await forecast({ ...plan, equipment: [], materials: [{ material: 'RM-1001', quantity: { value: '10.01', unit: 'kg' } }] })).body.refusals).toMatchObject([{ at: from, code: 'material-unsuitable', reasonCode: 'not-enough', detail: '10.00 kg of RM-1001 can be taken, 10.01 kg is needed' }]);
  });

  it('refuses an end before the start, and a site outside the scope', async () => {
    const now = await plant.now();
    const plan = { site: 'HAM', from: after(now, 2), until: now, equipment: [], materials: [] };
    expect(await forecast(plan)).toMatchObject({ status: 422, body: { code: 'planned-end-before-start' } });
    expect((await forecast({ ...plan, site: 'CRK', until: after(now, 3) })).status).toBe(404);
  });
});
