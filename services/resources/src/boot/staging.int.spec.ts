import { outgoing } from '@batchwright/contracts';
import { API, startResources, type ResourcesPlant } from './plant.fixture';

let plant: ResourcesPlant;
const g = (value: string) => ({ value, unit: 'g' });

interface Seen {
  readonly id: string;
  readonly lines: readonly { material: string; lots: string[] }[];
  readonly staged: readonly { container: string; lot: string }[];
  readonly closed: boolean;
}

beforeAll(async () => {
  plant = await startResources();
  for (const [number, material, drums] of [['A-1', 'M-A', 2], ['A-2', 'M-A', 1], ['A-3', 'M-A', 1], ['B-1', 'M-B', 3], ['C-1', 'M-C', 1]] as const) {
    const containers = Array.from({ length: drums }, (_, index) => ({ code: `${number}-${index + 1}`, quantity: g('100.0') }));
    const id = await plant.lot(number, 'unused', { material, title: material, containers });
    if (number !== 'A-3') await plant.releaseLot(id);
  }
}, 60_000);
afterAll(() => plant.services.stop());

/** A batch is released to the floor; answers its staging. */
async function stage(run: string, lines: readonly [material: string, grams: string][]): Promise<string> {
  const runId = `id-of-${run}`;
  await plant.say(outgoing('batchwright.resources.v1.StageMaterials', { subject: runId, site: 'HAM', sequence: 0, id: `${runId}/staging` }, { runId, runNumber: run, lines: lines.map(([materialCode, value]) => ({ materialCode, quantity: g(value) })) }));
  const { items } = (await plant.services.as('wh.novak').get<{ items: (Seen & { runNumber: string })[] }>(`${API}/stagings`)).body;
  return items.find(({ runNumber }) => runNumber === run)?.id ?? '';
}
const seen = async (id: string): Promise<Seen> => (await plant.services.as('wh.novak').get<Seen>(`${API}/stagings/${id}`)).body;
const scan = (id: string, container: string) => plant.services.as('wh.novak').post(`${API}/stagings/${id}/scans`, { container });
const ends = (run: string) =>
  plant.say(outgoing('batchwright.batch-execution.v1.RunStateChanged', { subject: `id-of-${run}`, site: 'HAM', sequence: 9 }, { from: 'running', to: 'complete', command: 'complete' }));

describe('C4 what is brought to a batch is scanned against its bill of materials', () => {
  let first: string;
  let second: string;

  it('is planned when the batch is released: as many lots as the amount needs, in their order', async () => {
    first = await stage('WS-1', [['M-A', '150.0'], ['M-B', '40.0']]);
    second = await stage('WS-2', [['M-A', '250.0'], ['M-B', '10.0'], ['M-Z', '1.0']]);
    expect((await seen(first)).lines).toMatchObject([{ material: 'M-A', lots: ['A-1'] }, { material: 'M-B', lots: ['B-1'] }]);
    expect((await seen(second)).lines).toMatchObject([{ lots: ['A-1', 'A-2'] }, { lots: ['B-1'] }, { material: 'M-Z', lots: [] }]);
    expect(await stage('WS-1', [['M-C', '1.0']])).toBe(first); // asked twice, planned once
    expect((await seen(first)).lines).toHaveLength(2);
  });

  it('takes the right container', async () => {
    expect(await scan(first, 'A-1-1')).toMatchObject({ status: 200 });
    expect((await seen(first)).staged).toMatchObject([{ container: 'A-1-1', lot: 'A-1', content: g('100.0') }]);
    expect(await plant.services.as('insp.dubois').post(`${API}/stagings/${first}/scans`, { container: 'A-1-2' })).toMatchObject({ status: 403 });
  });

  it('refuses wrong material, wrong lot, wrong batch and a used container: four scans, four refusals', async () => {
    expect(await scan(first, 'C-1-1')).toMatchObject({ status: 409, body: { code: 'not-on-bill', detail: 'C-1-1 holds M-C M-C; WS-1 needs M-A, M-B.' } });
    expect(await scan(first, 'A-2-1')).toMatchObject({ status: 409, body: { code: 'wrong-lot', detail: 'A-2-1 is of lot A-2; for WS-1 lot A-1 is planned.' } });
    expect(await scan(second, 'A-1-1')).toMatchObject({ status: 409, body: { code: 'wrong-batch', detail: 'A-1-1 stands ready for WS-1, not for WS-2.' } });
    expect(await scan(first, 'A-1-1')).toMatchObject({ status: 409, body: { code: 'container-staged-already', detail: 'A-1-1 stands ready for WS-1 already.' } });
    const grant = await plant.askMaterial('B-1-1', { material: 'M-B', quantity: g('100.0') });
    await plant.used(grant);
    await plant.weighed(grant);
    expect(await scan(first, 'B-1-1')).toMatchObject({ status: 409, body: { code: 'container-used', detail: 'B-1-1 is used up: nothing is left in it.' } });
    expect(await scan(first, 'nowhere')).toMatchObject({ status: 404 });
    await plant.services.as('qc.silva').post(`${API}/containers/B-1-2/block`, { reason: 'dented' });
    expect(await scan(first, 'B-1-2')).toMatchObject({ status: 409, body: { code: 'container-unsuitable', detail: expect.stringContaining('dented') as string } });
    expect((await seen(first)).staged).toHaveLength(1);
  });

  it('gmp-10 gives a drum to one of two batches that scan it at once', async () => {
    const answers = await Promise.all([scan(first, 'B-1-3'), scan(second, 'B-1-3')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)).toMatchObject({ body: { code: 'wrong-batch' } });
  });

  it('lets others have what is left when the batch is over', async () => {
    await ends('WS-1');
    expect(await seen(first)).toMatchObject({ closed: true });
    expect(await scan(first, 'A-1-2')).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    expect(await scan(second, 'A-1-1')).toMatchObject({ status: 200 });
  });
});
