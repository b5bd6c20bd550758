import { randomUUID } from 'node:crypto';
import { ExecutionPlant, type RunAtWork } from './plant.fixture';
import { SHORT_RECIPE } from './recipe.fixture';

let plant: ExecutionPlant;
let run: RunAtWork;

beforeAll(async () => {
  plant = await ExecutionPlant.start();
  await plant.effective(SHORT_RECIPE);
  await plant.qualify('E1002', 'GMP');
  run = await plant.onFloor(SHORT_RECIPE);
}, 60_000);
afterAll(() => plant.stop());

interface Work {
  readonly what: string;
  readonly stepKey: string;
  readonly policy?: string;
  readonly mine: boolean;
  readonly qualified: boolean;
}

const workOf = async (account: string): Promise<Work[]> => (await plant.services.as(account).get<{ items: Work[] }>('/api/batch-execution/v1/my-work')).body.items;

describe('B18 my work', () => {
  it('shows what a person may start, goes on with, repeats blind and signs, step by step', async () => {
    expect(await workOf('op.okafor')).toMatchObject([{ what: 'start', stepKey: 'weigh', status: 'ready', mine: false }]);
    expect(await workOf('qc.silva')).toEqual([]);
    await run.act('op.okafor', 'weigh', 'start');
    expect(await workOf('op.okafor')).toMatchObject([{ what: 'continue', stepKey: 'weigh', mine: true, name: 'Chidi Okafor' }]);
    await run.enter('op.okafor', 'weigh', 'tare', '50.0');
    expect((await workOf('op.lindqvist')).map(({ what }) => what)).toEqual(['continue']);
    await run.enter('op.okafor', 'weigh', 'gross', '150.0');
    expect(await workOf('op.lindqvist')).toContainEqual(expect.objectContaining({ what: 'sign', stepKey: 'weigh', policy: 'witnessed' }));
    await run.sign('op.lindqvist', 'weigh', 'witnessed');
    await run.act('op.okafor', 'weigh', 'completion');
    expect(await workOf('op.lindqvist')).toMatchObject([{ what: 'start', stepKey: 'verify', qualified: false }]);
    await run.act('op.okafor', 'verify', 'start');
    await run.enter('op.okafor', 'verify', 'reading', '10.0');
    expect(await workOf('op.lindqvist')).toContainEqual(expect.objectContaining({ what: 'check', stepKey: 'verify', policy: 'repeated' }));
  });
});

describe('the step card', () => {
  it('holds what a tablet needs: texts, limits in force, signatures asked and given, what is missing', async () => {
    expect(await run.card('weigh')).toMatchObject({
      runNumber: run.number, site: 'HAM', kind: 'number', title: { en: 'weigh', de: 'weigh' }, status: 'completed', performedBy: ['E1002'], path: [{ id: 'short', level: 'procedure' }],
      entries: [
        { id: 'tare', asked: true, fields: [{ address: 'tare', limits: { plausible: { low: '1', high: '100' } }, value: { kind: 'number', value: '50.0', unit: 'g', printed: '50.0 g' }, person: 'E1002', verdict: { result: 'unlimited' } }] },
        { id: 'gross' },
        { id: 'net', formula: 'gross - tare', fields: [{ calculated: true, value: { printed: '100.0 g' }, verdict: { result: 'within' } }] },
      ],
      signatures: [{ id: 'witnessed', meaning: 'witnessed', satisfied: true, given: [{ person: 'E1003', moment: 'after', outdated: false }] }],
    });
    expect(await run.card('verify')).toMatchObject({ qualifications: [{ code: 'GMP', held: true }], completion: { possible: false, refusal: { code: 'step-incomplete', params: { entries: [], signatures: [{ policy: 'repeated' }] } } } });
    expect(await run.card('verify', 'op.lindqvist')).toMatchObject({ qualifications: [{ code: 'GMP', held: false }] });
    expect(await run.card('blend')).toMatchObject({ status: 'not-reached', needs: [{ what: 'equipment', need: 'blender', class: 'v-blender', held: false }], holdTimes: [{ holdTime: 'to-blend', max: { value: '4', unit: 'h' } }], start: { possible: false } });
  });

  it('says in the language of the reader why something is not possible', async () => {
    const answer = await fetch(`${plant.services.url}${run.step('last')}`, { headers: { authorization: 'Bearer op.okafor', 'accept-language': 'de' } });
    expect(await answer.json()).toMatchObject({ start: { refusal: { title: 'Schritt noch nicht an der Reihe' } } });
  });

  it('names no step that the recipe does not have', async () => {
    expect(await plant.services.as('op.okafor').get(run.step('nothing'))).toMatchObject({ status: 404, body: { code: 'unknown-step' } });
  });
});

describe('runs and their trail', () => {
  it('are listed with where they stand, and filtered', async () => {
    const list = (query: string) => plant.services.as('insp.dubois').get<{ items: { id: string }[] }>(`/api/batch-execution/v1/runs${query}`);
    expect((await list('?state=running')).body.items).toMatchObject([{ id: run.id, state: 'running', business: 'in-execution', completed: 1, started: 1, open: [{ key: 'verify', name: 'Chidi Okafor' }] }]);
    expect((await list('?state=held')).body.items).toEqual([]);
    expect((await plant.services.as('qa.murphy').get<{ items: unknown[] }>('/api/batch-execution/v1/runs')).body.items).toEqual([]);
  });

  it('show the tree with the instances of each node', async () => {
    const { tree } = await run.read<{ tree: { children: { id: string; count: number; instances: { status: string; name?: string }[] }[] } }>();
    expect(tree.children.map(({ id, instances }) => [id, instances.map(({ status }) => status)])).toEqual([['weigh', ['completed']], ['verify', ['started']], ['both', []], ['blend', []], ['last', []]]);
  });

  it('page the record and the audit trail without gaps', async () => {
    const whole = await run.record();
    const reader = plant.services.as('qa.weiss');
    const first = (await reader.get<{ items: { sequence: number }[]; next: string }>(`${run.path}/record?limit=5`)).body;
    const second = (await reader.get<{ items: { sequence: number }[] }>(`${run.path}/record?limit=500&after=${first.next}`)).body;
    expect([...first.items, ...second.items].map(({ sequence }) => sequence)).toEqual(whole.map(({ sequence }) => sequence));
    const { items } = (await reader.get<{ items: { number: number }[] }>(`${run.path}/audit?limit=500`)).body;
    expect(items.map(({ number }) => number)).toEqual(items.map((_, at) => at + 1));
    expect(await reader.get(`${run.path}/audit?after=x`)).toMatchObject({ status: 400 });
  });

  it('puts one statement before the signer when the command is sent twice', async () => {
    const key = randomUUID();
    const ask = () => plant.services.as('op.lindqvist').post<{ statement: { id: string } }>(`${run.step('verify')}/statements`, { policy: 'repeated' }, key);
    expect(await ask()).toEqual(await ask());
  });
});
