import { API, startResources, type ResourcesPlant } from './plant.fixture';

const DAY_MS = 86_400_000;
let plant: ResourcesPlant;
let until: string;

beforeAll(async () => {
  plant = await startResources();
  until = new Date(Date.parse(await plant.now()) + 30 * DAY_MS).toISOString().slice(0, 10);
}, 60_000);
afterAll(() => plant.services.stop());

const of = (material: string, supplier = 'Nordchem') => ({ site: 'HAM', material, supplier });
const qualify = (material: string, more: Record<string, unknown> = {}) => plant.services.as('qa.weiss').signed(`${API}/suppliers/qualification`, { ...of(material), until, ...more });
const withdraw = (material: string) => plant.services.as('qa.weiss').signed(`${API}/suppliers/withdrawal`, { ...of(material), reason: 'failed its audit' });
const release = (lot: string) => plant.services.as('qc.silva').signed(`${API}/lots/${lot}/disposition`, { disposition: 'released' });
const list = async (material: string) => (await plant.services.as('wh.novak').get<{ items: unknown[] }>(`${API}/suppliers?material=${material}`)).body.items;

describe('C2 suppliers that quality has qualified', () => {
  it('are qualified with a signature through a last day, withdrawn with a reason, and qualified again; each leaves its audit row', async () => {
    expect(await qualify('RM-S1')).toMatchObject({ status: 200 });
    expect(await list('RM-S1')).toEqual([{ ...of('RM-S1'), until, state: 'qualified' }]);
    expect(await qualify('RM-S1')).toMatchObject({ status: 422, body: { code: 'nothing-changed' } });
    expect(await withdraw('RM-S1')).toMatchObject({ status: 200, body: { sequence: 2 } });
    expect(await list('RM-S1')).toEqual([{ ...of('RM-S1'), until, state: 'withdrawn', withdrawnFor: 'failed its audit' }]);
    expect(await withdraw('RM-S1')).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    expect(await qualify('RM-S1')).toMatchObject({ status: 200, body: { sequence: 3 } });
    expect(await list('RM-S1')).toEqual([{ ...of('RM-S1'), until, state: 'qualified' }]);
    const rows = await (await plant.services.db.transactions('resources')).read(`SELECT action, field, old_value AS before, new_value AS after, reason FROM audit WHERE object = 'supplier Nordchem' ORDER BY 1, 3 NULLS FIRST`);
    expect(rows).toEqual([
      { action: 'SupplierQualified', field: 'material RM-S1', before: null, after: `qualified through ${until}`, reason: null },
      { action: 'SupplierQualified', field: 'material RM-S1', before: 'withdrawn', after: `qualified through ${until}`, reason: null },
      { action: 'SupplierWithdrawn', field: 'material RM-S1', before: `qualified through ${until}`, after: 'withdrawn', reason: 'failed its audit' },
    ]);
  });

  it('are not qualified by anybody else, for another site, without a last day that comes, or withdrawn when they never were', async () => {
    expect(await plant.services.as('qc.silva').post(`${API}/suppliers/qualification/statements`, { ...of('RM-S2'), until })).toMatchObject({ status: 403 });
    expect((await qualify('RM-S2', { site: 'CRK' })).status).toBeGreaterThanOrEqual(403);
    expect(await qualify('RM-S2', { until: '2001-01-01' })).toMatchObject({ status: 422, body: { code: 'date-in-the-past', field: 'until' } });
    expect(await qualify('RM-S2', { supplier: ' ' })).toMatchObject({ status: 422 });
    expect(await withdraw('RM-S2')).toMatchObject({ status: 404 });
    expect(await list('RM-S2')).toEqual([]);
  });

  it('are not qualified by evidence that nobody gave', async () => {
    const { status, body } = await plant.services.as('qa.weiss').post(`${API}/suppliers/qualification`, { ...of('RM-S3'), until, evidence: { statementId: 'x' } });
    expect([status >= 400, (body as { code: string }).code]).toEqual([true, expect.any(String)]);
    expect(await list('RM-S3')).toEqual([]);
  });
});

describe('C2 a lot is released only when its supplier is qualified at that moment', () => {
  it('asks nothing of a material without any supplier in the list', async () => {
    expect(await release(await plant.lot('L-S0', 'C-S0', { material: 'RM-S0' }))).toMatchObject({ status: 200 });
  });

  it('receives the lot of any supplier, and releases it when the supplier is qualified, not before and not after', async () => {
    await qualify('RM-S4', { supplier: 'Other' });
    const lot = await plant.lot('L-S4', 'C-S4', { material: 'RM-S4', supplier: 'Nordchem' });
    expect(await release(lot)).toMatchObject({ status: 409, body: { code: 'supplier-not-qualified', detail: expect.stringMatching(/Nordchem is not qualified for RM-S4.*Quality qualifies/) as string } });
    expect(await plant.services.as('qc.silva').post(`${API}/lots/${lot}/disposition/statements`, { disposition: 'released' })).toMatchObject({ status: 409, body: { code: 'supplier-not-qualified' } });
    expect((await plant.services.as('wh.novak').get(`${API}/lots/${lot}`)).body).toMatchObject({ disposition: 'quarantine', supplier: 'Nordchem' });
    await qualify('RM-S4');
    await withdraw('RM-S4');
    expect(await release(lot)).toMatchObject({ status: 409, body: { code: 'supplier-not-qualified' } });
    await qualify('RM-S4');
    expect(await release(lot)).toMatchObject({ status: 200 });
    const late = await plant.lot('L-S4b', 'C-S4b', { material: 'RM-S4', supplier: 'Nordchem' });
    await withdraw('RM-S4');
    expect(await release(late)).toMatchObject({ status: 409 });
    expect(await plant.services.as('qc.silva').signed(`${API}/lots/${late}/disposition`, { disposition: 'rejected', reason: 'supplier withdrawn' })).toMatchObject({ status: 200 });
  });

  it('a lot that came without a supplier gets its name while it is in quarantine, with a reason', async () => {
    await qualify('RM-S5');
    const lot = await plant.lot('L-S5', 'C-S5', { material: 'RM-S5' });
    const name = (body: Record<string, unknown>) => plant.services.as('wh.novak').post(`${API}/lots/${lot}/supplier`, body);
    expect(await release(lot)).toMatchObject({ status: 409, body: { code: 'supplier-not-named' } });
    expect(await name({ supplier: 'Nordchem', reason: ' ' })).toMatchObject({ status: 422, body: { code: 'reason-missing' } });
    expect(await name({ supplier: 'Nordchem', reason: 'as the delivery note says' })).toMatchObject({ status: 200 });
    expect(await name({ supplier: 'Nordchem', reason: 'again' })).toMatchObject({ status: 422, body: { code: 'nothing-changed' } });
    expect(await release(lot)).toMatchObject({ status: 200 });
    expect(await name({ supplier: 'Other', reason: 'misread' })).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
  });

  it('what a batch of the plant has made has no supplier and needs none', async () => {
    await qualify('IM-S6');
    const answer = await plant.services.as('op.berger').post<{ aggregate: string }>(`${API}/lots/production`, { site: 'HAM', number: 'L-S6', material: 'IM-S6', runId: 'run-6', runNumber: 'WS-6', containers: [{ code: 'C-S6', quantity: { value: '1', unit: 'kg' } }] });
    expect(await release(answer.body.aggregate)).toMatchObject({ status: 200 });
  });
});
