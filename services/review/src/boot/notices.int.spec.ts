import { canonicalRecipe, type RecipeDocument } from '@batchwright/procedure';
import { startReviewPlant, type ReviewPlant } from './review-plant.fixture';
import { RECIPE } from './scripted-run.fixture';

/** The weighing has a reaction plan that tells the supervisor and the maintenance. */
const plan = { title: { en: 'Net mass out of limits' }, block: 'nothing', notify: ['supervisor', 'maintenance'], allowedRecoveries: [], attempts: 1, approvers: ['qa'] };
const [weigh, ...others] = (RECIPE.procedure as unknown as { children: object[] }).children;
const TELLING = { ...RECIPE, header: { ...RECIPE.header, code: 'MBR-TELL' }, procedure: { ...RECIPE.procedure, children: [{ ...weigh, reactionPlan: plan }, ...others] } } as unknown as RecipeDocument;

let plant: ReviewPlant;
beforeAll(async () => {
  plant = await startReviewPlant();
  await plant.services.objects.put('recipes', 'HAM', Buffer.from(canonicalRecipe(TELLING)));
}, 60_000);
afterAll(() => plant.services.stop());

interface Told {
  readonly type: string;
  readonly runId: string;
  readonly toldAs: readonly string[];
}

describe('A10 a reaction plan tells whom it names', () => {
  it('supervisor and maintenance are told of what began the plan, quality of everything, others and who has no part in it of nothing', async () => {
    const run = await plant.newRun({}, TELLING);
    await run.create();
    await run.release();
    await run.start('op.berger', 'weigh-api');
    await run.enter('op.berger', 'weigh-api', 'net', '97.0');
    const plain = await plant.newRun();
    await plain.create();
    await plain.release();
    await plain.start('op.berger', 'weigh-api');
    await plain.enter('op.berger', 'weigh-api', 'net', '97.0');
    await plant.services.settled();
    const told = async (account: string): Promise<unknown> => (await plant.services.as(account).get<{ items: Told[] }>('/api/review/v1/notices')).body.items.map(({ type, runId, toldAs }) => [type, runId === run.runId ? 'with plan' : 'without', ...toldAs]).sort();
    expect(await told('sup.haas')).toEqual([['limit-action', 'with plan', 'supervisor']]);
    expect(await told('mnt.kovac')).toEqual([['limit-action', 'with plan', 'maintenance']]);
    expect(await told('qa.weiss')).toEqual([['limit-action', 'with plan'], ['limit-action', 'without']]);
    expect(await told('wh.novak')).toEqual([]);
    expect(await plant.services.as('it.admin').get('/api/review/v1/notices')).toMatchObject({ status: 403 });
    const { body } = await plant.services.as('sup.haas').get('/api/review/v1/notices');
    expect(body).toMatchObject({ items: [{ severity: expect.stringMatching(/major|minor/) as string, runNumber: run.number, step: { key: 'weigh-api' }, texts: { de: expect.stringContaining('liegt außerhalb der Eingriffsgrenzen') as string }, raisedBy: { person: 'E1001' } }] });
  });

  it('of another site nobody is told', async () => {
    expect((await plant.services.as('every.role').get<{ items: Told[] }>('/api/review/v1/notices')).body.items ?? []).toEqual([]);
  });

  it('a decided exception is told no more', async () => {
    const { items } = (await plant.services.as('sup.haas').get<{ items: { id: string }[] }>('/api/review/v1/notices')).body;
    expect(await plant.services.as('qa.weiss').signed(`/api/review/v1/exceptions/${items[0]?.id ?? ''}/decision`, { classification: 'no-impact', rationale: 'weighed again' })).toMatchObject({ status: 200 });
    expect((await plant.services.as('sup.haas').get<{ items: object[] }>('/api/review/v1/notices')).body.items).toEqual([]);
  });
});
