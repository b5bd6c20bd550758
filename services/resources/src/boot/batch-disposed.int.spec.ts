import { outgoing } from '@batchwright/contracts';
import { API, startResources, type ResourcesPlant } from './plant.fixture';

let plant: ResourcesPlant;
let lot = '';
let sequence = 0;

/** WS-7 made one lot of tablets. */
beforeAll(async () => {
  plant = await startResources();
  const body = { site: 'HAM', number: 'TB7', material: 'M-TAB', title: 'Tablets', runId: 'id-of-WS-7', runNumber: 'WS-7', containers: ['C-TB7', 'C-TB8'].map((code) => ({ code, quantity: { value: '50.0', unit: 'g' } })) };
  lot = (await plant.services.as('op.berger').post<{ aggregate: string }>(`${API}/lots/production`, body)).body.aggregate;
  await plant.releaseLot(lot);
}, 60_000);
afterAll(() => plant.services.stop());

const decided = (decision: 'blocked' | 'released' | 'rejected' | 'partially-released', reason: string, releasedContainers: string[] = []): Promise<void> => {
  sequence += 1;
  return plant.sayAsReview(outgoing('batchwright.review.v1.BatchDispositioned', { subject: 'id-of-WS-7', site: 'HAM', sequence }, { site: 'HAM', runId: 'id-of-WS-7', decision, reason, decidedBy: 'E1050', head: '', releasedContainers }));
};
const suitable = async (code = 'C-TB7'): Promise<unknown> => (await plant.services.as('op.berger').get<{ suitable: boolean }>(`${API}/containers/${code}`)).body.suitable;
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

  it('lets only the named containers be used when the batch is released in part, until its rest is decided', async () => {
    await decided('partially-released', 'seal of C-TB8 is checked', ['C-TB7']);
    expect([await suitable('C-TB7'), await suitable('C-TB8')]).toEqual([true, false]);
    await decided('blocked', 'complaint');
    await decided('partially-released', 'complaint unfounded', ['C-TB7']);
    expect([await suitable('C-TB7'), await suitable('C-TB8')]).toEqual([true, false]);
    await decided('partially-released', 'another part', ['C-OTHER']);
    expect((await plant.services.as('qa.weiss').get(`${API}/lots/${lot}`)).body).toMatchObject({ blockedFor: 'the batch is released in part: another part' });
    await decided('released', 'the rest is released');
    expect([await suitable('C-TB7'), await suitable('C-TB8')]).toEqual([true, true]);
  });

  it('blocks them when the batch is rejected', async () => {
    await decided('rejected', 'contaminated');
    expect(await suitable()).toBe(false);
  });
});
