import { API, startResources, type ResourcesPlant } from './plant.fixture';

let plant: ResourcesPlant;

beforeAll(async () => {
  plant = await startResources();
}, 60_000);
afterAll(() => plant.services.stop());

const types = async (grantId: string): Promise<string[]> => (await plant.answers(grantId)).map(({ type }) => type);
const refusal = async (grantId: string): Promise<unknown> => (await plant.answers(grantId)).at(-1);
const item = async (code: string) => (await plant.services.as('insp.dubois').get<Record<string, never>>(`${API}/equipment/${code}`)).body as unknown as {
  suitable: boolean; axes: Record<string, { status: string; detail?: string }>; logbook: { what: string; person?: string; runNumber?: string }[];
};

interface Listed {
  readonly items: readonly { readonly code: string; readonly suitable: boolean }[];
  readonly next?: string;
}

describe('D1 equipment is found', () => {
  it('by class and area, page by page, each with what stands against it', async () => {
    for (const code of ['KT-1', 'KT-2', 'KT-3']) await plant.services.as('eng.moreau').post(`${API}/equipment`, { site: 'HAM', code, title: 'Kettle', class: 'kettle', area: 'suite-a' });
    await plant.services.as('op.berger').signed(`${API}/equipment/KT-2/cleaning`, {});
    const page = async (query: string): Promise<Listed> => (await plant.services.as('op.berger').get<Listed>(`${API}/equipment?class=kettle&area=suite-a&${query}`)).body;
    const first = await page('limit=2');
    expect(first.items.map(({ code, suitable }) => [code, suitable])).toEqual([['KT-1', false], ['KT-2', true]]);
    expect((await page(`limit=2&after=${first.next ?? ''}`)).items.map(({ code }) => code)).toEqual(['KT-3']);
    expect(await plant.services.as('eng.moreau').post(`${API}/equipment`, { site: 'HAM', code: 'KT-1', title: 'Kettle', class: 'kettle' })).toMatchObject({ status: 409, body: { code: 'already-registered' } });
  });
});

describe('gmp-6 a grant of equipment', () => {
  it('is given for half an hour, used by a step, and ended: then the item is dirty for every other batch, not for its own', async () => {
    await plant.blender('VB-01');
    const grant = await plant.askEquipment('VB-01', { run: 'WS-1' });
    const [given] = await plant.answers(grant);
    expect(given).toMatchObject({ type: 'EquipmentGranted', data: { item: 'VB-01', itemClass: 'v-blender', runId: 'id-of-WS-1', stepKey: 'blend' } });
    expect(Date.parse(String(given?.data['until'])) - Date.parse(String(given?.data['from']))).toBe(1_800_000);
    await plant.used(grant);
    expect((await item('VB-01')).axes['allocation']).toEqual({ status: 'occupied', detail: 'WS-1, blend', moves: [] });
    await plant.end(grant);
    await plant.end(grant);
    expect(await types(grant)).toEqual(['EquipmentGranted', 'EquipmentOccupationEnded']);
    expect((await item('VB-01')).axes).toMatchObject({ allocation: { status: 'free' }, cleaning: { status: 'dirty', detail: 'used by WS-1' } });
    expect(await refusal(await plant.askEquipment('VB-01', { run: 'WS-2' }))).toMatchObject({ type: 'EquipmentGrantRefused', data: { reasonCode: 'not-clean', axis: 'cleaning' } });
    expect(await types(await plant.askEquipment('VB-01', { run: 'WS-1' }))).toEqual(['EquipmentGranted']);
  });

  it('gmp-10 of two runs that race for one blender is given to one; the other is told who has it', async () => {
    await plant.blender('VB-02');
    const grants = await Promise.all([plant.askEquipment('VB-02', { run: 'WS-10' }), plant.askEquipment('VB-02', { run: 'WS-11' })]);
    const answers = (await Promise.all(grants.map((grant) => plant.answers(grant)))).flat();
    expect(answers.map(({ type }) => type).sort()).toEqual(['EquipmentGrantRefused', 'EquipmentGranted']);
    const [winner, loser] = [answers.find(({ type }) => type === 'EquipmentGranted'), answers.find(({ type }) => type === 'EquipmentGrantRefused')];
    expect(loser?.data).toMatchObject({ reasonCode: 'equipment-occupied', axis: 'allocation', detail: expect.stringContaining(String(winner?.data['runId']).slice('id-of-'.length)) as string });
  });

  it('gmp-10 asked for twice under one id is answered once', async () => {
    await plant.blender('VB-03');
    const grant = await plant.askEquipment('VB-03');
    await plant.askEquipment('VB-03', { grantId: grant });
    expect(await types(grant)).toEqual(['EquipmentGranted']);
  });

  it('A6 is refused with the failing property named', async () => {
    await plant.blender('VB-04');
    const tooSmall = await plant.askEquipment('VB-04', { properties: [{ name: 'working-volume', low: '200', unit: 'L' }] });
    expect(await refusal(tooSmall)).toMatchObject({ data: { axis: 'property', reasonCode: 'property-not-met', detail: 'working-volume of VB-04 is 5 L, asked is at least 200 L' } });
    const otherSteel = await plant.askEquipment('VB-04', { properties: [{ name: 'working-volume', low: '5000', unit: 'mL' }, { name: 'contact-material', equals: '304' }] });
    expect(await refusal(otherSteel)).toMatchObject({ data: { axis: 'property', detail: 'contact-material of VB-04 is 316L, not 304' } });
    const otherClass = await plant.askEquipment('VB-04', { class: 'rotary-press' });
    expect(await refusal(otherClass)).toMatchObject({ data: { axis: 'class' } });
    const unknown = await plant.askEquipment('VB-99');
    expect(await refusal(unknown)).toMatchObject({ data: { axis: 'class', reasonCode: 'unknown-equipment', item: 'VB-99' } });
    expect(await types(await plant.askEquipment('VB-04', { properties: [{ name: 'working-volume', low: '4000', high: '6000', unit: 'mL' }] }))).toEqual(['EquipmentGranted']);
  });

  it('D2 is refused on the axis that fails: dirty, uncalibrated, overdue at the date of the site, unqualified, blocked', async () => {
    const { services } = plant;
    await services.as('mnt.kovac').post(`${API}/equipment`, { site: 'HAM', code: 'BAL-1', title: 'Balance', class: 'balance', needsCalibration: true, needsQualification: true });
    const failing = async (): Promise<unknown> => ((await refusal(await plant.askEquipment('BAL-1', { class: 'balance' }))) as { data: { reasonCode: string } }).data.reasonCode;
    expect(await failing()).toBe('not-clean');
    await services.as('op.berger').signed(`${API}/equipment/BAL-1/cleaning`, {});
    expect(await failing()).toBe('not-calibrated');
    const due = new Date(Date.parse(await plant.now()) + 86_400_000).toISOString().slice(0, 10); // not over yet anywhere, whenever this runs
    await services.as('mnt.kovac').signed(`${API}/equipment/BAL-1/calibration`, { due });
    expect(await failing()).toBe('not-qualified');
    expect(await services.as('qa.weiss').signed(`${API}/equipment/BAL-1/qualification`, {})).toMatchObject({ status: 200 });
    await services.as('qa.weiss').post(`${API}/equipment/BAL-1/block`, { reason: 'drift seen' });
    expect(await failing()).toBe('equipment-blocked');
    await services.as('qa.weiss').post(`${API}/equipment/BAL-1/unblock`, { reason: 'checked' });
    await services.steer({ to: `${new Date(Date.parse(due) + 86_400_000).toISOString().slice(0, 10)}T00:30:00.000Z` }); // past midnight in Hamburg, winter and summer
    expect(await failing()).toBe('calibration-overdue');
  });

  it('D4 carries the last day and the certificate of the calibration, for the record of the batch; a blank number is refused and changes nothing', async () => {
    const due = '2035-01-31';
    await plant.services.as('eng.moreau').post(`${API}/equipment`, { site: 'HAM', code: 'BAL-2', title: 'Balance', class: 'balance', needsCalibration: true });
    await plant.services.as('op.berger').signed(`${API}/equipment/BAL-2/cleaning`, {});
    expect(await plant.services.as('mnt.kovac').post(`${API}/equipment/BAL-2/calibration/statements`, { due, certificate: '  ' })).toMatchObject({ status: 422, body: { code: 'field-missing', params: { field: 'certificate' } } });
    expect((await item('BAL-2')).axes['calibration']).toMatchObject({ status: 'missing' });
    await plant.services.as('mnt.kovac').signed(`${API}/equipment/BAL-2/calibration`, { due, certificate: 'CAL-2034-0117' });
    expect((await item('BAL-2')).axes['calibration']).toMatchObject({ status: 'valid', lastDay: due, detail: 'CAL-2034-0117' });
    expect((await item('BAL-2')).logbook).toContainEqual(expect.objectContaining({ what: 'EquipmentCalibrated', detail: `${due} (CAL-2034-0117)` }));
    const [given] = await plant.answers(await plant.askEquipment('BAL-2', { class: 'balance' }));
    expect(given).toMatchObject({ type: 'EquipmentGranted', data: { item: 'BAL-2', calibratedThrough: due, certificate: 'CAL-2034-0117' } });
  });

  it('D3 ends with the hold of the cleaning, at the second', async () => {
    await plant.blender('VB-05');
    await plant.services.as('op.berger').signed(`${API}/equipment/VB-05/cleaning`, { holdSeconds: 600 });
    const [given] = await plant.answers(await plant.askEquipment('VB-05'));
    const until = Date.parse(String(given?.data['until']));
    expect(until - Date.parse(String(given?.data['from']))).toBeLessThanOrEqual(600_000);
    await plant.services.steer({ to: new Date(until).toISOString() });
    expect(await item('VB-05')).toMatchObject({ suitable: false, axes: { cleaning: { status: 'dirty', detail: `clean until ${new Date(until).toISOString()}` } }, findings: expect.arrayContaining([expect.objectContaining({ reasonCode: 'clean-hold-expired' })]) as unknown });
    expect((await item('VB-05')).logbook[0]).toMatchObject({ what: 'EquipmentCleanHoldEnded', detail: new Date(until).toISOString() });
  });

  it('D3 asks for a major cleaning where a change of product does; a minor one is not enough, and a rule for one product goes before one for all', async () => {
    await plant.blender('VB-10');
    const clean = (level?: string) => plant.services.as('op.berger').signed(`${API}/equipment/VB-10/cleaning`, level ? { level } : {});
    const make = async (product: string, run: string): Promise<void> => {
      const grant = await plant.askEquipment('VB-10', { product, run });
      await plant.used(grant);
      await plant.end(grant);
    };
    const set = (user: string, from: string, to: string, level: string, reason = 'colour stays') =>
      plant.services.as(user).put(`${API}/product-changes`, { site: 'HAM', class: 'v-blender', from, to, level, reason });
    expect(await set('op.berger', 'FP-RED', '*', 'major')).toMatchObject({ status: 403 });
    expect(await set('qa.weiss', 'FP-RED', 'FP-RED', 'major')).toMatchObject({ status: 422, body: { code: 'same-product' } });
    expect(await set('qa.weiss', 'FP-RED', '*', 'major')).toMatchObject({ status: 200 });
    expect(await set('qa.weiss', 'FP-RED', '*', 'major')).toMatchObject({ status: 422, body: { code: 'nothing-changed' } });
    expect(await set('eng.moreau', 'FP-RED', 'FP-PINK', 'minor')).toMatchObject({ status: 200 });
    expect((await plant.services.as('op.berger').get(`${API}/product-changes`)).body).toMatchObject({ items: [{ class: 'v-blender', from: 'FP-RED', to: '*', level: 'major' }, { from: 'FP-RED', to: 'FP-PINK', level: 'minor' }] });

    await make('FP-RED', 'WS-40');
    expect(await clean()).toMatchObject({ status: 200 });
    const refused = await refusal(await plant.askEquipment('VB-10', { product: 'FP-WHITE', run: 'WS-41' }));
    expect(refused).toMatchObject({ data: { axis: 'cleaning', reasonCode: 'cleaning-level-too-low', detail: 'VB-10 made FP-RED and had no major cleaning since; the change to FP-WHITE asks for one' } });
    await make('FP-PINK', 'WS-42');
    expect(await clean()).toMatchObject({ status: 200 });
    expect(await refusal(await plant.askEquipment('VB-10', { product: 'FP-WHITE', run: 'WS-43' }))).toMatchObject({ data: { reasonCode: 'cleaning-level-too-low' } });
    expect(await clean('major')).toMatchObject({ status: 200 });
    expect(await types(await plant.askEquipment('VB-10', { product: 'FP-WHITE', run: 'WS-44' }))).toEqual(['EquipmentGranted']);
  });

  it('D3 what stood dirty longer than its dirty hold needs a major cleaning, from the second on', async () => {
    const hold = { properties: [{ property: 'dirty-hold', value: '1', unit: 'h' }] };
    const minor = (code: string) => plant.services.as('op.berger').signed(`${API}/equipment/${code}/cleaning`, {});
    for (const code of ['VB-11', 'VB-12']) {
      await plant.blender(code, hold);
      const grant = await plant.askEquipment(code, { run: `WS-of-${code}` });
      await plant.used(grant);
      await plant.end(grant);
    }
    await plant.services.steer({ advanceSeconds: 3000 });
    expect(await minor('VB-11')).toMatchObject({ status: 200 });
    await plant.services.steer({ advanceSeconds: 600 });
    expect(await minor('VB-12')).toMatchObject({ status: 409, body: { code: 'dirty-hold-over' } });
    expect(await plant.services.as('op.berger').signed(`${API}/equipment/VB-12/cleaning`, { level: 'major' })).toMatchObject({ status: 200 });
    expect(await plant.services.as('mnt.kovac').post(`${API}/equipment`, { site: 'HAM', code: 'VB-13', title: 'V-blender', class: 'v-blender', properties: [{ property: 'dirty-hold', value: '1', unit: 'kg' }] })).toMatchObject({ status: 422 });
  });

  it('lapses unused; the item is then free and still clean', async () => {
    await plant.blender('VB-06');
    const grant = await plant.askEquipment('VB-06', { run: 'WS-20' });
    expect(await types(await plant.askEquipment('VB-06', { run: 'WS-21' }))).toEqual(['EquipmentGrantRefused']);
    await plant.services.steer({ advanceSeconds: 1861 });
    expect(await types(grant)).toEqual(['EquipmentGranted', 'EquipmentOccupationEnded']);
    expect(await item('VB-06')).toMatchObject({ suitable: true, axes: { allocation: { status: 'free' }, cleaning: { status: 'clean' } } });
    expect(await types(await plant.askEquipment('VB-06', { run: 'WS-21' }))).toEqual(['EquipmentGranted']);
  });

  it('is taken back when the item is blocked or found dirty; a run that works with it is told, and keeps it', async () => {
    await plant.blender('VB-07');
    const unused = await plant.askEquipment('VB-07');
    await plant.services.as('mnt.kovac').post(`${API}/equipment/VB-07/block`, { reason: 'bearing loud' });
    expect(await refusal(unused)).toMatchObject({ type: 'EquipmentGrantRevoked', data: { axis: 'block', reasonCode: 'equipment-blocked', detail: 'VB-07 was blocked: bearing loud' } });
    expect((await item('VB-07')).axes['allocation']?.status).toBe('free');
    await plant.services.as('mnt.kovac').post(`${API}/equipment/VB-07/unblock`, { reason: 'greased' });
    const inUse = await plant.askEquipment('VB-07');
    await plant.used(inUse);
    expect(await plant.services.as('op.okafor').signed(`${API}/equipment/VB-07/cleaning`, {})).toMatchObject({ status: 409, body: { code: 'equipment-in-use' } });
    expect(await plant.services.as('op.okafor').signed(`${API}/equipment/VB-07/cleaning`, { found: 'dirty', reason: 'residue at the valve' })).toMatchObject({ status: 200 });
    expect(await refusal(inUse)).toMatchObject({ type: 'EquipmentGrantRevoked', data: { axis: 'cleaning' } });
    expect((await item('VB-07')).axes['allocation']?.status).toBe('occupied');
  });

  it('gmp-12 used after it had lapsed occupies the item when it is free, and raises an exception in the run when somebody else has it', async () => {
    await plant.blender('VB-08');
    const late = await plant.askEquipment('VB-08', { run: 'WS-30' });
    await plant.services.steer({ advanceSeconds: 1861 });
    await plant.used(late);
    expect((await item('VB-08')).axes['allocation']).toEqual({ status: 'occupied', detail: 'WS-30, blend', moves: [] });

    await plant.blender('VB-09');
    const later = await plant.askEquipment('VB-09', { run: 'WS-31' });
    await plant.services.steer({ advanceSeconds: 1861 });
    await plant.askEquipment('VB-09', { run: 'WS-32' });
    await plant.used(later);
    const [raised] = await plant.told('batchwright.batch-execution.commands.v1', 'id-of-WS-31');
    expect(raised).toMatchObject({ type: 'RaiseException', data: { type: 'equipment-used-twice', severity: 'SEVERITY_CRITICAL', text: 'VB-09 was used while batch WS-32 had it' } });
  });

  it('D5 fills the logbook of the item without an entry by hand', async () => {
    const { logbook } = await item('VB-01');
    expect(logbook.map(({ what }) => what).reverse().slice(0, 5)).toEqual(['EquipmentRegistered', 'EquipmentCleaned', 'EquipmentGranted', 'EquipmentOccupied', 'EquipmentOccupationEnded']);
    expect(logbook.find(({ what }) => what === 'EquipmentOccupied')).toMatchObject({ person: 'E1001', runNumber: 'WS-1' });
  });
});
