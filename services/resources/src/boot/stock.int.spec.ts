import { API, startResources, type ResourcesPlant } from './plant.fixture';

let plant: ResourcesPlant;

beforeAll(async () => {
  plant = await startResources();
}, 60_000);
afterAll(() => plant.services.stop());

const drum = async (code: string) => (await plant.services.as('insp.dubois').get(`${API}/containers/${code}`)).body;
const why = async (container: string): Promise<unknown> => (await plant.answers(await plant.askMaterial(container))).at(-1)?.data['reasonCode'];
const kg = (value: string) => ({ value, unit: 'kg' });

describe('C2 block of one container and stock category, axes of their own', () => {
  it('stops one drum of a released lot and takes back what was reserved in it; the others go on', async () => {
    const lot = await plant.lot('L-A', 'unused', { containers: [{ code: 'A-1', quantity: kg('5.0'), location: 'WH-A-03-2' }, { code: 'A-2', quantity: kg('5.0') }] });
    await plant.releaseLot(lot);
    const reserved = await plant.askMaterial('A-1');
    const quality = plant.services.as('qc.silva');
    expect(await quality.post(`${API}/containers/A-1/block`, { reason: 'seal broken' })).toMatchObject({ status: 200, body: { aggregate: lot } });
    expect((await plant.answers(reserved)).at(-1)).toMatchObject({ type: 'MaterialGrantRevoked', data: { reasonCode: 'container-blocked', detail: 'container A-1 was blocked: seal broken' } });
    expect([await why('A-1'), await why('A-2')]).toEqual(['container-blocked', undefined]);
    expect(await drum('A-1')).toMatchObject({ location: 'WH-A-03-2', blockedFor: 'seal broken', suitable: false, lot: { blocked: false, disposition: 'released' } });
    expect(await quality.post(`${API}/containers/A-1/block`, { reason: 'again' })).toMatchObject({ status: 409, body: { code: 'already-blocked' } });
    expect(await plant.services.as('wh.novak').post(`${API}/containers/A-1/unblock`, { reason: 'x' })).toMatchObject({ status: 403 });
    await quality.post(`${API}/containers/A-1/unblock`, { reason: 'repacked' });
    expect(await why('A-1')).toBeUndefined();
  });

  it('keeps stock for development out of batches, whatever quality decided', async () => {
    const lot = await plant.lot('L-B', 'B-1', { category: 'development' });
    await plant.releaseLot(lot);
    expect(await why('B-1')).toBe('stock-category');
    expect(await plant.services.as('qa.weiss').post(`${API}/lots/${lot}/category`, { category: 'production', reason: 'qualified for routine' })).toMatchObject({ status: 200 });
    expect(await why('B-1')).toBeUndefined();
  });
});

describe('C3 which lot is taken first', () => {
  it('refuses the later-expiring lot until its reason is signed; the earlier one goes without', async () => {
    const days = async (count: number): Promise<string> => new Date(Date.parse(await plant.now()) + count * 86_400_000).toISOString().slice(0, 10);
    const more = { material: 'RM-FEFO', title: 'Filler' };
    await plant.releaseLot(await plant.lot('F-1', 'F-1-1', { ...more, expiry: await days(400) }));
    await plant.releaseLot(await plant.lot('F-2', 'F-2-1', { ...more, expiry: await days(100) }));
    const ask = async (container: string, run = 'WS-1') => (await plant.answers(await plant.askMaterial(container, { material: 'RM-FEFO', run }))).at(-1);
    expect(await ask('F-1-1')).toMatchObject({ type: 'MaterialGranted' }); // nobody has set an order
    const set = (user: string, rule: string) => plant.services.as(user).put(`${API}/materials/RM-FEFO/picking-rule`, { site: 'HAM', rule, reason: 'short shelf life' });
    expect(await set('wh.novak', 'fefo')).toMatchObject({ status: 403 });
    expect(await set('qa.weiss', 'fefo')).toMatchObject({ status: 200 });
    expect(await set('qa.weiss', 'fefo')).toMatchObject({ status: 422, body: { code: 'nothing-changed' } });
    expect(await ask('F-1-1')).toMatchObject({ type: 'MaterialGrantRefused', data: { axis: 'order', reasonCode: 'earlier-lot-first', detail: expect.stringContaining('lot F-2 expires on') as string } });
    expect(await ask('F-2-1')).toMatchObject({ type: 'MaterialGranted' });
    const path = `${API}/containers/F-1-1/picking-waiver`;
    expect(await plant.services.as('op.berger').signed(path, { runNumber: 'WS-1', reason: 'stands at the booth' })).toMatchObject({ status: 403 });
    expect(await plant.services.as('sup.haas').signed(path, { runNumber: 'WS-1', reason: ' ' })).toMatchObject({ status: 422, body: { code: 'reason-missing' } });
    expect(await plant.services.as('sup.haas').signed(path, { runNumber: 'WS-1', reason: 'stands at the booth' })).toMatchObject({ status: 200 });
    expect(await ask('F-1-1')).toMatchObject({ type: 'MaterialGranted' });
    expect(await ask('F-1-1', 'WS-2')).toMatchObject({ data: { reasonCode: 'earlier-lot-first' } }); // for that batch only
    await set('qa.weiss', 'fifo');
    expect(await ask('F-2-1', 'WS-2')).toMatchObject({ data: { reasonCode: 'earlier-lot-first', detail: expect.stringContaining('lot F-1 came before lot F-2') as string } });
  });

  it('refuses a lot that expires before the step is over', async () => {
    const tomorrow = new Date(Date.parse(await plant.now()) + 86_400_000).toISOString().slice(0, 10);
    await plant.releaseLot(await plant.lot('F-3', 'F-3-1', { expiry: tomorrow }));
    const ask = async (lasts?: { value: string; unit: string }) => (await plant.answers(await plant.askMaterial('F-3-1', lasts ? { lasts } : {}))).at(-1);
    expect(await ask({ value: '72', unit: 'h' })).toMatchObject({ data: { axis: 'expiry', reasonCode: 'expires-during-step', detail: expect.stringContaining(`expires after ${tomorrow}, and the step may last until`) as string } });
    expect(await ask({ value: '5', unit: 'min' })).toMatchObject({ type: 'MaterialGranted' });
    expect(await ask()).toMatchObject({ type: 'MaterialGranted' });
  });
});

describe('C1 labels', () => {
  it('has a code for each container; a second print asks why, is counted and marked', async () => {
    const lot = await plant.lot('L-L', 'unused', { containers: Array.from({ length: 12 }, (_, index) => ({ code: `L-${index + 1}`, quantity: kg('25.00') })) });
    const warehouse = plant.services.as('wh.novak');
    const labels = async () => (await warehouse.get<{ items: { container: string; copy: number; symbol: string; number: number; of: number }[] }>(`${API}/lots/${lot}/labels`)).body.items;
    expect(await warehouse.post(`${API}/lots/${lot}/labels`, {})).toMatchObject({ status: 200 });
    expect(await warehouse.post(`${API}/lots/${lot}/labels`, { containers: ['L-3'] })).toMatchObject({ status: 422, body: { code: 'reason-missing', rule: '21 CFR 211.125' } });
    expect(await warehouse.post(`${API}/lots/${lot}/labels`, { containers: ['L-3'], reason: 'torn off' })).toMatchObject({ status: 200 });
    expect(await warehouse.post(`${API}/lots/${lot}/labels`, { containers: ['A-1'] })).toMatchObject({ status: 404 });
    const all = await labels();
    expect(all.map(({ copy }) => copy)).toEqual([1, 1, 2, ...Array.from({ length: 9 }, () => 1)]);
    expect(all[2]).toMatchObject({ container: 'L-3', number: 3, of: 12, symbol: expect.stringContaining('<svg') as string });
    expect(new Set(all.map(({ symbol }) => symbol)).size).toBe(12);
    const prints = await (await plant.services.db.transactions('resources')).read(`SELECT container, copy, reason FROM label_print WHERE lot_id = $1 AND copy > 1`, [lot]);
    expect(prints).toEqual([{ container: 'L-3', copy: 2, reason: 'torn off' }]);
  });
});

describe('C11 the ledger by hand', () => {
  it('moves, samples, gives back, adjusts and destroys; each row says why, and the sum is what is there', async () => {
    await plant.lot('L-C', 'C-1');
    const [warehouse, quality] = [plant.services.as('wh.novak'), plant.services.as('qc.silva')];
    await warehouse.post(`${API}/containers/C-1/move`, { location: 'WH-B-01', reason: 'put away' });
    await quality.post(`${API}/containers/C-1/sample`, { sample: 'S-7', quantity: { value: '20', unit: 'g' }, reason: 'identity test' });
    await warehouse.post(`${API}/containers/C-1/adjustment`, { quantity: kg('9.90'), reason: 'weighed in the store' });
    await warehouse.post(`${API}/containers/C-1/destruction`, { quantity: kg('0.40'), reason: 'spilled' });
    await warehouse.post(`${API}/containers/C-1/return`, { runNumber: 'WS-3', quantity: kg('0.05'), reason: 'not used' });
    const scanned = (await drum('C-1')) as { content: { value: string }; location: string; movements: { kind: string; amount: string; cause: string }[] };
    expect(scanned).toMatchObject({ content: kg('9.55'), location: 'WH-B-01' });
    expect(scanned.movements.map(({ kind, amount, cause }) => [kind, amount, cause])).toEqual([
      ['receive', '10.00', 'delivery'], ['move', '0', 'put away'], ['sample', '-0.02', 'identity test'], ['adjust', '-0.08', 'weighed in the store'], ['destroy', '-0.40', 'spilled'], ['return', '0.05', 'not used'],
    ]);
    const [sums] = await (await plant.services.db.transactions('resources')).read(`SELECT bool_and(m.sum = c.free::numeric) AS same FROM container c JOIN (SELECT container, sum(amount::numeric) FROM movement GROUP BY container) m ON m.container = c.code WHERE c.code = 'C-1'`);
    expect(sums).toEqual({ same: true });
  });

  it('refuses more than is free, more than came, an act without its reason or its number, and a role that may not', async () => {
    await plant.releaseLot(await plant.lot('L-D', 'D-1'));
    await plant.askMaterial('D-1', { quantity: kg('9.00') });
    const [warehouse, quality] = [plant.services.as('wh.novak'), plant.services.as('qc.silva')];
    expect(await warehouse.post(`${API}/containers/D-1/destruction`, { quantity: kg('1.01'), reason: 'spilled' })).toMatchObject({ status: 409, body: { code: 'not-enough-free', detail: expect.stringContaining('1.00 kg') as string } });
    expect(await warehouse.post(`${API}/containers/D-1/adjustment`, { quantity: kg('8.99'), reason: 'weighed' })).toMatchObject({ status: 409, body: { code: 'not-enough-free' } });
    expect(await warehouse.post(`${API}/containers/D-1/return`, { runNumber: 'WS-3', quantity: kg('0.01'), reason: 'rest' })).toMatchObject({ status: 409, body: { code: 'more-than-received' } });
    expect(await warehouse.post(`${API}/containers/D-1/destruction`, { quantity: kg('1'), reason: ' ' })).toMatchObject({ status: 422, body: { code: 'reason-missing' } });
    expect(await quality.post(`${API}/containers/D-1/sample`, { sample: 'S-1', quantity: { value: '1', unit: 'L' }, reason: 'assay' })).toMatchObject({ status: 422 });
    expect(await warehouse.post(`${API}/containers/D-1/sample`, { sample: 'S-1', quantity: kg('0.1'), reason: 'assay' })).toMatchObject({ status: 403 });
    expect(await drum('D-1')).toMatchObject({ content: kg('10.00'), free: kg('1.00') });
  });

  it('brings what a batch has made into stock, in quarantine, with its batch as the cause', async () => {
    const answer = await plant.services.as('op.berger').post(`${API}/lots/production`, { site: 'HAM', number: 'B-2026-1', material: 'IM-1', title: 'Blend', runId: 'run-1', runNumber: 'WS-2026-0007', containers: [{ code: 'IBC-1', quantity: kg('200.0') }] });
    expect(answer).toMatchObject({ status: 201 });
    expect(await drum('IBC-1')).toMatchObject({ lot: { disposition: 'quarantine', number: 'B-2026-1' }, movements: [{ kind: 'produce', amount: '200.0', cause: 'made by WS-2026-0007', causeCoded: { code: 'made-by', run: 'WS-2026-0007' }, runNumber: 'WS-2026-0007' }] });
  });
});
