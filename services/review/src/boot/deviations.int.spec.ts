import { startReviewPlant, type ReviewPlant } from './review-plant.fixture';

let plant: ReviewPlant;
beforeAll(async () => {
  plant = await startReviewPlant();
}, 60_000);
afterAll(() => plant.services.stop());

describe('G3 B20 a deviation approved before the act', () => {
  it('is signed by quality, told to the run, and shows among the acts of the batch', async () => {
    const run = await plant.newRun();
    await run.create();
    await run.release();
    await plant.services.settled();
    const validUntil = new Date(Date.now() + 3_600_000).toISOString();
    const deviation = { deviation: 'DEV-2026-017', stepKey: 'weigh-api', rule: 'qualification-missing', impact: 'none', reason: 'the trained dispenser is ill', validUntil };
    expect(await plant.services.as('sup.haas').signed(plant.batch(run, '/deviations'), deviation)).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    expect(await plant.services.as('qa.murphy').post(plant.batch(run, '/deviations/statements'), deviation)).toMatchObject({ status: 404 });
    expect(await plant.services.as('qa.weiss').post(plant.batch(run, '/deviations/statements'), { ...deviation, stepKey: 'nowhere' })).toMatchObject({ body: { code: 'unknown-step' } });
    expect(await plant.services.as('qa.weiss').signed(plant.batch(run, '/deviations'), deviation)).toMatchObject({ status: 200 });
    await plant.services.settled();
    expect(run.view.run.permissions).toMatchObject([{ deviation: 'DEV-2026-017', stepKey: 'weigh-api', rule: 'qualification-missing', validUntil, approvedBy: 'E1050', used: false }]);
    const { reviews, stage } = await plant.shown(run);
    expect(stage).toBe('collecting');
    expect(reviews).toMatchObject([{ act: 'deviation-approved', person: 'E1050', meaning: 'deviation-approved', stands: true, comment: `DEV-2026-017, weigh-api / qualification-missing, ${validUntil}: the trained dispenser is ill` }]);
  });

  it('comes too late when the step has begun', async () => {
    const run = await plant.newRun();
    await run.create();
    await run.release();
    await run.start('op.berger', 'weigh-api');
    await plant.services.settled();
    const deviation = { deviation: 'DEV-2026-018', stepKey: 'weigh-api', rule: 'hold-time-not-over', impact: 'none', reason: 'x', validUntil: new Date(Date.now() + 3_600_000).toISOString() };
    expect(await plant.services.as('qa.weiss').post(plant.batch(run, '/deviations/statements'), deviation)).toMatchObject({ status: 409, body: { code: 'deviation-too-late' } });
    const { openSteps } = (await plant.services.as('qa.weiss').get<{ openSteps: { key: string; begun: boolean }[] }>(plant.batch(run))).body;
    expect(openSteps.filter(({ begun }) => begun).map(({ key }) => key)).toEqual(['weigh-api']);
    expect(openSteps.length).toBeGreaterThan(1);
  });
});
