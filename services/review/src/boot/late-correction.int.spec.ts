import { startReviewPlant, type ReviewPlant } from './review-plant.fixture';

let plant: ReviewPlant;
beforeAll(async () => {
  plant = await startReviewPlant();
}, 60_000);
afterAll(() => plant.services.stop());

describe('F8 a late correction', () => {
  it('voids the reviews visibly, and the release is refused until they are signed anew', async () => {
    const run = await plant.newRun();
    await run.execute();
    await plant.services.settled();
    await plant.reviewed(run);
    await run.correct('op.berger', 'weigh-api', 'net', '100.3');
    await plant.services.settled();
    const after = await plant.shown(run);
    expect(after.stage).toBe('collecting');
    expect(after.reviews.map(({ act, stands }) => [act, stands])).toEqual([['production-review', false], ['quality-review', false], ['reviews-voided', false]]);
    expect(JSON.stringify((await plant.services.as('qp.romano').signed(plant.batch(run, '/disposition'), { decision: 'release' })).body)).toContain('covers a value that was corrected afterwards');
    await run.sign('op.berger', 'weigh-api', 'performer');
    await run.sign('op.okafor', 'weigh-api', 'witness');
    await plant.services.settled();
    await plant.reviewed(run);
    expect(await plant.release(run)).toMatchObject({ status: 200 });
    expect((await plant.reaches(run, 'released')).stage).toBe('released');
  });

  it('that comes between the release and the seal voids the release, and the run is opened again', async () => {
    const run = await plant.newRun();
    await run.execute();
    await plant.services.settled();
    await plant.reviewed(run);
    run.beforeSeal = async () => void (await run.comment('weigh-api', 'one thing more'));
    expect(await plant.release(run)).toMatchObject({ status: 200 });
    const after = await plant.reaches(run, 'release-voided');
    await plant.services.settled();
    expect(after.stage).toBe('collecting');
    expect(run.view.run.sealed).toBe(false);
    expect((await plant.packageOf(run)).status).toBe(409);
  });

  it('a head that batch-execution sealed and review did not receive voids the release', async () => {
    const run = await plant.newRun({ announceHead: () => 'f'.repeat(64) });
    await run.execute();
    await plant.services.settled();
    await plant.reviewed(run);
    await plant.release(run);
    expect((await plant.reaches(run, 'release-voided')).stage).toBe('collecting');
  });
});
