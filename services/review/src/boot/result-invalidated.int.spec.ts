import { startReviewPlant, type ReviewPlant } from './review-plant.fixture';
import type { ScriptedRun } from './scripted-run.fixture';

let plant: ReviewPlant;
beforeAll(async () => {
  plant = await startReviewPlant();
}, 60_000);
afterAll(() => plant.services.stop());

const WRONG = { stepKey: 'weigh-api', reason: 'the balance was found wrong' };
const invalidate = (run: ScriptedRun, by = 'qc.silva', body: Record<string, unknown> = WRONG) => plant.services.as(by).signed(plant.batch(run, '/result-invalidations'), body);

describe('F7 a result that is invalidated after the release', () => {
  it('blocks the batch at once, signed, tells others, and leaves the unblocking to quality', async () => {
    const run = await plant.newRun();
    await run.execute();
    await plant.services.settled();
    expect(await invalidate(run)).toMatchObject({ status: 409, body: { code: 'result-in-execution' } });
    await plant.reviewed(run);
    await plant.release(run);
    await plant.reaches(run, 'released');
    expect(await invalidate(run, 'op.lindqvist')).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    expect(await invalidate(run, 'qc.silva', { ...WRONG, stepKey: 'no-step' })).toMatchObject({ status: 404 });
    expect((await plant.shown(run)).results.map(({ key }) => key)).toEqual(['weigh-api', 'work-out']); // measured, and worked out from it
    expect(await invalidate(run, 'qc.silva', { ...WRONG, reason: ' ' })).toMatchObject({ status: 422, body: { code: 'reason-missing' } });
    expect(await invalidate(run)).toMatchObject({ status: 200 });
    expect(await plant.shown(run)).toMatchObject({ stage: 'blocked', reason: 'Weigh the active: the balance was found wrong' });
    const { rows } = await (await plant.services.db.client()).query<{ reason: string }>(`SELECT body::jsonb->>'reason' AS reason FROM bus.log WHERE type LIKE '%review.v1.BatchDispositioned' AND body::jsonb->>'decision' = 'BATCH_DISPOSITION_BLOCKED'`);
    expect(rows).toEqual([{ reason: 'Weigh the active: the balance was found wrong' }]);
    expect(await plant.services.as('qa.weiss').signed(plant.batch(run, '/disposition'), { decision: 'unblock', reason: 'weighed again: the same' })).toMatchObject({ status: 200 });
    expect((await plant.shown(run)).reviews.map(({ act }) => act)).toEqual(expect.arrayContaining(['result-invalidated', 'block', 'unblock']));
  });
});
