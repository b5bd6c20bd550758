import { addMonths, err, ok, refuse, type Result, type SiteDate } from '@batchwright/kernel';
import { refuseState } from './approval';
import type { RecipeVersion } from './recipe-version';
import type { RecipeVersionEvent } from './recipe-version-events';

/** How often a version in force is looked at again, and when next (21 CFR 211.100, 211.180(e)). */
export interface ReviewCycle {
  /** Months. */
  readonly reviewEvery: number;
  /** Date of the site. */
  readonly reviewDue: SiteDate;
}

/** The cycle of a version that comes into force on a date of the site; nothing for a recipe without one. */
export function reviewCycle(reviewEvery: number | undefined, from: SiteDate): Partial<ReviewCycle> {
  return reviewEvery === undefined ? {} : { reviewEvery, reviewDue: addMonths(from, reviewEvery) };
}

/**
 * A version in force was looked at and needs no change: the next time counts from today, early or late. Refusals: `wrong-state` when it is not in force,
 * `review-cycle-missing` when its recipe names no number of months.
 */
export function confirmReview(version: RecipeVersion, today: SiteDate): Result<RecipeVersionEvent[]> {
  const refused = refuseState(version, 'review');
  if (refused) return err(refused);
  const { recipe, version: number, documentHash, reviewEvery, reviewDue: wasDue } = version;
  if (reviewEvery === undefined || wasDue === undefined) return err(refuse('review-cycle-missing', { recipe, version: number }, { rule: '21 CFR 211.180(e)' }));
  return ok([{ type: 'RecipeVersionReviewed', body: { documentHash, wasDue, reviewDue: addMonths(today, reviewEvery) } }]);
}
