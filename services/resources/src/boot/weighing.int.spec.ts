import { startSimulatedScales, type SimulatedScales } from '../../../../deploy/local/simulator/simulated-scales';
import type { SimulatedScale } from '../../../../deploy/local/simulator/simulated-scale';
import { API, startResources, type ResourcesPlant } from './plant.fixture';

let plant: ResourcesPlant;
let simulator: SimulatedScales;
let scale: SimulatedScale;

const CODE = 'BAL-S1';
const properties = [
  { property: 'minimum-weight', value: '2.0', unit: 'g' }, { property: 'check-weight-low', value: '20.0', unit: 'g' }, { property: 'check-weight-high', value: '500.0', unit: 'g' }, { property: 'check-tolerance', value: '0.1', unit: 'g' },
];

beforeAll(async () => {
  simulator = await startSimulatedScales([{ code: CODE, capacity: '1200', places: 1 }]);
  scale = simulator.scales.get(CODE) as SimulatedScale;
  plant = await startResources({ scales: { ...simulator.addresses, 'BAL-DEAD': '127.0.0.1:1' } });
  for (const code of [CODE, 'BAL-DEAD']) await maintenance().post(`${API}/equipment`, { site: 'HAM', code, title: 'Simulated balance', class: 'balance', area: 'DS-01', properties, needsCalibration: true });
  await maintenance().signed(`${API}/equipment/${CODE}/calibration`, { due: '2035-01-31' });
}, 60_000);
afterAll(async () => {
  await plant.services.stop();
  await simulator.stop();
});

const dispenser = () => plant.services.as('op.okafor');
const maintenance = () => plant.services.as('mnt.kovac');
const reading = async (code = CODE) => (await dispenser().get(`${API}/scales/${code}/reading`)).body;
const seen = async (id: string) => (await dispenser().get<Record<string, unknown>>(`${API}/weighings/${id}`)).body;
const act = (id: string, what: string, body: object = {}) => dispenser().post(`${API}/weighings/${id}/${what}`, body);

/** Both reference weights on the scale, one after the other. */
async function check(low = '20.0', high = '500.0'): Promise<void> {
  for (const [weight, grams] of [['low', low], ['high', high]] as const) {
    scale.put(grams);
    expect(await dispenser().post(`${API}/scales/${CODE}/checks`, { weight })).toMatchObject({ status: 201 });
  }
  scale.put('0');
}

let lots = 0;
/** Material reserved for a step of a run, and the step begun. */
async function reserved(run: string, grams = '100.0'): Promise<{ drum: string; grant: string }> {
  const drum = `W-${(lots += 1)}`;
  await plant.releaseLot(await plant.lot(`L-W${lots}`, drum));
  const grant = await plant.askMaterial(drum, { run, quantity: { value: grams, unit: 'g' } });
  await plant.used(grant);
  return { drum, grant };
}
const asked = (run: string, from: string, more: object = {}) => ({ scale: CODE, runId: `id-of-${run}`, stepKey: 'weigh', from, into: `DC-${run}`, low: '99.5', high: '100.5', unit: 'g', ...more });
const begin = (run: string, from: string, more: object = {}) => dispenser().post<{ aggregate: string }>(`${API}/weighings`, asked(run, from, more));

describe('C6 a scale is used only when it is suitable', () => {
  it('needs both reference weights of the day: neither, one, one failed, then both', async () => {
    const { drum } = await reserved('WS-60');
    const refused = async () => (await begin('WS-60', drum)).body as unknown as { code: string; params: { reasons: string[] } };
    expect(await refused()).toMatchObject({ code: 'scale-unsuitable', params: { reasons: ['scale-check-missing', 'scale-check-missing'] } });
    scale.put('20.0');
    await dispenser().post(`${API}/scales/${CODE}/checks`, { weight: 'low' });
    expect((await refused()).params.reasons).toEqual(['scale-check-missing']);
    scale.put('499.8');
    await dispenser().post(`${API}/scales/${CODE}/checks`, { weight: 'high' });
    expect((await refused()).params.reasons).toEqual(['scale-check-failed']);
    expect((await dispenser().get(`${API}/scales/${CODE}`)).body).toMatchObject({ suitable: false, checks: [{ weight: 'low', state: 'passed' }, { weight: 'high', state: 'failed', nominal: '500.0' }] });
    scale.put('500.1');
    await dispenser().post(`${API}/scales/${CODE}/checks`, { weight: 'high' });
    expect((await dispenser().get(`${API}/scales/${CODE}`)).body).toMatchObject({ suitable: true });
    const below = await reserved('WS-61', '1.9');
    expect(await begin('WS-61', below.drum, { low: '1.8', high: '2.0' })).toMatchObject({ status: 409, body: { code: 'scale-unsuitable', params: { reasons: ['below-minimum-weight'] } } });
    const started = await begin('WS-60', drum);
    expect(started).toMatchObject({ status: 201 });
    await act(started.body.aggregate, 'stop', { reason: 'only tried' });
  });

  it('is refused a day after its calibration was due, and the check of yesterday counts no more', async () => {
    await check();
    const due = new Date(Date.parse(await plant.now()) + 86_400_000).toISOString().slice(0, 10);
    await maintenance().signed(`${API}/equipment/${CODE}/calibration`, { due });
    expect((await dispenser().get(`${API}/scales/${CODE}`)).body).toMatchObject({ suitable: true });
    await plant.services.steer({ advanceSeconds: 2 * 86_400 });
    const { findings } = (await dispenser().get<{ findings: { reasonCode: string }[] }>(`${API}/scales/${CODE}`)).body;
    expect(findings.map(({ reasonCode }) => reasonCode)).toEqual(['calibration-overdue', 'scale-check-missing', 'scale-check-missing']);
    await check();
    const { drum } = await reserved('WS-62');
    expect(await begin('WS-62', drum)).toMatchObject({ status: 409, body: { code: 'scale-unsuitable', params: { reasons: ['calibration-overdue'] }, detail: expect.stringContaining(`was due on ${due}`) as string } });
    await maintenance().signed(`${API}/equipment/${CODE}/calibration`, { due: '2035-01-31' });
  });
});

describe('C5 guided weighing', () => {
  beforeAll(() => check());

  it('tares, waits for a stable mass inside the tolerance, and keeps the line of the scale', async () => {
    const { drum, grant } = await reserved('WS-70');
    const { body: { aggregate: id } } = await begin('WS-70', drum);
    expect(await seen(id)).toMatchObject({ state: 'begun', target: { value: '100', unit: 'g' }, from: drum, lot: expect.stringMatching(/^L-W/) as string });
    expect(await act(id, 'zero')).toMatchObject({ status: 200 });
    expect(await act(id, 'tare')).toMatchObject({ status: 409, body: { code: 'tare-missing' } }); // nothing stands on it
    scale.put('52.3');
    expect(await act(id, 'tare')).toMatchObject({ status: 200 });
    scale.add('80.0');
    expect(await act(id, 'capture')).toMatchObject({ status: 409, body: { code: 'weight-out-of-tolerance', detail: '80.0 g is not between 99.5 and 100.5 g.' } });
    scale.add('20.2');
    scale.shake(true);
    expect(await reading()).toMatchObject({ state: 'dynamic', weight: { value: '100.2', unit: 'g' }, raw: 'S D      100.2 g' });
    expect(await act(id, 'capture')).toMatchObject({ status: 409, body: { code: 'scale-not-stable', detail: expect.stringContaining('S D      100.2 g') as string } });
    scale.shake(false);
    expect(await act(id, 'capture')).toMatchObject({ status: 200 });
    expect(await seen(id)).toMatchObject({ state: 'weighed', within: true, tare: { value: '52.3' }, net: { value: '100.2', unit: 'g' }, raw: 'S S      100.2 g', weigher: 'E1002' });
    expect(await act(id, 'capture')).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    await plant.weighed(grant, { value: '100.2', unit: 'g' });
    expect((await dispenser().get(`${API}/containers/${drum}`)).body).toMatchObject({ content: { value: '9.8998', unit: 'kg' } });
    scale.put('0');
  });

  it('refuses overload, underload and a scale that does not answer', async () => {
    const { drum } = await reserved('WS-71');
    const { body: { aggregate: id } } = await begin('WS-71', drum);
    scale.put('1200.1');
    expect(await act(id, 'tare')).toMatchObject({ status: 409, body: { code: 'scale-overload' } });
    scale.put('50.0');
    await act(id, 'tare');
    scale.add('1200.0');
    expect(await act(id, 'capture')).toMatchObject({ status: 409, body: { code: 'scale-overload', detail: expect.stringContaining('"S +"') as string } });
    scale.panOn(false);
    expect(await act(id, 'capture')).toMatchObject({ status: 409, body: { code: 'scale-underload' } });
    scale.panOn(true);
    await act(id, 'stop', { reason: 'spilled' });
    scale.put('0');
    expect(await dispenser().get(`${API}/scales/BAL-DEAD/reading`)).toMatchObject({ status: 503, body: { code: 'scale-unreachable' } });
    expect(await dispenser().post(`${API}/weighings`, asked('WS-71', drum, { scale: 'BAL-NONE' }))).toMatchObject({ status: 404 });
  });

  it('goes on at the tare after a power cut with 80 g in the pan', async () => {
    const { drum } = await reserved('WS-72');
    const { body: { aggregate: id } } = await begin('WS-72', drum);
    scale.put('50.0');
    await act(id, 'tare');
    scale.add('80.0');
    scale.cutPower();
    expect(await reading()).toMatchObject({ weight: { value: '130.0' } }); // the scale forgot its tare
    expect(await act(id, 'capture')).toMatchObject({ status: 409, body: { code: 'tare-lost', params: { tare: '50.0', found: '0.0' } } });
    expect(await act(id, 'resumption')).toMatchObject({ status: 200 });
    expect(await reading()).toMatchObject({ weight: { value: '80.0' } });
    expect(await seen(id)).toMatchObject({ state: 'tared', tare: { value: '50.0' } });
    scale.add('20.0');
    expect(await act(id, 'capture')).toMatchObject({ status: 200 });
    expect(await seen(id)).toMatchObject({ net: { value: '100.0' } });
    const [row] = await (await plant.services.db.transactions('resources')).read(`SELECT count(*) > 0 AS resumed FROM audit WHERE action = 'WeighingResumed' AND aggregate_id = $1`, [id]);
    expect(row).toMatchObject({ resumed: true });
    scale.put('0');
  });

  it('keeps a mass outside its tolerance only with a reason and the signature of another role, and raises an exception', async () => {
    const { drum } = await reserved('WS-73');
    const { body: { aggregate: id } } = await begin('WS-73', drum);
    scale.put('50.0');
    await act(id, 'tare');
    scale.add('101.4');
    expect(await act(id, 'capture')).toMatchObject({ status: 409, body: { code: 'weight-out-of-tolerance', moves: [{ move: 'add-or-remove' }, { move: 'keep-with-signature', roles: ['supervisor', 'qa'] }] } });
    const path = `${API}/weighings/${id}/deviation`;
    expect(await dispenser().signed(path, { reason: 'cannot be taken out' })).toMatchObject({ status: 403 });
    expect(await plant.services.as('sup.haas').signed(path, { reason: ' ' })).toMatchObject({ status: 422, body: { code: 'reason-missing' } });
    expect(await plant.services.as('sup.haas').signed(path, { reason: 'sticky, cannot be taken out' })).toMatchObject({ status: 200 });
    expect(await seen(id)).toMatchObject({ state: 'weighed', within: false, net: { value: '101.4' } });
    expect(await plant.told('batchwright.batch-execution.commands.v1', 'id-of-WS-73')).toMatchObject([{ type: 'RaiseException', data: { type: 'weight-out-of-tolerance', text: '101.4 g were kept, outside 99.5 to 100.5 g: sticky, cannot be taken out' } }]);
    scale.put('0');
  });

  it('weighs only what is reserved for the step, one weighing at a time on a scale', async () => {
    const [{ drum }, other] = [await reserved('WS-74'), await reserved('WS-75')];
    expect(await begin('WS-74', other.drum)).toMatchObject({ status: 409, body: { code: 'nothing-reserved' } });
    expect(await begin('WS-74', drum, { low: '101', high: '102' })).toMatchObject({ status: 422, body: { code: 'tolerance-wrong' } });
    const first = await begin('WS-74', drum);
    expect(await begin('WS-75', other.drum)).toMatchObject({ status: 409, body: { code: 'scale-taken', params: { run: 'WS-74' } } });
    await act(first.body.aggregate, 'stop', { reason: 'break' });
    expect(await begin('WS-75', other.drum)).toMatchObject({ status: 201 });
  });

  it('gmp-12 raises an exception when the record of the batch says something else than the scale', async () => {
    const { drum, grant } = await reserved('WS-76');
    await plant.services.as('op.okafor').get(`${API}/scales`);
    const open = (await dispenser().get<{ items: { id: string; state: string }[] }>(`${API}/weighings?runId=id-of-WS-75&stepKey=weigh`)).body.items.at(-1);
    if (open) await act(open.id, 'stop', { reason: 'next' });
    const { body: { aggregate: id } } = await begin('WS-76', drum);
    scale.put('50.0');
    await act(id, 'tare');
    scale.add('100.0');
    await act(id, 'capture');
    await plant.weighed(grant, { value: '100.3', unit: 'g' });
    expect(await plant.told('batchwright.batch-execution.commands.v1', 'id-of-WS-76')).toMatchObject([{ data: { type: 'weighing-disagrees', text: `the record says 100.3 g, the scale ${CODE} said "S S      100.0 g"` } }]);
    scale.put('0');
  });
});

describe('C9 the label of what was dispensed', () => {
  it('stands for a weighed container only; a copy asks why, is counted', async () => {
    const { drum } = await reserved('WS-80');
    const { body: { aggregate: id } } = await begin('WS-80', drum);
    expect(await act(id, 'labels')).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    scale.put('50.0');
    await act(id, 'tare');
    scale.add('100.0');
    await act(id, 'capture');
    expect(await act(id, 'labels')).toMatchObject({ status: 200 });
    expect(await act(id, 'labels')).toMatchObject({ status: 422, body: { code: 'reason-missing', rule: '21 CFR 211.125' } });
    expect(await act(id, 'labels', { reason: 'smeared' })).toMatchObject({ status: 200 });
    expect(await seen(id)).toMatchObject({ labels: 2, into: 'DC-WS-80', symbol: expect.stringContaining('<svg') as string });
    scale.put('0');
  });
});
