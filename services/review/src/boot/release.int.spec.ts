import { randomUUID } from 'node:crypto';
import type { Statement } from '@batchwright/records';
import { WIDE_RECIPE, type ScriptedRun } from './scripted-run.fixture';
import { startReviewPlant, type ReviewPlant } from './review-plant.fixture';

let plant: ReviewPlant;
beforeAll(async () => {
  plant = await startReviewPlant();
}, 60_000);
afterAll(() => plant.services.stop());

type Verify = (bytes: Buffer) => { findings: object[]; counted: object };
const verifier = import('../../../../verify/verify.mjs' as string) as Promise<{ verifyPackage: Verify }>;

describe('F7 the judgement of a batch', () => {
  it('is production review, quality review and release as three signed acts, sealed and packaged', async () => {
    const run = await plant.newRun();
    await run.execute();
    await plant.services.settled();
    await plant.reviewed(run);
    expect(await plant.release(run)).toMatchObject({ status: 200 });
    await plant.reaches(run, 'released');
    expect(run.view.run.sealed).toBe(true);
    const { status, bytes } = await plant.packageOf(run);
    expect(status).toBe(200);
    expect((await verifier).verifyPackage(bytes)).toMatchObject({ findings: [], counted: { signatures: 5 } });
  });

  it('shows what a service finds after the release, which quality decides and may block the batch for: nothing is lost (gmp 12)', async () => {
    const run = await plant.newRun();
    await run.execute();
    await plant.services.settled();
    await plant.reviewed(run);
    await plant.release(run);
    await plant.reaches(run, 'released');
    const exceptionId = randomUUID();
    await run.act(undefined, () => ({ type: 'RaiseException', exceptionId, exceptionType: 'material-on-hold', severity: 'critical', text: 'lot L-1 was stopped' }));
    await plant.services.settled();
    const quality = plant.services.as('qa.adeyemi');
    const path = `/api/review/v1/exceptions/${exceptionId}`;
    expect((await quality.get(path)).body).toMatchObject({ type: 'material-on-hold', severity: 'critical', state: 'open' });
    expect(await plant.shown(run)).toMatchObject({ stage: 'released' });
    await plant.decided(`${path}/decision`, { classification: 'major-deviation', rationale: 'the lot is sound' });
    expect((await quality.get(path)).body).toMatchObject({ state: 'closed' });
    const { bytes } = await plant.packageOf(run);
    expect((await verifier).verifyPackage(bytes).findings).toEqual([]);
    expect(await quality.signed(plant.batch(run, '/disposition'), { decision: 'block', reason: 'lot L-1 was stopped' })).toMatchObject({ status: 200 });
  });

  it('is left pending, released, certified in the register, blocked and unblocked, each with its signature', async () => {
    const run = await plant.newRun();
    await run.execute();
    await plant.services.settled();
    await plant.reviewed(run);
    expect(await plant.services.as('qa.weiss').signed(plant.batch(run, '/disposition'), { decision: 'pending', reason: 'stability result' })).toMatchObject({ status: 200 });
    expect(await plant.shown(run)).toMatchObject({ stage: 'quality-reviewed', pendingFor: 'stability result' });
    expect(await plant.services.as('qp.romano').post(plant.batch(run, '/certification/statements'), {})).toMatchObject({ status: 409, body: { code: 'not-released' } });
    await plant.release(run);
    expect(await plant.reaches(run, 'released')).toMatchObject({ pendingFor: null, certification: null });
    expect(await plant.services.as('qa.weiss').signed(plant.batch(run, '/certification'))).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    expect(await plant.services.as('qp.romano').signed(plant.batch(run, '/certification'))).toMatchObject({ status: 200 });
    expect(await plant.shown(run)).toMatchObject({ stage: 'released', certification: { person: 'E1052' } });
    expect(await plant.services.as('qp.romano').post(plant.batch(run, '/certification/statements'), {})).toMatchObject({ status: 409, body: { code: 'already-certified' } });
    expect(await plant.services.as('qa.weiss').signed(plant.batch(run, '/disposition'), { decision: 'block', reason: 'result invalidated by the laboratory' })).toMatchObject({ status: 200 });
    expect(await plant.shown(run)).toMatchObject({ stage: 'blocked', reason: 'result invalidated by the laboratory' });
    expect((await plant.packageOf(run)).status).toBe(200);
    expect(await plant.services.as('qa.weiss').signed(plant.batch(run, '/disposition'), { decision: 'unblock', reason: 'the result was confirmed' })).toMatchObject({ status: 200 });
    expect((await plant.shown(run)).reviews.map(({ act }) => act)).toEqual(expect.arrayContaining(['pending', 'release', 'certified', 'block', 'unblock']));
  });

  it('numbers the register without a gap, also when two are certified at the same moment', async () => {
    const runs = await Promise.all([plant.newRun(), plant.newRun()]);
    for (const run of runs) {
      await run.execute();
      await plant.services.settled();
      await plant.reviewed(run);
      await plant.release(run);
      await plant.reaches(run, 'released');
    }
    await Promise.all(runs.map((run) => plant.services.as('qp.romano').signed(plant.batch(run, '/certification'))));
    const { rows } = await (await plant.services.db.client()).query<{ entry: number }>('SELECT entry FROM review.certification ORDER BY entry');
    expect(rows.map(({ entry }) => entry)).toEqual(rows.map((_, i) => i + 1));
    expect(rows.length).toBeGreaterThanOrEqual(2);
  });

  it('refuses an operator by role, and the release of who executed by person', async () => {
    const run = await plant.newRun();
    await run.execute();
    await plant.services.settled();
    expect(await plant.services.as('op.lindqvist').signed(plant.batch(run, '/disposition'), { decision: 'release' })).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    expect(await plant.services.as('op.lindqvist').signed(plant.batch(run, '/production-review'))).toMatchObject({ status: 403 });
    expect(await plant.services.as('it.admin').get(plant.batch(run))).toMatchObject({ status: 403 });
    expect(await plant.services.as('qa.murphy').get(plant.batch(run))).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('refuses a release with an open critical exception and open reviews, naming each', async () => {
    const run = await plant.newRun();
    await run.create();
    await run.release();
    await run.start('op.berger', 'weigh-api');
    await run.enter('op.berger', 'weigh-api', 'net', '110.0');
    await plant.services.settled();
    const refused = await plant.services.as('qp.romano').post<{ code: string; params: { open: string[] } }>(plant.batch(run, '/disposition/statements'), { decision: 'release' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'record-incomplete' } });
    const words = JSON.stringify(refused.body);
    for (const open of ['run-executed: running', 'steps-closed: Weigh the active (weigh-api)', 'exceptions-closed: limit-registered at weigh-api', 'production-reviewed: not signed yet', 'quality-reviewed: not signed yet']) expect(words).toContain(open);
  });

  it('rejects at once whatever is open, and ends the run', async () => {
    const run = await plant.newRun();
    await run.create();
    await run.release();
    await run.start('op.berger', 'weigh-api');
    await plant.services.settled();
    expect(await plant.services.as('qa.weiss').signed(plant.batch(run, '/disposition'), { decision: 'reject' })).toMatchObject({ status: 422, body: { code: 'reason-missing' } });
    expect(await plant.services.as('qa.weiss').signed(plant.batch(run, '/disposition'), { decision: 'reject', reason: 'wrong raw material' })).toMatchObject({ status: 200 });
    await plant.reaches(run, 'rejected');
    await plant.services.settled();
    expect(await plant.shown(run)).toMatchObject({ stage: 'rejected', state: 'aborted', reason: 'wrong raw material' });
    expect(plant.told).toContainEqual({ type: 'AbortRun', runId: run.runId });
    expect(await plant.services.as('qa.adeyemi').signed(plant.batch(run, '/disposition'), { decision: 'release' })).toMatchObject({ status: 409, body: { code: 'batch-already-dispositioned' } });
    const { status, bytes } = await plant.packageOf(run);
    expect(status).toBe(200);
    expect((await verifier).verifyPackage(bytes)).toMatchObject({ findings: [], disposition: 'rejected' });
  });

  it('rejects an aborted batch with 200 open steps at once', async () => {
    const run = await plant.newRun({}, WIDE_RECIPE);
    await run.create();
    await run.release();
    await run.start('op.berger', 'look-0');
    await run.act('sup.haas', (by) => ({ type: 'ChangeRunState', by, command: 'abort', reason: 'fire alarm' }));
    await plant.services.settled();
    const before = await plant.shown(run);
    expect(before.openPoints.find(({ code }) => code === 'steps-closed')?.open).toHaveLength(200);
    expect(await plant.services.as('qa.weiss').signed(plant.batch(run, '/disposition'), { decision: 'reject', reason: 'not made to the end' })).toMatchObject({ status: 200 });
    expect((await plant.shown(run)).stage).toBe('rejected');
  });

  it('gives the same answer to the same act sent again, and does it once', async () => {
    const run = await plant.newRun();
    await run.execute();
    await plant.services.settled();
    const keller = plant.services.as('prod.keller');
    const asked = await keller.post<{ statement: Statement }>(plant.batch(run, '/production-review/statements'), {});
    const evidence = await plant.services.signer.sign(asked.body.statement, 'prod.keller');
    const first = await keller.post(plant.batch(run, '/production-review'), { evidence }, 'once');
    expect(first).toMatchObject({ status: 200, body: { aggregate: run.runId, sequence: 1 } });
    expect(await keller.post(plant.batch(run, '/production-review'), { evidence }, 'once')).toEqual(first);
    expect((await plant.shown(run)).reviews).toHaveLength(1);
  });

  it('refuses when an event of the record was lost on the way', async () => {
    const run = await plant.newRun();
    await run.execute();
    await plant.services.settled();
    await (await plant.services.db.client()).query('DELETE FROM review.run_record WHERE run_id = $1 AND sequence = 11', [run.runId]);
    const refused = await plant.services.as('prod.keller').signed(plant.batch(run, '/production-review'));
    expect(refused).toMatchObject({ status: 409, body: { code: 'record-incomplete' } });
    expect(JSON.stringify(refused.body)).toContain('record-intact');
  });

  it('takes evidence of this batch, this decision and this person only, once', async () => {
    const [one, other] = [await plant.newRun(), await plant.newRun()];
    for (const run of [one, other]) await run.execute();
    await plant.services.settled();
    for (const run of [one, other]) await plant.reviewed(run);
    const asked = await plant.services.as('qp.romano').post<{ statement: Statement }>(plant.batch(one, '/disposition/statements'), { decision: 'release' });
    const evidence = await plant.services.signer.sign(asked.body.statement, 'qp.romano');
    const send = (run: ScriptedRun, by: string, body: object) => plant.services.as(by).post(plant.batch(run, '/disposition'), body);
    expect(await send(other, 'qp.romano', { decision: 'release', evidence })).toMatchObject({ status: 403, body: { code: 'evidence-for-another-act' } });
    expect(await send(one, 'qp.romano', { decision: 'reject', reason: 'x', evidence })).toMatchObject({ status: 409, body: { code: 'content-changed' } });
    expect(await send(one, 'qa.adeyemi', { decision: 'release', evidence })).toMatchObject({ status: 403, body: { code: 'signature-not-yours' } });
    const weak = await plant.services.signer.sign(asked.body.statement, 'qp.romano', { acr: 'esig' });
    expect(await send(one, 'qp.romano', { decision: 'release', evidence: weak })).toMatchObject({ status: 403, body: { code: 'evidence-refused' } });
    await plant.services.settled();
    const refused = await (await plant.services.db.client()).query<{ kind: string }>(`SELECT body::jsonb->>'kind' AS kind FROM bus.log WHERE type LIKE '%RecordSecurityEvent' ORDER BY 1`);
    expect(refused.rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['evidence-for-another-act', 'evidence-refused', 'signature-not-yours', 'not-permitted']));
    expect(await send(one, 'qp.romano', { decision: 'release', evidence })).toMatchObject({ status: 200 });
    expect(await send(one, 'qp.romano', { decision: 'release', evidence })).toMatchObject({ status: 409 });
  });

  it('needs two persons for the two reviews, in order, and nobody who executed', async () => {
    const run = await plant.newRun();
    await run.execute();
    await plant.services.settled();
    expect(await plant.services.as('qa.weiss').signed(plant.batch(run, '/quality-review'))).toMatchObject({ status: 409, body: { code: 'review-out-of-order' } });
    await plant.reviewed(run);
    expect(await plant.services.as('prod.keller').signed(plant.batch(run, '/production-review'))).toMatchObject({ status: 409, body: { code: 'already-reviewed' } });
  });
});
