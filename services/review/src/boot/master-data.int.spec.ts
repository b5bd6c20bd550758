import { randomUUID } from 'node:crypto';
import { attributionOf } from '@batchwright/access';
import { executedWith } from './executed-with.fixture';
import { startReviewPlant, type ReviewPlant } from './review-plant.fixture';
import { actorOf, type ScriptedRun } from './scripted-run.fixture';

let plant: ReviewPlant;
beforeAll(async () => {
  plant = await startReviewPlant();
}, 60_000);
afterAll(() => plant.services.stop());

const executed = (equipment: string, lot: string): Promise<ScriptedRun> => executedWith(plant, equipment, lot);

/** What the owner of equipment and lots records about one of them. */
async function changed(aggregateType: 'equipment' | 'lot', code: string, type: string): Promise<void> {
  const owner = await plant.services.db.transactions('resources');
  await owner.append({
    site: 'HAM', aggregateType, aggregateId: randomUUID(), expectedSequence: 0, by: attributionOf(actorOf('qa.adeyemi')), timeUsed: await owner.times(),
    events: [{ type, version: 1, body: { reason: 'found wrong' }, audit: [{ object: `${aggregateType} ${code}`, action: type, field: 'block', oldValue: 'free', newValue: 'blocked', reason: 'found wrong' }] }],
  });
  for (let pass = 0; pass < 3; pass += 1) await plant.services.settled();
}

interface Trail {
  readonly reviewedBy: string | null;
  readonly changes: readonly { readonly kind: string; readonly service: string; readonly type: string; readonly object: string; readonly reason: string | null }[];
}
const masterData = async (run: ScriptedRun): Promise<Trail> => (await plant.services.as('qa.weiss').get<Trail>(plant.batch(run, '/audit-trail?kind=master-data'))).body;
const sign = (run: ScriptedRun) => plant.services.as('qa.weiss').signed(plant.batch(run, '/audit-trail-review'));

describe('F6 changes of the master data that a batch rests on', () => {
  it('stand in the list of its audit trail, keep the release back, and open a signed review again', async () => {
    await changed('equipment', 'BAL-51', 'EquipmentBlocked'); // before the batch used it: what made it suitable is no change of the batch
    const run = await executed('BAL-51', 'L-51');
    expect((await masterData(run)).changes).toEqual([]);
    await plant.reviewed(run);
    await changed('equipment', 'BAL-51', 'EquipmentBlocked');
    await changed('equipment', 'BAL-52', 'EquipmentBlocked');
    await changed('equipment', 'BAL-51', 'EquipmentOccupied');
    const after = await masterData(run);
    expect(after).toMatchObject({ reviewedBy: null, changes: [{ kind: 'master-data', service: 'resources', type: 'EquipmentBlocked', object: 'equipment BAL-51', reason: 'found wrong' }] });
    expect((await plant.shown(run)).reviews.map(({ act }) => act)).toContain('audit-trail-reopened');
    const refused = await plant.release(run);
    expect(refused).toMatchObject({ status: 409, body: { code: 'record-incomplete', detail: expect.stringContaining('audit-trail-reviewed: master-data: equipment BAL-51') as string } });
    expect(await sign(run)).toMatchObject({ status: 200 });
    await changed('lot', 'L-51', 'LotHeld');
    expect((await masterData(run)).reviewedBy).toBeNull();
    expect(await plant.release(run)).toMatchObject({ status: 409 });
    expect(await sign(run)).toMatchObject({ status: 200 });
    expect(await plant.release(run)).toMatchObject({ status: 200 });
    await plant.reaches(run, 'released');
    const { verifyPackage } = (await import('../../../../verify/verify.mjs' as string)) as { verifyPackage: (bytes: Buffer) => { findings: object[] } };
    expect(verifyPackage((await plant.packageOf(run)).bytes).findings).toEqual([]);
  });
});
