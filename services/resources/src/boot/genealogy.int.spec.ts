import { API, startResources, type ResourcesPlant } from './plant.fixture';

let plant: ResourcesPlant;
const ids: Record<string, string> = {};

const g = (value: string) => ({ value, unit: 'g' });

/** A run takes from a drum as much as it weighs. */
async function use(run: string, container: string, material: string, grams: string): Promise<void> {
  const grant = await plant.askMaterial(container, { run, material, quantity: g(grams) });
  await plant.used(grant);
  await plant.weighed(grant, g(grams));
}

async function make(run: string, number: string, material: string, grams: string): Promise<string> {
  const body = { site: 'HAM', number, material, title: material, runId: `id-of-${run}`, runNumber: run, containers: [{ code: `C-${number}`, quantity: g(grams) }] };
  const { body: { aggregate } } = await plant.services.as('op.berger').post<{ aggregate: string }>(`${API}/lots/production`, body);
  ids[number] = aggregate;
  return aggregate;
}

async function receive(number: string, material: string): Promise<void> {
  ids[number] = await plant.lot(number, 'unused', { material, title: material, containers: [{ code: `C-${number}`, quantity: g('1000.0') }] });
  await plant.releaseLot(ids[number] ?? '');
}

/** Active and filler become granules in WS-1, the granules two lots of tablets in WS-2 and WS-3; WS-4 has begun with tablets and made nothing yet. A rework, WS-5, takes tablets back into granules. */
beforeAll(async () => {
  plant = await startResources();
  await receive('ACT', 'M-ACT');
  await receive('FIL', 'M-FIL');
  await receive('OTH', 'M-FIL');
  await use('WS-1', 'C-ACT', 'M-ACT', '100.2');
  await use('WS-1', 'C-FIL', 'M-FIL', '399.8');
  await plant.releaseLot(await make('WS-1', 'GRA', 'M-GRA', '495.0'));
  await use('WS-2', 'C-GRA', 'M-GRA', '200.0');
  await use('WS-3', 'C-GRA', 'M-GRA', '250.0');
  await plant.releaseLot(await make('WS-2', 'TB1', 'M-TAB', '198.0'));
  await plant.releaseLot(await make('WS-3', 'TB2', 'M-TAB', '247.0'));
  await use('WS-5', 'C-TB2', 'M-TAB', '7.0');
  await plant.releaseLot(await make('WS-5', 'GR2', 'M-GRA', '6.5'));
  await use('WS-4', 'C-TB1', 'M-TAB', '50.0');
}, 60_000);
afterAll(() => plant.services.stop());

interface View {
  readonly lots: readonly { id: string; number: string; heldFor: string[]; left: unknown }[];
  readonly edges: readonly { lotId: string; runNumber: string; way: string; amount: { value: string; unit: string } }[];
}
const genealogy = async (number: string, direction: string): Promise<View> => (await plant.services.as('insp.dubois').get<View>(`${API}/lots/${ids[number] ?? ''}/genealogy?direction=${direction}`)).body;
const nameOf = (id: string): string => Object.entries(ids).find(([, one]) => one === id)?.[0] ?? id;
const edgesOf = ({ edges }: View): string[] => edges.map(({ lotId, runNumber, way, amount }) => `${runNumber} ${way} ${amount.value} ${amount.unit} of ${nameOf(lotId)}`).sort();
const why = async (number: string, material: string): Promise<unknown> => (await plant.answers(await plant.askMaterial(`C-${number}`, { material, run: 'WS-9', quantity: g('1.0') }))).at(-1)?.data['reasonCode'];
const raised = async (run: string) => (await plant.told('batchwright.batch-execution.commands.v1', `id-of-${run}`)).filter(({ data }) => data['type'] === 'material-on-hold');

describe('C12 genealogy with quantities', () => {
  it('forward: everything a lot went into, and nothing else', async () => {
    const view = await genealogy('ACT', 'forward');
    expect(view.lots[0]).toMatchObject({ number: 'ACT', left: [{ value: '899.8', unit: 'g' }] });
    expect(view.lots.map(({ number }) => number).sort()).toEqual(['ACT', 'GR2', 'GRA', 'TB1', 'TB2']);
    expect(edgesOf(view)).toEqual([
      'WS-1 made 495.0 g of GRA', 'WS-1 used 100.2 g of ACT', 'WS-2 made 198.0 g of TB1', 'WS-2 used 200.0 g of GRA', 'WS-3 made 247.0 g of TB2', 'WS-3 used 250.0 g of GRA',
      'WS-4 used 50.0 g of TB1', 'WS-5 made 6.5 g of GR2', 'WS-5 used 7.0 g of TB2',
    ]);
  });

  it('backward: everything it was made of', async () => {
    const view = await genealogy('TB1', 'backward');
    expect(view.lots.map(({ number }) => number).sort()).toEqual(['ACT', 'FIL', 'GRA', 'TB1']);
    expect(edgesOf(view)).toEqual(['WS-1 made 495.0 g of GRA', 'WS-1 used 100.2 g of ACT', 'WS-1 used 399.8 g of FIL', 'WS-2 made 198.0 g of TB1', 'WS-2 used 200.0 g of GRA']);
    expect((await genealogy('OTH', 'forward')).edges).toEqual([]);
    expect(await plant.services.as('op.byrne').get(`${API}/lots/${ids['ACT'] ?? ''}/genealogy`)).toMatchObject({ status: 404 });
  });
});

describe('C14 hold cascade', () => {
  it('stops everything that was made of a blocked lot and every batch that used it', async () => {
    await plant.services.as('qa.weiss').post(`${API}/lots/${ids['ACT'] ?? ''}/block`, { reason: 'foreign particle' });
    await plant.services.settled();
    const { lots } = await genealogy('ACT', 'forward');
    expect(lots.map(({ number, heldFor }) => [number, heldFor]).sort()).toEqual([['ACT', []], ['GR2', ['ACT']], ['GRA', ['ACT']], ['TB1', ['ACT']], ['TB2', ['ACT']]]);
    expect([await why('GRA', 'M-GRA'), await why('TB2', 'M-TAB'), await why('FIL', 'M-FIL')]).toEqual(['lot-on-hold', 'lot-on-hold', undefined]);
    for (const run of ['WS-1', 'WS-2', 'WS-3', 'WS-4', 'WS-5']) expect(await raised(run)).toMatchObject([{ data: { severity: 'SEVERITY_CRITICAL', text: expect.stringContaining('lot ACT') as string } }]);
    expect((await plant.services.as('op.berger').get(`${API}/containers/C-TB1`)).body).toMatchObject({ suitable: false, lot: { holds: [{ number: 'ACT', reason: 'foreign particle' }] } });
  });

  it('holds what is made of it afterwards as well, and a second cause is one of its own', async () => {
    await plant.services.as('qc.silva').signed(`${API}/lots/${ids['FIL'] ?? ''}/disposition`, { disposition: 'rejected', reason: 'assay' });
    await make('WS-4', 'BLI', 'M-BLI', '49.0'); // while the stop of FIL is on its way
    await plant.services.settled();
    const { lots } = await genealogy('FIL', 'forward');
    expect(lots.map(({ number, heldFor }) => [number, heldFor]).sort()).toEqual([['BLI', ['ACT', 'FIL']], ['FIL', []], ['GR2', ['ACT', 'FIL']], ['GRA', ['ACT', 'FIL']], ['TB1', ['ACT', 'FIL']], ['TB2', ['ACT', 'FIL']]]);
  });

  it('lets go when the lot may be used again, of what stands for nothing else', async () => {
    await plant.services.as('qa.weiss').post(`${API}/lots/${ids['ACT'] ?? ''}/unblock`, { reason: 'it was the light' });
    await plant.services.settled();
    expect((await genealogy('ACT', 'forward')).lots.map(({ heldFor }) => heldFor)).toEqual([[], ['FIL'], ['FIL'], ['FIL'], ['FIL'], ['FIL']]);
    expect(await why('ACT', 'M-ACT')).toBeUndefined();
    expect(await why('TB1', 'M-TAB')).toBe('lot-on-hold');
  });
});

describe('C12 over sites', () => {
  interface Wide extends View {
    readonly transfers: readonly { from: string; to: string; amount: { value: string; unit: string } }[];
    readonly elsewhere: readonly { id: string; site: string }[];
  }
  const read = async (account: string, number: string, direction: string): Promise<Wide> => (await plant.services.as(account).get<Wide>(`${API}/lots/${ids[number] ?? ''}/genealogy?direction=${direction}`)).body;
  const cork = async (number: string, route: string, more: object): Promise<void> => {
    const body = { site: 'CRK', number, material: 'M-GRA', title: 'Granules', containers: [{ code: `C-${number}`, quantity: g('300.0') }], ...more };
    ids[number] = (await plant.services.as('every.role').post<{ aggregate: string }>(`${API}/${route}`, body)).body.aggregate;
  };
  const fromCork = { site: 'HAM', number: 'GRH', material: 'M-GRA', title: 'Granules', containers: [{ code: 'C-GRH', quantity: g('120.0') }] };

  /** Granules are made in Cork, sent to Hamburg, and become tablets there. */
  beforeAll(async () => {
    await cork('GRC', 'lots/production', { runId: 'id-of-CW-1', runNumber: 'CW-1' });
    ids['GRH'] = (await plant.services.as('wh.novak').post<{ aggregate: string }>(`${API}/lots`, { ...fromCork, from: { site: 'CRK', lot: 'GRC' } })).body.aggregate;
    await plant.releaseLot(ids['GRH']);
    await use('WS-7', 'C-GRH', 'M-GRA', '100.0');
    await make('WS-7', 'TBH', 'M-TAB', '99.0');
  });

  it('one query goes from a tablet batch at one site to a lot at the other, for who may see both', async () => {
    const view = await read('insp.both', 'TBH', 'backward');
    expect(view.lots.map(({ number }) => number).sort()).toEqual(['GRC', 'GRH', 'TBH']);
    expect(edgesOf(view)).toEqual(['CW-1 made 300.0 g of GRC', 'WS-7 made 99.0 g of TBH', 'WS-7 used 100.0 g of GRH']);
    expect(view).toMatchObject({ transfers: [{ from: ids['GRC'], to: ids['GRH'], amount: { value: '120.0', unit: 'g' } }], elsewhere: [] });
    expect((await read('insp.both', 'GRC', 'forward')).lots.map(({ number }) => number).sort()).toEqual(['GRC', 'GRH', 'TBH']);
  });

  it('says to who may see one site that there is more at the other, and nothing else of it', async () => {
    const here = await read('insp.dubois', 'TBH', 'backward');
    expect(here.lots.map(({ number }) => number).sort()).toEqual(['GRH', 'TBH']);
    expect(here.elsewhere).toEqual([{ id: 'elsewhere-1', site: 'CRK' }]);
    expect(here.transfers).toEqual([{ from: 'elsewhere-1', to: ids['GRH'], amount: { value: '120.0', unit: 'g' } }]);
    for (const secret of [ids['GRC'] ?? '', 'GRC', 'CW-1']) expect(JSON.stringify(here)).not.toContain(`"${secret}"`);
    const there = await read('op.byrne', 'GRC', 'forward');
    expect([there.lots.map(({ number }) => number), there.elsewhere]).toEqual([['GRC'], [{ id: 'elsewhere-1', site: 'HAM' }]]);
  });

  it('a delivery names a lot that the other site has, or is refused', async () => {
    const unknown = { ...fromCork, number: 'GRX', containers: [{ code: 'C-GRX', quantity: g('1.0') }] };
    expect(await plant.services.as('wh.novak').post(`${API}/lots`, { ...unknown, from: { site: 'CRK', lot: 'NOBODY' } })).toMatchObject({ status: 422, body: { code: 'lot-of-site-unknown', field: 'from' } });
    expect(await plant.services.as('wh.novak').post(`${API}/lots`, { ...unknown, from: { site: 'HAM', lot: 'ACT' } })).toMatchObject({ status: 422, body: { code: 'lot-of-site-unknown' } });
  });

  it('C14 a lot that is stopped at one site holds what became of it at the other', async () => {
    await plant.services.as('every.role').post(`${API}/lots/${ids['GRC'] ?? ''}/block`, { reason: 'wrong sieve' });
    await plant.services.settled();
    expect((await read('insp.dubois', 'TBH', 'backward')).lots.map(({ number, heldFor }) => [number, heldFor]).sort()).toEqual([['GRH', ['GRC']], ['TBH', ['GRC']]]);
    expect(await raised('WS-7')).toMatchObject([{ data: { severity: 'SEVERITY_CRITICAL' } }]);
    await plant.services.as('every.role').post(`${API}/lots/${ids['GRC'] ?? ''}/unblock`, { reason: 'it was the right one' });
    await plant.services.settled();
    expect((await read('insp.dubois', 'TBH', 'backward')).lots.map(({ heldFor }) => heldFor)).toEqual([[], []]);
  });
});
