import { startTestServices, type TestServices } from '@batchwright/testing';
import { batchExecution } from '@services/batch-execution';
import { identity } from '@services/identity';
import { recipes } from '@services/recipes';
import { resources } from '@services/resources';
import { review } from '@services/review';
import { training } from '@services/training';
import { done, play, prepare } from './acted-out.fixture';
import { smallBatch } from './small-batch';

let services: TestServices;
beforeAll(async () => {
  services = await startTestServices([identity, recipes, training, resources, batchExecution, review]);
}, 60_000);
afterAll(() => services.stop());

describe.each([['small blend', smallBatch]])('B3 a clean batch of %s over HTTP', (_, scriptOf) => {
  const script = scriptOf();
  let runId = '';

  it('is prepared and executed to its end by the people of the script', async () => {
    await prepare(services, script);
    runId = await play(services, script);
    expect((await services.as('insp.dubois').get(`/api/batch-execution/v1/runs/${runId}`)).body).toMatchObject({ state: 'complete', business: 'executed' });
  }, 300_000);

  it('left no exception, and is released after both reviews', async () => {
    const path = `/api/review/v1/batches/${runId}`;
    expect((await services.as('qa.weiss').get(`/api/review/v1/exceptions?runId=${runId}`)).body).toEqual({ items: [] });
    const { checklist } = (await services.as('qa.weiss').get<{ checklist: { id: string; by: string }[] }>(path)).body;
    const answersBy = (kind: string): object[] => checklist.filter(({ by }) => by === kind).map(({ id }) => ({ point: id, answer: 'yes' }));
    await done('production review', services.as('prod.keller').signed(`${path}/production-review`, { answers: answersBy('production') }));
    await done('quality review', services.as('qa.adeyemi').signed(`${path}/quality-review`, { answers: answersBy('quality') }));
    const { auditTrail } = (await services.as('qa.weiss').get<{ auditTrail: { changes: number } }>(path)).body;
    if (auditTrail.changes > 0) await done('review of the audit trail', services.as('qa.adeyemi').signed(`${path}/audit-trail-review`, {}));
    await done('disposition', services.as('qp.romano').signed(`${path}/disposition`, { decision: 'release' }));
    await services.settled();
    const { body } = await services.as('qa.weiss').get<{ openPoints: { holds: boolean }[] }>(path);
    expect(body.openPoints.filter(({ holds }) => !holds)).toEqual([]);
    expect(body).toMatchObject({ stage: 'released', sealed: true, executors: expect.not.arrayContaining(['E1011', 'E1051', 'E1052']) as string[] });
  }, 120_000);
});
