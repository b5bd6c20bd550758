import { openFaultsPage, type FaultRequest, type FaultsPage } from './faults-page';
import { demoMachines } from './machines/demo-machines';
import { withFaults } from './machines/faults';

interface Seen {
  readonly code: string;
  readonly faults: readonly object[];
  readonly tags: readonly { readonly code: string; readonly value: unknown; readonly quality: string }[];
}

describe('the page on which simulated machines go wrong', () => {
  let page: FaultsPage;
  let cuts: number[];
  const machines = demoMachines(1).map(withFaults);

  beforeEach(async () => {
    cuts = [];
    page = await openFaultsPage({ machines, cut: (seconds) => Promise.resolve(void cuts.push(seconds)) });
  });

  afterEach(() => page.close());

  const post = (path: string, body: FaultRequest, type = 'application/json') => fetch(page.url + path, { method: 'POST', headers: { 'content-type': type }, body: JSON.stringify(body) });
  const seen = async (code: string): Promise<Seen | undefined> => ((await (await fetch(`${page.url}/machines`)).json()) as Seen[]).find((machine) => machine.code === code);

  it('lists machines with what they say', async () => {
    expect(await (await fetch(page.url)).text()).toContain('<h1>Simulated machines</h1>');
    expect(await seen('VB-02')).toMatchObject({ faults: [], reachable: true, tags: expect.arrayContaining([expect.objectContaining({ code: 'VB-02.speed', value: 0, unit: '/min', quality: 'good' })]) });
  });

  it('switches a fault of a tag on and ends it', async () => {
    expect((await post('/faults', { machine: 'VB-02', tag: 'VB-02.speed', fault: 'not-a-number', seconds: 60 })).status).toBe(200);
    const { faults, tags } = (await seen('VB-02')) as Seen;
    expect(faults).toEqual([expect.objectContaining({ fault: 'not-a-number', tag: 'VB-02.speed' })]);
    expect(tags.find(({ code }) => code === 'VB-02.speed')).toMatchObject({ value: 'NaN' });
    await post('/faults/end', { machine: 'VB-02' });
    expect((await seen('VB-02'))?.faults).toEqual([]);
  });

  it('cuts the network', async () => {
    await post('/cut', { seconds: 3 });
    expect(cuts).toEqual([3]);
  });

  it.each<[string, FaultRequest, string]>([
    ['an unknown machine', { machine: 'X-1', fault: 'stuck' }, 'there is no machine X-1'],
    ['an unknown tag', { machine: 'VB-02', tag: 'VB-02.x', fault: 'stuck' }, 'VB-02 has no VB-02.x'],
    ['an unknown fault', { machine: 'VB-02', fault: 'fire' as never }, 'a fault is one of'],
    ['a time that is none', { machine: 'VB-02', fault: 'stuck', seconds: -1 }, 'seconds are'],
  ])('refuses %s', async (_what, body, sentence) => {
    const response = await post('/faults', body);
    expect({ status: response.status, text: await response.text() }).toEqual({ status: 400, text: expect.stringContaining(sentence) });
  });

  it('takes nothing that a page of another origin could send without asking', async () => {
    expect((await post('/faults', { machine: 'VB-02', fault: 'stuck' }, 'text/plain')).status).toBe(404);
    expect((await seen('VB-02'))?.faults).toEqual([]);
  });
});
