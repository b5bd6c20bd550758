import { API, startResources, type ResourcesPlant, type Told } from './plant.fixture';

let plant: ResourcesPlant;

beforeAll(async () => {
  plant = await startResources();
}, 60_000);
afterAll(() => plant.services.stop());

const last = async (grantId: string): Promise<Told | undefined> => (await plant.answers(grantId)).at(-1);
const types = async (grantId: string): Promise<string[]> => (await plant.answers(grantId)).map(({ type }) => type);
const drum = async (code: string) => (await plant.services.as('insp.dubois').get(`${API}/containers/${code}`)).body;
const kg = (value: string) => ({ value, unit: 'kg' });

/** A date so many days after an instant, as UTC counts. */
const daysLater = (instant: string, days: number): string => new Date(Date.parse(instant) + days * 86_400_000).toISOString().slice(0, 10);

/** The instant at which the day after a date begins at a place, in summer and winter. */
function startOfNextDay(date: string, timeZone: string): string {
  const utc = Date.parse(`${daysLater(`${date}T00:00:00.000Z`, 1)}T00:00:00.000Z`);
  const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(utc));
  return new Date(utc - hour * 3_600_000).toISOString();
}

describe('C1 a lot is received', () => {
  it('into quarantine, each container under its own code; the scan of one opens lot, status and content', async () => {
    const containers = Array.from({ length: 12 }, (_, index) => ({ code: `C-A${index + 1}`, quantity: kg('25.00') }));
    const id = await plant.lot('L-A', 'unused', { containers, supplierLot: 'SX-1', expiry: '2035-06-30' });
    expect(await drum('C-A7')).toMatchObject({
      code: 'C-A7', content: kg('25.00'), free: kg('25.00'), suitable: false, findings: [{ axis: 'disposition', reasonCode: 'lot-in-quarantine' }],
      lot: { id, number: 'L-A', material: 'RM-1001', disposition: 'quarantine', supplierLot: 'SX-1', expiry: '2035-06-30', blocked: false }, movements: [{ kind: 'receive', amount: '25.00' }],
    });
  });

  it('under a number and container codes that are new at the site', async () => {
    await plant.lot('L-B', 'C-B');
    const again = (number: string, code: string) => plant.services.as('wh.novak').post(`${API}/lots`, { site: 'HAM', number, material: 'RM-1001', containers: [{ code, quantity: kg('1') }] });
    expect(await again('L-B', 'C-B9')).toMatchObject({ status: 409, body: { code: 'already-registered', field: 'number' } });
    expect(await again('L-B9', 'C-B')).toMatchObject({ status: 409, body: { code: 'already-registered', field: 'containers' } });
    expect(await again('L-B9', 'C-B9')).toMatchObject({ status: 201 });
  });

  it('gmp-10 by one of several who label at once with the same code', async () => {
    const answers = await Promise.all(['L-R1', 'L-R2', 'L-R3'].map((number) =>
      plant.services.as('wh.novak').post<{ aggregate: string }>(`${API}/lots`, { site: 'HAM', number, material: 'RM-1001', containers: [{ code: 'C-R', quantity: kg('1') }] })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(await drum('C-R')).toMatchObject({ lot: { id: answers.find(({ status }) => status === 201)?.body.aggregate } });
  });
});

describe('the stock of a material', () => {
  it('counts as usable what is free of lots that are released, not blocked and in date', async () => {
    const of = (number: string, more: Record<string, unknown> = {}) =>
      plant.lot(number, 'unused', { material: 'RM-77', title: 'Lactose', containers: [{ code: `C-${number}`, quantity: kg('4.50') }, { code: `D-${number}`, quantity: { value: '300', unit: 'g' } }], ...more });
    const [first, blocked] = [await of('S-1'), await of('S-2')];
    await of('S-3'); // stays in quarantine
    await plant.releaseLot(first);
    await plant.releaseLot(blocked);
    await plant.services.as('qc.silva').post(`${API}/lots/${blocked}/block`, { reason: 'odour' });
    await plant.askMaterial('C-S-1', { material: 'RM-77', quantity: kg('1.25') });
    const stock = async () => (await plant.services.as('op.berger').get<{ items: { code: string }[] }>(`${API}/materials?limit=1&after=HAM/RM-2`)).body;
    expect(await stock()).toEqual({ items: [{ code: 'RM-77', site: 'HAM', title: 'Lactose', lots: 3, containers: 6, usable: [{ value: '300', unit: 'g' }, { value: '3.25', unit: 'kg' }] }] });
    const { items } = (await plant.services.as('op.berger').get<{ items: { number: string }[] }>(`${API}/lots?material=RM-77&disposition=quarantine`)).body;
    expect(items.map(({ number }) => number)).toEqual(['S-3']);
  });
});

describe('C2 disposition, block, expiry: axes of their own', () => {
  it('is decided by quality control alone, with a signature', async () => {
    const id = await plant.lot('L-C', 'C-C');
    const path = `${API}/lots/${id}/disposition`;
    expect(await plant.services.as('wh.novak').signed(path, { disposition: 'released' })).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    expect(await plant.services.as('qc.silva').signed(path, { disposition: 'rejected' })).toMatchObject({ status: 422, body: { code: 'reason-missing' } });
    expect(await plant.services.as('qc.silva').signed(path, { disposition: 'released' }, 'qc.brandt')).toMatchObject({ status: 403 });
    expect(await plant.services.as('qc.silva').signed(path, { disposition: 'released' })).toMatchObject({ status: 200, body: { aggregate: id, sequence: 2 } });
    const [row] = await (await plant.services.db.transactions('resources')).read('SELECT person, field, old_value, new_value FROM audit WHERE aggregate_id = $1 AND record_sequence = 2', [id]);
    expect(row).toEqual({ person: 'E1040', field: 'disposition', old_value: 'quarantine', new_value: 'released' });
  });

  it('refuses a drum in quarantine, restricted, rejected and blocked with a reason of its own', async () => {
    const id = await plant.lot('L-D', 'C-D');
    const why = async (): Promise<unknown> => (await last(await plant.askMaterial('C-D')))?.data['reasonCode'];
    const quality = plant.services.as('qc.silva');
    expect(await why()).toBe('lot-in-quarantine');
    await quality.signed(`${API}/lots/${id}/disposition`, { disposition: 'restricted', reason: 'cleaning validation only' });
    expect(await why()).toBe('lot-restricted');
    await quality.signed(`${API}/lots/${id}/disposition`, { disposition: 'released' });
    await quality.post(`${API}/lots/${id}/block`, { reason: 'complaint of the supplier' });
    expect(await why()).toBe('lot-blocked');
    await quality.post(`${API}/lots/${id}/unblock`, { reason: 'complaint settled' });
    expect(await why()).toBeUndefined();
    await quality.signed(`${API}/lots/${id}/disposition`, { disposition: 'rejected', reason: 'assay 89 %' });
    expect(await why()).toBe('lot-rejected');
  });

  it('refuses a lot on the day after its expiry, a date of the site', async () => {
    const expiry = daysLater(await plant.now(), 2); // far enough that it is not over yet anywhere, whenever this runs
    const id = await plant.lot('L-E', 'C-E', { expiry });
    await plant.releaseLot(id);
    const midnight = new Date(startOfNextDay(expiry, 'Europe/Berlin'));
    await plant.services.steer({ to: new Date(midnight.getTime() - 600_000).toISOString() });
    const lastDay = await last(await plant.askMaterial('C-E'));
    expect(lastDay).toMatchObject({ type: 'MaterialGranted', data: { until: midnight.toISOString() } });
    await plant.services.steer({ to: midnight.toISOString() });
    expect(await last(await plant.askMaterial('C-E'))).toMatchObject({ type: 'MaterialGrantRefused', data: { reasonCode: 'lot-expired', axis: 'expiry', detail: `lot L-E expired after ${expiry}` } });
    expect(await plant.services.as('qc.silva').signed(`${API}/lots/${await plant.lot('L-E2', 'C-E2', { expiry })}/disposition`, { disposition: 'released' })).toMatchObject({ status: 409, body: { code: 'lot-expired' } });
  });
});

describe('gmp-6 a grant of material', () => {
  it('reserves before use and takes away on use; the ledger is what is in the container', async () => {
    await plant.releaseLot(await plant.lot('L-F', 'C-F'));
    const grant = await plant.askMaterial('C-F', { quantity: { value: '2500', unit: 'g' } });
    expect(await last(grant)).toMatchObject({ type: 'MaterialGranted', data: { lot: 'L-F', container: 'C-F', item: 'RM-1001', quantity: { value: '2.5', unit: 'kg' } } });
    expect(await drum('C-F')).toMatchObject({ content: kg('10.00'), free: kg('7.50'), reservations: [{ amount: '2.5', runNumber: 'WS-1' }] });
    await plant.used(grant);
    await plant.used(grant, 2);
    expect(await drum('C-F')).toMatchObject({ content: kg('10.00'), free: kg('7.50'), reservations: [{ amount: '2.5', inUse: true }] });
    await plant.weighed(grant, { value: '2498', unit: 'g' }, 3);
    expect(await drum('C-F')).toMatchObject({ content: kg('7.502'), free: kg('7.502'), reservations: [], movements: [{ kind: 'receive', amount: '10.00', cause: 'delivery', causeCoded: { code: 'delivered' } }, { kind: 'consume', amount: '-2.498', runNumber: 'WS-1', cause: 'WS-1, weigh', causeCoded: { code: 'used-in', run: 'WS-1', step: 'weigh' } }] });
  });

  it('C11 follows the record of the run when that is corrected, and closes what an aborted run left open', async () => {
    await plant.releaseLot(await plant.lot('L-F2', 'C-F2'));
    const grant = await plant.askMaterial('C-F2', { quantity: kg('2.00') });
    await plant.used(grant);
    await plant.weighed(grant, kg('1.99'), 2);
    await plant.weighed(grant, kg('1.99'), 3);
    await plant.weighed(grant, kg('2.01'), 4);
    expect(await drum('C-F2')).toMatchObject({ content: kg('7.99'), movements: [{ kind: 'receive' }, { amount: '-1.99' }, { amount: '-0.02', cause: 'record of WS-1, weigh corrected: 2.01 kg instead of 1.99 kg', causeCoded: { code: 'record-corrected', run: 'WS-1', step: 'weigh', before: '1.99', after: '2.01', unit: 'kg' } }] });
    const open = await plant.askMaterial('C-F2', { run: 'WS-9', quantity: kg('1.00') });
    await plant.used(open);
    await plant.services.steer({ advanceSeconds: 4000 }); // does not lapse: a step is at it
    expect(await drum('C-F2')).toMatchObject({ content: kg('7.99'), free: kg('6.99') });
    await plant.release(open);
    expect(await drum('C-F2')).toMatchObject({ content: kg('6.99'), free: kg('6.99'), movements: [{}, {}, {}, { amount: '-1.00', irregular: expect.stringContaining('WS-9 ended before weigh was over') as string, irregularDe: expect.stringContaining('WS-9 endete, bevor weigh abgeschlossen war') as string }] });
  });

  it('gives no more than there is, also to runs that ask at once, and never less than nothing is left', async () => {
    await plant.releaseLot(await plant.lot('L-G', 'C-G'));
    const grants = await Promise.all(['WS-1', 'WS-2', 'WS-3'].map((run) => plant.askMaterial('C-G', { run, quantity: kg('4.00') })));
    const answers = (await Promise.all(grants.map((grant) => plant.answers(grant)))).flat();
    expect(answers.map(({ type }) => type).sort()).toEqual(['MaterialGrantRefused', 'MaterialGranted', 'MaterialGranted']);
    expect(answers.find(({ type }) => type === 'MaterialGrantRefused')?.data).toMatchObject({ axis: 'quantity', reasonCode: 'not-enough', detail: expect.stringMatching(/^C-G has 2.00 kg left, asked is 4.00 kg; WS-\d, weigh has 4.00 kg; WS-\d, weigh has 4.00 kg$/) as string });
    for (const grant of grants) await plant.used(grant); // also of the one that was refused: it takes nothing
    const rest = await plant.askMaterial('C-G', { quantity: kg('2.00') });
    await plant.used(rest);
    for (const grant of [...grants, rest]) await plant.weighed(grant);
    expect(await drum('C-G')).toMatchObject({ content: kg('0.00'), free: kg('0.00') });
    expect(await last(await plant.askMaterial('C-G', { quantity: kg('0.01') }))).toMatchObject({ data: { reasonCode: 'container-empty' } });
  });

  it('C4 refuses wrong material, an unknown container, another kind of unit, no amount: each in its own words', async () => {
    await plant.releaseLot(await plant.lot('L-H', 'C-H'));
    const why = async (container: string, asked: Parameters<ResourcesPlant['askMaterial']>[1]): Promise<unknown> => (await last(await plant.askMaterial(container, asked)))?.data['reasonCode'];
    expect(await why('C-H', { material: 'RM-2002' })).toBe('wrong-material');
    expect(await why('C-nowhere', {})).toBe('unknown-container');
    expect(await why('C-H', { quantity: { value: '1', unit: 'L' } })).toBe('unit-mismatch');
    expect(await why('C-H', { quantity: kg('0') })).toBe('no-quantity');
    expect(await why('C-H', { quantity: kg('-1') })).toBe('no-quantity');
  });

  it('lapses unused, or is given back: the amount is free again', async () => {
    await plant.releaseLot(await plant.lot('L-I', 'C-I'));
    const lapsed = await plant.askMaterial('C-I', { quantity: kg('3.00') });
    await plant.services.steer({ advanceSeconds: 1861 });
    expect(await last(lapsed)).toMatchObject({ type: 'MaterialGrantRevoked', data: { axis: 'time', reasonCode: 'grant-lapsed' } });
    const returned = await plant.askMaterial('C-I', { quantity: kg('9.00') });
    await plant.release(returned);
    expect(await types(returned)).toEqual(['MaterialGranted', 'MaterialGrantRevoked']);
    expect(await drum('C-I')).toMatchObject({ free: kg('10.00'), content: kg('10.00') });
  });

  it('is taken back when the lot is rejected or blocked, not when it was used', async () => {
    const id = await plant.lot('L-J', 'C-J');
    await plant.releaseLot(id);
    const [used, unused] = [await plant.askMaterial('C-J'), await plant.askMaterial('C-J', { run: 'WS-2' })];
    await plant.used(used);
    await plant.weighed(used);
    await plant.services.as('qa.weiss').post(`${API}/lots/${id}/block`, { reason: 'foreign particle' });
    expect(await last(unused)).toMatchObject({ type: 'MaterialGrantRevoked', data: { axis: 'block', reasonCode: 'lot-blocked', detail: 'lot L-J was blocked: foreign particle' } });
    expect(await types(used)).toEqual(['MaterialGranted']);
    expect(await drum('C-J')).toMatchObject({ free: kg('9.00'), content: kg('9.00') });
  });

  it('gmp-12 used after it had lapsed is taken from what is left, and raises an exception in the run', async () => {
    await plant.releaseLot(await plant.lot('L-K', 'C-K'));
    const late = await plant.askMaterial('C-K', { run: 'WS-40', quantity: kg('6.00') });
    await plant.services.steer({ advanceSeconds: 1861 });
    await plant.askMaterial('C-K', { run: 'WS-41', quantity: kg('5.00') });
    await plant.used(late);
    await plant.weighed(late);
    expect(await drum('C-K')).toMatchObject({ free: kg('0.00'), content: kg('5.00') });
    const [raised] = await plant.told('batchwright.batch-execution.commands.v1', 'id-of-WS-40');
    expect(raised).toMatchObject({ type: 'RaiseException', data: { type: 'material-used-after-grant', severity: 'SEVERITY_MAJOR', text: expect.stringContaining('only 5.00 kg were left') as string } });
  });
});
