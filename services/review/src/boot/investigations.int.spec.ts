import { executedWith } from './executed-with.fixture';
import { startReviewPlant, type ReviewPlant } from './review-plant.fixture';
import type { ScriptedRun } from './scripted-run.fixture';

let plant: ReviewPlant;
beforeAll(async () => {
  plant = await startReviewPlant();
}, 60_000);
afterAll(() => plant.services.stop());

const INVESTIGATIONS = '/api/review/v1/investigations';
const FINDINGS = { impact: 'none: the mass was right by the second balance', rootCause: { category: 'equipment', text: 'the balance stood in the draught of the door' }, capa: 'CAPA-2026-004' };

const executed = (equipment: string, lot: string): Promise<ScriptedRun> => executedWith(plant, equipment, lot);

async function released(run: ScriptedRun): Promise<void> {
  await plant.reviewed(run);
  expect(await plant.release(run)).toMatchObject({ status: 200 });
  await plant.reaches(run, 'released');
}

async function opened(run: ScriptedRun, deviation: string): Promise<string> {
  const answer = await plant.services.as('qa.weiss').post<{ id: string }>(INVESTIGATIONS, { runId: run.runId, deviation, title: 'A balance in the draught' });
  expect(answer.status).toBe(201);
  return `${INVESTIGATIONS}/${answer.body.id}`;
}

const closed = async (path: string): Promise<void> => {
  expect(await plant.services.as('qa.weiss').post(`${path}/assessment`, FINDINGS)).toMatchObject({ status: 200 });
  expect(await plant.services.as('qa.weiss').signed(`${path}/closing`)).toMatchObject({ status: 200 });
};

describe('G3 an investigation of a deviation', () => {
  it('proposes the batches that shared equipment or lot; one that is linked is not released until it is closed, and the refusal names it', async () => {
    const [origin, other, stranger] = [await executed('BAL-31', 'L-31'), await executed('BAL-31', 'L-32'), await executed('BAL-39', 'L-39')];
    const quality = plant.services.as('qa.weiss');
    const path = await opened(origin, 'DEV-2026-017');
    expect((await quality.get<{ proposals: object[] }>(path)).body.proposals).toEqual([{ runId: other.runId, number: other.number, stage: 'collecting', shared: [{ what: 'equipment', item: 'BAL-31' }] }]);
    await plant.reviewed(other);
    const extension = { runId: other.runId, reason: 'weighed on the same balance an hour later' };
    expect(await plant.services.as('sup.haas').signed(`${path}/batches`, extension)).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    expect(await quality.signed(`${path}/batches`, { ...extension, reason: ' ' })).toMatchObject({ status: 422, body: { code: 'reason-missing' } });
    expect(await quality.signed(`${path}/batches`, extension)).toMatchObject({ status: 200 });
    expect((await quality.get(path)).body).toMatchObject({ state: 'open', proposals: [], batches: [{ number: other.number, shared: [{ what: 'equipment', item: 'BAL-31' }], name: 'Lena Weiss' }] });
    for (const run of [origin, other]) expect((await plant.shown(run)).openPoints.find(({ code }) => code === 'investigations-closed')).toEqual({ code: 'investigations-closed', holds: false, open: [`DEV-2026-017 (${origin.number})`] });
    expect((await plant.shown(stranger)).openPoints.find(({ code }) => code === 'investigations-closed')?.holds).toBe(true);
    const refused = await plant.release(other);
    expect(refused).toMatchObject({ status: 409, body: { code: 'record-incomplete', detail: expect.stringContaining(`DEV-2026-017 (${origin.number})`) as string } });
    expect(await quality.post(`${path}/closing/statements`, {})).toMatchObject({ status: 409, body: { code: 'investigation-incomplete' } });
    await closed(path);
    expect(await plant.release(other)).toMatchObject({ status: 200 });
    await plant.reaches(other, 'released');
  });

  it('has impact, root cause and action with their history, and takes nothing more when it is closed', async () => {
    const run = await executed('BAL-33', 'L-33');
    const path = await opened(run, 'DEV-2026-018');
    const quality = plant.services.as('qa.weiss');
    expect(await quality.post(`${path}/assessment`, { ...FINDINGS, impact: ' ' })).toMatchObject({ status: 422, body: { code: 'reason-missing' } });
    expect(await quality.post(`${path}/assessment`, { ...FINDINGS, impact: 'not known yet' })).toMatchObject({ status: 200 });
    await closed(path);
    const { body } = await quality.get<{ history: { act: string; body: { impact?: string } }[] }>(path);
    expect(body).toMatchObject({ state: 'closed', findings: FINDINGS, closedBy: 'Lena Weiss' });
    expect(body.history.map(({ act, body: { impact } }) => [act, impact])).toEqual([['InvestigationOpened', undefined], ['InvestigationAssessed', 'not known yet'], ['InvestigationAssessed', FINDINGS.impact], ['InvestigationClosed', undefined]]);
    expect(await quality.post(`${path}/assessment`, FINDINGS)).toMatchObject({ status: 409, body: { code: 'investigation-closed' } });
    expect(await plant.services.as('qa.murphy').get(path)).toMatchObject({ status: 404 });
    expect((await quality.get(`${INVESTIGATIONS}?runId=${run.runId}&state=closed`)).body).toMatchObject({ items: [{ deviation: 'DEV-2026-018' }] });
  });

  it('blocks a released batch at once, which neither its unblocking nor its certification goes around', async () => {
    const [origin, other] = [await executed('BAL-34', 'L-34'), await executed('BAL-35', 'L-34')];
    await released(other);
    const path = await opened(origin, 'DEV-2026-019');
    expect(await plant.services.as('qa.weiss').signed(`${path}/batches`, { runId: other.runId, reason: 'made of the same lot' })).toMatchObject({ status: 200 });
    expect(await plant.shown(other)).toMatchObject({ stage: 'blocked', reason: 'DEV-2026-019: made of the same lot' });
    await plant.services.settled(); // what was decided is told behind the answer
    const { rows } = await (await plant.services.db.client()).query<{ run: string }>(`SELECT body::jsonb->>'runId' AS run FROM bus.log WHERE type LIKE '%review.v1.BatchDispositioned' AND body::jsonb->>'decision' = 'BATCH_DISPOSITION_BLOCKED'`);
    expect(rows).toEqual([{ run: other.runId }]);
    const certification = () => plant.services.as('qp.romano').post(plant.batch(other, '/certification/statements'), {});
    expect(await certification()).toMatchObject({ status: 409, body: { code: 'not-released' } });
    const unblock = () => plant.services.as('qa.weiss').signed(plant.batch(other, '/disposition'), { decision: 'unblock', reason: 'not affected' });
    expect(await unblock()).toMatchObject({ status: 409, body: { code: 'investigation-open', detail: expect.stringContaining('DEV-2026-019') as string } });
    await closed(path);
    expect(await unblock()).toMatchObject({ status: 200 });
    const another = await opened(other, 'DEV-2026-021');
    expect(await certification()).toMatchObject({ status: 409, body: { code: 'investigation-open', detail: expect.stringContaining('DEV-2026-021') as string } });
    await closed(another);
    expect(await certification()).toMatchObject({ status: 200 });
  });

  it('links a batch once when two do it at once', async () => {
    const [origin, other] = [await executed('BAL-36', 'L-36'), await executed('BAL-36', 'L-37')];
    const path = await opened(origin, 'DEV-2026-020');
    const answers = await Promise.all(['qa.weiss', 'qa.adeyemi'].map((by) => plant.services.as(by).signed(`${path}/batches`, { runId: other.runId, reason: 'the same balance' })));
    expect(answers.map(({ status, body }) => (status === 200 ? 'ok' : body.code)).sort()).toEqual(['already-linked', 'ok']);
  });
});
