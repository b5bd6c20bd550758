import { startReviewPlant, type ReviewPlant } from './review-plant.fixture';
import { PACKING_RECIPE } from './scripted-run.fixture';

let plant: ReviewPlant;
beforeAll(async () => {
  plant = await startReviewPlant();
}, 60_000);
afterAll(() => plant.services.stop());

type Verify = (bytes: Buffer) => { findings: object[]; disposition: string; released?: string[] };
const verifier = import('../../../../verify/verify.mjs' as string) as Promise<{ verifyPackage: Verify }>;

/** A batch in three boxes. */
async function packed() {
  const run = await plant.newRun({}, PACKING_RECIPE);
  await run.create();
  await run.release();
  await run.start('op.berger', 'packing');
  for (const [row, code] of ['BX-1', 'BX-2', 'BX-3'].entries()) {
    for (const [column, value] of [['code', code], ['amount', '300']] as const) {
      await run.act('op.berger', (by) => ({ type: 'RecordEntry', by, stepKey: 'packing', version: run.view.steps['packing']?.version ?? 0, entry: 'boxes', row: row + 1, column, value }));
    }
  }
  await run.complete('op.berger', 'packing');
  await plant.services.settled();
  return run;
}

describe('F7 partial release', () => {
  it('releases named containers, says so to others, in the register and in the package; the rest is decided by a signature of its own', async () => {
    const run = await packed();
    await plant.reviewed(run);
    const quality = plant.services.as('qa.weiss');
    const disposition = plant.batch(run, '/disposition');
    const part = { decision: 'release-part', reason: 'seal of BX-3 is looked at', containers: ['BX-1', 'BX-2'] };
    expect(await plant.services.as('op.okafor').signed(disposition, part)).toMatchObject({ status: 403 });
    expect(await quality.signed(disposition, { ...part, containers: ['BX-9'] })).toMatchObject({ status: 422, body: { code: 'container-not-of-batch', detail: expect.stringContaining('BX-9') as string } });
    expect(await quality.signed(disposition, part)).toMatchObject({ status: 200 });
    expect(await plant.reaches(run, 'released')).toMatchObject({ containers: ['BX-1', 'BX-2', 'BX-3'], part: { released: ['BX-1', 'BX-2'], held: ['BX-3'], rejected: [] } });
    expect((await verifier).verifyPackage((await plant.packageOf(run)).bytes)).toMatchObject({ findings: [], disposition: 'partially-released', released: ['BX-1', 'BX-2'] });
    const certify = () => plant.services.as('qp.romano').signed(plant.batch(run, '/certification'));
    expect(await certify()).toMatchObject({ status: 200 });
    expect(await quality.signed(disposition, { decision: 'release-rest', reason: ' ' })).toMatchObject({ status: 422, body: { code: 'reason-missing' } });
    expect(await quality.signed(disposition, { decision: 'release-rest', reason: 'seal is sound' })).toMatchObject({ status: 200 });
    expect(await plant.shown(run)).toMatchObject({ certification: null, part: { released: ['BX-1', 'BX-2', 'BX-3'], held: [] } });
    expect(await certify()).toMatchObject({ status: 200 });
    expect(await quality.signed(disposition, { decision: 'reject-rest', reason: 'again' })).toMatchObject({ status: 409, body: { code: 'no-rest' } });
    expect((await plant.shown(run)).reviews.map(({ act }) => act)).toEqual(expect.arrayContaining(['release-part', 'sealed', 'certified', 'release-rest']));
    await plant.services.settled();
    const { rows } = await (await plant.services.db.client()).query<{ decision: string; released: string[] }>(
      `SELECT body::jsonb->>'decision' AS decision, body::jsonb->'releasedContainers' AS released FROM bus.log WHERE type LIKE '%review.v1.BatchDispositioned' ORDER BY position`);
    expect(rows).toEqual([{ decision: 'BATCH_DISPOSITION_PARTIALLY_RELEASED', released: ['BX-1', 'BX-2'] }, { decision: 'BATCH_DISPOSITION_RELEASED', released: [] }]);
  });
});
