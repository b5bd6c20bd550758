import { unwrap } from '@batchwright/kernel';
import { makeEffective, schedule, supersede, takeEffect } from './change-recipe-version';
import { undrafted, type RecipeVersion } from './recipe-version';
import { evolveRecipeVersion, type RecipeVersionEvent } from './recipe-version-events';
import { confirmReview, reviewCycle } from './review-cycle';

const approved: RecipeVersion = { ...undrafted('HAM', 'v'), recipe: 'R', version: 1, state: 'approved', documentHash: 'a'.repeat(64) };
const after = (version: RecipeVersion, events: readonly RecipeVersionEvent[]): RecipeVersion => events.reduce((one, event) => evolveRecipeVersion(one, event, 'E1050'), version);
const inForce = (cycle = reviewCycle(24, '2026-12-01')): RecipeVersion => after(approved, unwrap(makeEffective(approved, 'E1050', '2026-12-01T08:00:00.000Z', undefined, cycle)));

describe('A15 a version in force is looked at again after the months of its recipe', () => {
  it('is due so many months after the date from which it is in force, also when the clock brings it there', () => {
    expect(inForce()).toMatchObject({ state: 'effective', reviewEvery: 24, reviewDue: '2028-12-01' });
    const date = { effectiveDate: '2027-01-31', effectiveFrom: '2027-01-30T23:00:00.000Z', ...reviewCycle(1, '2027-01-31') };
    const scheduled = after(approved, unwrap(schedule(approved, 'E1050', date, '2026-12-01T08:00:00.000Z')));
    expect(after(scheduled, takeEffect(scheduled, '2027-02-03T00:00:00.000Z'))).toMatchObject({ state: 'effective', reviewEvery: 1, reviewDue: '2027-02-28' });
  });

  it('writes nothing of a cycle where its recipe has none', () => {
    expect(unwrap(makeEffective(approved, 'E1050', '2026-12-01T08:00:00.000Z', undefined, reviewCycle(undefined, '2026-12-01')))).toEqual([{ type: 'RecipeVersionMadeEffective', body: { documentHash: approved.documentHash, effectiveFrom: '2026-12-01T08:00:00.000Z' } }]);
  });

  it('counts from the day of the confirmation, early or late', () => {
    expect(unwrap(confirmReview(inForce(), '2028-11-20'))).toEqual([{ type: 'RecipeVersionReviewed', body: { documentHash: approved.documentHash, wasDue: '2028-12-01', reviewDue: '2030-11-20' } }]);
    expect(after(inForce(), unwrap(confirmReview(inForce(), '2029-02-28')))).toMatchObject({ state: 'effective', reviewDue: '2031-02-28' });
  });

  it('is not confirmed out of force, nor without a cycle, and is not due any more when a newer one took its place', () => {
    expect(confirmReview(approved, '2026-12-01')).toMatchObject({ ok: false, error: { code: 'wrong-state' } });
    expect(confirmReview(inForce({}), '2026-12-01')).toMatchObject({ ok: false, error: { code: 'review-cycle-missing', rule: '21 CFR 211.180(e)' } });
    expect(after(inForce(), supersede(2)).reviewDue).toBeUndefined();
  });
});
