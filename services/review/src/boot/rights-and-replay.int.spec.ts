import { rebuildDerivedTables } from '@batchwright/persistence';
import { rowsOf } from '../adapters/postgres/rows-of';
import { startReviewPlant, type ReviewPlant } from './review-plant.fixture';

let plant: ReviewPlant;
beforeAll(async () => {
  plant = await startReviewPlant();
}, 60_000);
afterAll(() => plant.services.stop());

describe('I4 what review recorded', () => {
  beforeAll(async () => {
    const run = await plant.newRun();
    await run.execute();
    await plant.services.settled();
    await plant.reviewed(run);
    await plant.release(run);
    await plant.reaches(run, 'released');
    expect((await plant.packageOf(run)).status).toBe(200);
  });

  it('is neither changed, removed nor forged by the role of the application', async () => {
    const client = await plant.services.db.client('review_app');
    for (const sql of [
      `UPDATE review.record SET person = 'E9999'`, 'DELETE FROM review.record', 'TRUNCATE review.record CASCADE', `UPDATE review.batch_review SET stage = 'released'`, 'DELETE FROM review.exception_decision',
      `INSERT INTO review.exception_decision (site, exception_id, run_id, classification, rationale, decided_by, decided_by_name, meaning, signed_at, decided_at, sequence) VALUES ('HAM','x','x','no-impact','x','x','x','x',now(),now(),1)`,
      `UPDATE review.audit SET reason = 'other'`, `INSERT INTO review.evidence_use SELECT * FROM review.evidence_use`,
    ]) await expect(client.query(sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('replays to the same tables, byte for byte', async () => {
    expect(await rebuildDerivedTables(plant.services.db.adminUrl, 'review', rowsOf)).toMatchObject({ differences: [], records: 5 });
  });
});
