import { startReviewPlant, type ReviewPlant } from './review-plant.fixture';
import type { ScriptedRun } from './scripted-run.fixture';

let plant: ReviewPlant;
beforeAll(async () => {
  plant = await startReviewPlant();
}, 60_000);
afterAll(() => plant.services.stop());

interface Trail {
  readonly reviewedBy: string | null;
  readonly changes: readonly { readonly kind: string; readonly type: string; readonly object: string }[];
}
const trailOf = async (run: ScriptedRun, kind = ''): Promise<Trail> => (await plant.services.as('qa.weiss').get<Trail>(plant.batch(run, `/audit-trail${kind && `?kind=${kind}`}`))).body;
const sign = (run: ScriptedRun, by = 'qa.weiss') => plant.services.as(by).signed(plant.batch(run, '/audit-trail-review'));

async function corrected() {
  const run = await plant.newRun();
  await run.execute();
  await run.correct('op.berger', 'weigh-api', 'net', '100.3');
  await run.sign('op.berger', 'weigh-api', 'performer');
  await run.sign('op.okafor', 'weigh-api', 'witness');
  await plant.services.settled();
  expect(await plant.services.as('prod.keller').signed(plant.batch(run, '/production-review'))).toMatchObject({ status: 200 });
  expect(await plant.services.as('qa.weiss').signed(plant.batch(run, '/quality-review'))).toMatchObject({ status: 200 });
  return run;
}

describe('F6 the audit trail is reviewed with the batch', () => {
  it('lists changes of critical data by kind, and keeps the release back, naming them, until it is signed', async () => {
    const run = await corrected();
    const { changes, reviewedBy } = await trailOf(run);
    expect(reviewedBy).toBeNull();
    expect(changes.map(({ kind, type }) => [kind, type])).toEqual([['correction', 'EntryCorrected']]);
    expect((await trailOf(run, 'refused-try')).changes).toEqual([]);
    const refused = await plant.release(run);
    expect(refused).toMatchObject({ status: 409, body: { code: 'record-incomplete' } });
    expect(JSON.stringify(refused.body)).toContain('audit-trail-reviewed: correction: ');
    expect(await sign(run)).toMatchObject({ status: 200 });
    expect((await trailOf(run)).reviewedBy).toBe('E1050');
    expect(await sign(run)).toMatchObject({ status: 409, body: { code: 'already-reviewed' } });
    expect(await plant.release(run)).toMatchObject({ status: 200 });
    await plant.reaches(run, 'released');
  });

  it('is opened again by a later change, and by a later decision, visibly', async () => {
    const run = await corrected();
    await sign(run);
    await run.correct('op.berger', 'weigh-api', 'net', '100.4');
    await plant.services.settled();
    const after = await plant.shown(run);
    expect(after.auditTrail).toEqual({ changes: 2, reviewedBy: null });
    expect(after.reviews.find(({ act }) => act === 'audit-trail-review')?.stands).toBe(false);
    expect(after.reviews.map(({ act }) => act)).toContain('audit-trail-reopened');
    expect(await sign(run)).toMatchObject({ status: 200 });
    await run.raise('minor', 'weigh-api');
    await plant.services.settled();
    const { items: [raised] } = (await plant.services.as('qa.weiss').get<{ items: { id: string }[] }>(`/api/review/v1/exceptions?runId=${run.runId}`)).body;
    await plant.services.as('qa.weiss').signed(`/api/review/v1/exceptions/${raised?.id}/decision`, { classification: 'no-impact', rationale: 'seen' });
    expect((await plant.shown(run)).auditTrail).toEqual({ changes: 3, reviewedBy: null });
  });

  it('is not asked of a batch in which nothing was changed, and not taken from others', async () => {
    const run = await plant.newRun();
    await run.execute();
    await plant.services.settled();
    expect(await sign(run)).toMatchObject({ status: 409, body: { code: 'nothing-to-review' } });
    expect((await plant.shown(run)).openPoints.find(({ code }) => code === 'audit-trail-reviewed')).toMatchObject({ holds: true });
    expect(await sign(run, 'prod.keller')).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    expect(await sign(run, 'qa.murphy')).toMatchObject({ status: 404 });
  });
});
