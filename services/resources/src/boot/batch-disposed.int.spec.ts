import { outgoing } from '@batchwright/contracts';
import { API, startResources, type ResourcesPlant } from './plant.fixture';

let plant: ResourcesPlant;
let lot = '';
let sequence = 0;

/** WS-7 made one lot of tablets. */
beforeAll(async () => {
  plant = await startResources();
  const body = { site: 'HAM', number: 'TB7', material: 'M-TAB', title: 'Tablets', runId: 'id-of-WS-7', runNumber: 'WS-7', containers: [{ code: 'C-TB7', quantity: { value: '50.0', unit: 'g' } }] };
  lot = (await plant.services.as('op.berger').post<{ aggregate: string }>(`${API}/lots/production`, body)).body.aggregate;
  await plant.releaseLot(lot);
}, 60_000);
afterAll(() => plant.services.stop());

const decided = (decision: 'blocked' | 'released' | 'rejected', reason: string): Promise<void> => {
  sequence += 1;
  return plant.sayAsReview(outgoing('batchwright.review.v1.BatchDispositioned', { subject: 'id-of-WS-7', site: 'HAM', sequence }, { site: 'HAM', runId: 'id-of-WS-7', decision, reason, decidedBy: 'E1050', head: '' }));
};
const suitable = async (): Promise<unknown> => (await plant.services.as('op.berger').get<{ suitable: boolean }>(`${API}/containers/C-TB7`)).body.suitable;
const block = (move: 'block' | 'unblock', reason: string) => plant.services.as('qa.weiss').post(`${API}/lots/${lot}/${move}`, { reason });

describe('F7 C2 what quality decides about a batch holds for the lots that it made', () => {
  it('blocks them when a released batch is blocked, and lets go when its block is lifted', async () => {
    await decided('released', '');
    expect(await suitable()).toBe(true);
    await decided('blocked', 'assay invalidated by the laboratory');
    expect(await suitable()).toBe(false);
    expect((await plant.services.as('qa.weiss').get(`${API}/lots/${lot}`)).body).toMatchObject({ blockedFor: 'the batch is blocked: assay invalidated by the laboratory' });
    await decided('released', 'the result was confirmed');
    expect(await suitable()).toBe(true);
  });

  it('leaves a block that somebody gave for another reason', async () => {
    await block('block', 'torn bag');
    await decided('blocked', 'assay');
    await decided('released', 'confirmed');
    expect((await plant.services.as('qa.weiss').get(`${API}/lots/${lot}`)).body).toMatchObject({ blockedFor: 'torn bag' });
    await block('unblock', 'packed anew');
  });

  it('blocks them when the batch is rejected', async () => {
    await decided('rejected', 'contaminated');
    expect(await suitable()).toBe(false);
  });
});
