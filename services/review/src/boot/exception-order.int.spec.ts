import { startReviewPlant, type ReviewPlant } from './review-plant.fixture';

let plant: ReviewPlant;
beforeAll(async () => {
  plant = await startReviewPlant();
}, 60_000);
afterAll(() => plant.services.stop());

interface Listed {
  readonly id: string;
  readonly severity: string;
  readonly blocking: boolean;
  readonly runId: string;
  readonly raisedAt: string;
  readonly type: string;
}
interface ListPage {
  readonly items: readonly Listed[];
  readonly next?: string;
}

const list = async (query: string): Promise<ListPage> => (await plant.services.as('qa.weiss').get<ListPage>(`/api/review/v1/exceptions?${query}`)).body;

/** Every page of a list, one after the other. */
async function pagesOf(query: string): Promise<ListPage[]> {
  const pages = [await list(query)];
  for (let next = pages[0]?.next; next !== undefined; next = pages.at(-1)?.next) pages.push(await list(`${query}&after=${encodeURIComponent(next)}`));
  return pages;
}

describe('F1 many exceptions of several batches in one list', () => {
  it('has the newest critical one on its first page, then what steps wait for, then by age; every page follows the one before', async () => {
    const [old, other] = [await plant.newRun(), await plant.newRun()];
    for (const run of [old, other]) {
      await run.create();
      await run.release();
      await run.start('op.berger', 'weigh-api');
    }
    for (let i = 0; i < 30; i += 1) await old.raise(i % 2 === 0 ? 'minor' : 'major', 'weigh-api');
    await old.enter('op.berger', 'weigh-api', 'net', '110.0');
    await old.raise('minor');
    await other.raise('critical', 'weigh-api');
    await plant.services.settled();

    const pages = await pagesOf('state=open&limit=7');
    const all = pages.flatMap(({ items }) => items);
    expect(pages.map(({ items }) => items.length)).toEqual([7, 7, 7, 7, 5]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(33);
    expect(all[0]).toMatchObject({ severity: 'critical', runId: old.runId, type: 'limit-registered' });
    expect(all[1]).toMatchObject({ severity: 'critical', runId: other.runId });
    const weightOf = ({ severity, blocking }: Listed): number => (severity === 'critical' ? 0 : 2) + (blocking ? 0 : 1);
    const sorted = [...all].sort((a, b) => weightOf(a) - weightOf(b) || a.raisedAt.localeCompare(b.raisedAt) || a.id.localeCompare(b.id));
    expect(all.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id));

    const newest = (await pagesOf('state=open&order=newest&limit=20')).flatMap(({ items }) => items);
    const oldest = (await pagesOf('state=open&order=oldest&limit=20')).flatMap(({ items }) => items);
    expect(newest[0]).toMatchObject({ severity: 'critical', runId: other.runId });
    expect(newest.map(({ id }) => id)).toEqual(oldest.map(({ id }) => id).reverse());
  });

  it('is narrowed to a batch, a weight and a kind, over its pages as well', async () => {
    const run = await plant.newRun();
    await run.create();
    await run.release();
    for (const severity of ['minor', 'major', 'minor']) await run.raise(severity);
    await plant.services.settled();
    expect((await list(`batch=${run.number.toLowerCase()}`)).items).toHaveLength(3);
    expect((await pagesOf(`runId=${run.runId}&severity=minor&limit=1`)).map(({ items }) => items.map(({ severity }) => severity))).toEqual([['minor'], ['minor']]);
    expect((await list(`runId=${run.runId}&type=limit-action`)).items).toEqual([]);
    expect((await list('type=limit-registered')).items).toMatchObject([{ type: 'limit-registered' }]);
    expect((await list(`batch=nothing-begins-so`)).items).toEqual([]);
  });

  it('refuses a key that no page ends with, and says which', async () => {
    for (const key of ['x', '9_2026-01-01T00:00:00.000Z_a', '0_2026-99-01T00:00:00.000Z_a', '01900000-0000-7000-8000-000000000001']) {
      expect(await plant.services.as('qa.weiss').get(`/api/review/v1/exceptions?after=${key}`)).toMatchObject({ status: 400, body: { code: 'parameter-invalid', field: 'after' } });
    }
  });
});

describe('G1 whoever waits for new exceptions', () => {
  it('is told by review, once for each, when its list has it', async () => {
    const run = await plant.newRun();
    await run.create();
    await run.release();
    await run.raise('critical');
    await run.raise('minor');
    for (let pass = 0; pass < 3; pass += 1) await plant.services.settled();
    expect(plant.told.filter(({ type, runId }) => type === 'ExceptionListed' && runId === run.runId)).toHaveLength(2);
  });
});
