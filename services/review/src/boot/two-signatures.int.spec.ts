import { startReviewPlant, type ReviewPlant } from './review-plant.fixture';
import type { ScriptedRun } from './scripted-run.fixture';

let plant: ReviewPlant;
beforeAll(async () => {
  plant = await startReviewPlant();
}, 60_000);
afterAll(() => plant.services.stop());

/** A batch whose weighing left the registered specification: a critical exception, open. */
async function criticalException(): Promise<{ run: ScriptedRun; path: string; id: string }> {
  const run = await plant.newRun();
  await run.create();
  await run.release();
  await run.start('op.berger', 'weigh-api');
  await run.enter('op.berger', 'weigh-api', 'net', '110.0');
  await plant.services.settled();
  const { items: [found] } = (await plant.services.as('qa.weiss').get<{ items: { id: string }[] }>(`/api/review/v1/exceptions?runId=${run.runId}`)).body;
  const id = found?.id ?? '';
  return { run, id, path: `/api/review/v1/exceptions/${id}` };
}

const MAJOR = { classification: 'major-deviation', rationale: 'the balance was found wrong' };

describe('G2 two persons close a critical exception', () => {
  it('stays open and goes on blocking after the first signature; the second is another person with one of the roles', async () => {
    const { run, path, id } = await criticalException();
    const [weiss, romano] = [plant.services.as('qa.weiss'), plant.services.as('qp.romano')];
    expect((await weiss.get(path)).body).toMatchObject({ severity: 'critical', signers: [{ roles: ['qa'] }, { roles: ['qa', 'qp'] }], firstSignature: null, owner: 'qa' });
    expect(await romano.post(`${path}/second-signature/statements`, {})).toMatchObject({ status: 409, body: { code: 'nothing-to-countersign' } });
    expect(await weiss.signed(`${path}/decision`, MAJOR)).toMatchObject({ status: 200 });
    await plant.services.settled();
    expect((await weiss.get(path)).body).toMatchObject({ state: 'open', blocking: true, owner: 'qa/qp', decision: null, firstSignature: { person: 'E1050', ...MAJOR } });
    expect(Object.values(run.view.blocks)).toMatchObject([{ exceptionId: id, lifted: false }]);
    expect(plant.told).not.toContainEqual({ type: 'GateOpened', runId: run.runId });
    const again = await weiss.post(`${path}/second-signature/statements`, {});
    expect(again).toMatchObject({ status: 403, body: { code: 'second-signature-missing', rule: 'gmp-5', detail: expect.stringMatching(new RegExp(`limit-registered \\(${id}\\).*E1050.*qa; qp`)) as string } });
    expect(await weiss.post(`${path}/decision/statements`, MAJOR)).toMatchObject({ status: 403, body: { code: 'second-signature-missing' } });
    expect(await plant.services.as('sup.haas').post(`${path}/second-signature/statements`, {})).toMatchObject({ status: 403, body: { code: 'second-signature-missing' } });
    expect(await romano.signed(`${path}/second-signature`)).toMatchObject({ status: 200 });
    await plant.services.settled();
    expect((await weiss.get(path)).body).toMatchObject({ state: 'closed', blocking: false, decision: { person: 'E1052', ...MAJOR }, firstSignature: { person: 'E1050' } });
    expect(Object.values(run.view.blocks)).toMatchObject([{ lifted: true }]);
    expect(await plant.services.as('qa.adeyemi').post(`${path}/second-signature/statements`, {})).toMatchObject({ status: 409, body: { code: 'exception-already-decided' } });
  });

  it('lets somebody of quality decide otherwise; the second signature is then for what stands there', async () => {
    const { path } = await criticalException();
    const [weiss, adeyemi, romano] = [plant.services.as('qa.weiss'), plant.services.as('qa.adeyemi'), plant.services.as('qp.romano')];
    await weiss.signed(`${path}/decision`, MAJOR);
    const statement = (await romano.post<{ statement: object }>(`${path}/second-signature/statements`, {})).body.statement;
    expect(await adeyemi.signed(`${path}/decision`, { ...MAJOR, classification: 'critical-deviation' })).toMatchObject({ status: 200 });
    const late = await romano.post(`${path}/second-signature`, { evidence: await plant.services.signer.sign(statement as never, 'qp.romano') });
    expect(late.status).toBe(409);
    expect((await weiss.get(path)).body).toMatchObject({ state: 'open', firstSignature: { person: 'E1051', classification: 'critical-deviation' } });
    expect(await weiss.signed(`${path}/second-signature`)).toMatchObject({ status: 200 });
  });

  it('has one winner when two decide at once, and when two sign second at once; the other is told', async () => {
    const { path, run } = await criticalException();
    const codes = (answers: readonly { status: number; body: object }[]): string[] => answers.map(({ status, body }) => (status === 200 ? 'ok' : (body as { code: string }).code)).sort();
    const first = await Promise.all([plant.services.as('qa.weiss').signed(`${path}/decision`, MAJOR), plant.services.as('qa.adeyemi').signed(`${path}/decision`, { ...MAJOR, classification: 'critical-deviation' })]);
    expect(codes(first).filter((code) => code === 'ok').length).toBeGreaterThanOrEqual(1);
    const { firstSignature } = (await plant.services.as('qa.weiss').get<{ firstSignature: { person: string } }>(path)).body;
    const other = firstSignature.person === 'E1050' ? 'qa.adeyemi' : 'qa.weiss';
    const second = await Promise.all([plant.services.as('qp.romano').signed(`${path}/second-signature`), plant.services.as(other).signed(`${path}/second-signature`)]);
    expect(codes(second)).toEqual(['exception-already-decided', 'ok']);
    await plant.services.settled();
    const { rows } = await (await plant.services.db.client()).query<{ type: string }>(`SELECT type FROM review.record WHERE aggregate_id = $1 AND type = 'ExceptionDecided'`, [run.runId]);
    expect(rows).toHaveLength(1);
  });
});
