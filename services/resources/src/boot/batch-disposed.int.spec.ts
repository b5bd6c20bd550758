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
    expect((await plant.services.as('qa.weiss').get(`${API}/lots/${lot}`)).body).toMatchObject({ blockedFor: 'the batch is blocked: assay invalidated by the laboratory', blockedCoded: { code: 'batch-blocked', why: 'assay invalidated by the laboratory' } });
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
    expect((await plant.services.as('qa.weiss').get(`${API}/lots/${lot}`)).body).toMatchObject({ blockedFor: 'the batch is released in part: another part', blockedCoded: { code: 'batch-released-in-part-for', why: 'another part' } });
    await decided('released', 'the rest is released');
    expect([await suitable('C-TB7'), await suitable('C-TB8')]).toEqual([true, true]);
  });

  it('blocks them when the batch is rejected', async () => {
    await decided('rejected', 'contaminated');
    expect(await suitable()).toBe(false);
  });
});

describe('F7 C14 a lot that went into a batch of which a part was released', () => {
  const g = (value: string) => ({ value, unit: 'g' });
  const reasonFor = async (code: string): Promise<unknown> => (await plant.answers(await plant.askMaterial(code, { run: 'WS-10', material: 'M-TAB', quantity: g('1.0') }))).at(-1)?.data['reasonCode'];
  let active = '';
  let tablets = '';
  let told = 0;
  const part = (releasedContainers: string[]): Promise<void> => {
    told += 1;
    const at = { subject: 'id-of-WS-8', site: 'HAM', sequence: told };
    return plant.sayAsReview(outgoing('batchwright.review.v1.BatchDispositioned', at, { site: 'HAM', runId: 'id-of-WS-8', decision: 'partially-released', reason: 'seal of C-P3 is checked', decidedBy: 'E1050', head: '', releasedContainers }));
  };

  /** An active becomes tablets in three boxes: two are released, of which the first is used up already; the third is held. */
  beforeAll(async () => {
    active = await plant.lot('ACT-P', 'unused', { material: 'M-ACT', title: 'Active', containers: [{ code: 'C-ACT-P', quantity: g('1000.0') }] });
    await plant.releaseLot(active);
    const weighed = await plant.askMaterial('C-ACT-P', { run: 'WS-8', material: 'M-ACT', quantity: g('100.0') });
    await plant.used(weighed);
    await plant.weighed(weighed, g('100.0'));
    const body = { site: 'HAM', number: 'TBP', material: 'M-TAB', title: 'Tablets', runId: 'id-of-WS-8', runNumber: 'WS-8', containers: ['C-P1', 'C-P2', 'C-P3'].map((code) => ({ code, quantity: g('50.0') })) };
    tablets = (await plant.services.as('op.berger').post<{ aggregate: string }>(`${API}/lots/production`, body)).body.aggregate;
    await plant.releaseLot(tablets);
    await part(['C-P1', 'C-P2']);
    const gone = await plant.askMaterial('C-P1', { run: 'WS-9', material: 'M-TAB', quantity: g('50.0') });
    await plant.used(gone);
    await plant.weighed(gone, g('50.0'));
  });

  it('stops the released part that is still here, and the batch that took what is not; the held part stays held', async () => {
    expect([await suitable('C-P2'), await suitable('C-P3')]).toEqual([true, false]);
    await plant.services.as('qa.weiss').post(`${API}/lots/${active}/block`, { reason: 'foreign particle' });
    await plant.services.settled();
    expect([await suitable('C-P2'), await suitable('C-P3')]).toEqual([false, false]);
    expect(await reasonFor('C-P2')).toBe('lot-on-hold');
    expect((await plant.services.as('qa.weiss').get(`${API}/lots/${tablets}`)).body).toMatchObject({ holds: [{ number: 'ACT-P', reason: 'foreign particle' }] });
    for (const run of ['WS-8', 'WS-9']) expect((await plant.told('batchwright.batch-execution.commands.v1', `id-of-${run}`)).filter(({ data }) => data['type'] === 'material-on-hold')).toMatchObject([{ data: { severity: 'SEVERITY_CRITICAL' } }]);
  });

  it('lets go of exactly that part when it may be used again; a rest that is released meanwhile stays on hold until then', async () => {
    await part(['C-P1', 'C-P2', 'C-P3']);
    expect([await suitable('C-P2'), await suitable('C-P3')]).toEqual([false, false]);
    await part(['C-P1', 'C-P2']);
    await plant.services.as('qa.weiss').post(`${API}/lots/${active}/unblock`, { reason: 'it was the light' });
    await plant.services.settled();
    expect([await suitable('C-P2'), await suitable('C-P3')]).toEqual([true, false]);
  });
});
