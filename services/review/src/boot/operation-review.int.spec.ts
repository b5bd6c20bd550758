import type { Statement } from '@batchwright/records';
import { startReviewPlant, type ReviewPlant } from './review-plant.fixture';
import type { ScriptedRun } from './scripted-run.fixture';

let plant: ReviewPlant;
beforeAll(async () => {
  plant = await startReviewPlant();
}, 60_000);
afterAll(() => plant.services.stop());

const verifier = import('../../../../verify/verify.mjs' as string) as Promise<{ verifyPackage: (bytes: Buffer) => { findings: object[] } }>;
const review = (run: ScriptedRun, operation: string): string => plant.batch(run, `/operations/${operation}/review`);
const stateOf = async (run: ScriptedRun, operation: string): Promise<string | undefined> => (await plant.shown(run)).operations.find(({ id }) => id === operation)?.review;

/** The first operation is done, the second runs. */
async function betweenTheTwo() {
  const run = await plant.newRun();
  await run.create();
  await run.release();
  await run.start('op.berger', 'weigh-api');
  await run.enter('op.berger', 'weigh-api', 'net', '100.2');
  await run.enter('op.berger', 'weigh-api', 'container', 'C-1');
  await run.sign('op.berger', 'weigh-api', 'performer');
  await run.sign('op.okafor', 'weigh-api', 'witness');
  await run.complete('op.berger', 'weigh-api');
  await run.start('op.berger', 'work-out');
  await plant.services.settled();
  return run;
}

describe('F8 review while the batch runs', () => {
  it('is signed for operation 1 while operation 2 runs; a later correction in 1 voids it, and it is asked for again', async () => {
    const run = await betweenTheTwo();
    expect((await plant.shown(run)).operations.map(({ id, state, review: given }) => [id, state, given])).toEqual([['weigh-api', 'done', 'none'], ['work-out', 'open', 'none']]);
    expect(await plant.services.as('qa.weiss').signed(review(run, 'weigh-api'), { comment: 'looked at' })).toMatchObject({ status: 200 });
    await run.complete('op.berger', 'work-out');
    await plant.services.settled();
    expect(await stateOf(run, 'weigh-api')).toBe('stands'); // the end of operation 2 does not touch it
    await run.correct('op.berger', 'weigh-api', 'net', '100.3');
    await plant.services.settled();
    const after = await plant.shown(run);
    expect(after.operations[0]).toMatchObject({ id: 'weigh-api', review: 'void' });
    expect(after.reviews.filter(({ subject }) => subject === 'weigh-api').map(({ act, stands }) => [act, stands])).toEqual([['operation-review', false], ['operation-review-voided', true]]);
    await run.sign('op.berger', 'weigh-api', 'performer');
    await run.sign('op.okafor', 'weigh-api', 'witness');
    await plant.services.settled();
    await plant.reviewed(run);
    expect(JSON.stringify((await plant.release(run)).body)).toContain('operations-reviewed: Weigh the active');
    expect(await plant.services.as('qa.weiss').signed(review(run, 'weigh-api'))).toMatchObject({ status: 200 });
    expect(await plant.release(run)).toMatchObject({ status: 200 });
    await plant.reaches(run, 'released');
    const { bytes } = await plant.packageOf(run);
    expect((await verifier).verifyPackage(bytes)).toMatchObject({ findings: [] });
    const texts = bytes.toString('latin1');
    for (const type of ['OperationReviewed', 'OperationReviewVoided']) expect(texts).toContain(`"type":"${type}"`);
  });

  it('waits for open steps and undecided exceptions, and is not for who executed, nor for other roles or sites', async () => {
    const run = await betweenTheTwo();
    await run.raise('minor', 'weigh-api');
    await plant.services.settled();
    const asked = (by: string, operation: string) => plant.services.as(by).post(`${review(run, operation)}/statements`, {});
    expect(await asked('qa.weiss', 'work-out')).toMatchObject({ status: 409, body: { code: 'operation-open', params: { open: ['Work out the yield'] } } });
    const refused = await asked('qa.weiss', 'weigh-api');
    expect(refused).toMatchObject({ status: 409, body: { code: 'operation-open' } });
    expect(JSON.stringify(refused.body)).toContain('manual: A minor thing was seen');
    expect(await asked('qa.weiss', 'packing')).toMatchObject({ status: 404 });
    expect(await asked('prod.keller', 'weigh-api')).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    expect(await asked('qa.murphy', 'weigh-api')).toMatchObject({ status: 404 });
  });

  it('does not take a statement that was made before the correction, and is signed once', async () => {
    const run = await betweenTheTwo();
    const quality = plant.services.as('qa.weiss');
    const asked = await quality.post<{ statement: Statement }>(`${review(run, 'weigh-api')}/statements`, {});
    const evidence = await plant.services.signer.sign(asked.body.statement, 'qa.weiss');
    await run.comment('weigh-api', 'one thing more');
    await plant.services.settled();
    expect(await quality.post(review(run, 'weigh-api'), { evidence })).toMatchObject({ status: 409, body: { code: 'content-changed' } });
    expect(await quality.signed(review(run, 'weigh-api'))).toMatchObject({ status: 200 });
    expect(await quality.signed(review(run, 'weigh-api'))).toMatchObject({ status: 409, body: { code: 'already-reviewed' } });
  });
});
