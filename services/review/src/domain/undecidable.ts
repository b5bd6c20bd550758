import { refuse, type DomainError } from '@batchwright/kernel';
import type { BatchReview, ReviewedException } from './review-state';

/** Why nobody, or not this person, may decide an exception now; undefined = he may. */
export function undecidable(person: string, exception: ReviewedException, review: BatchReview): DomainError | undefined {
  const over = review.stage === 'rejected' || ((review.stage === 'released' || review.stage === 'blocked') && exception.afterSeal !== true);
  if (over) return refuse('batch-already-dispositioned', { number: review.number, stage: review.stage }, { rule: 'gmp-9' });
  if (review.stage === 'releasing') return refuse('release-in-progress', { number: review.number }, { rule: 'gmp-9' });
  if (exception.closed) return refuse('exception-already-decided', { exceptionId: exception.id, by: exception.decidedBy ?? '', classification: exception.classification ?? '' }, { rule: 'gmp-10' });
  if (exception.performers.includes(person)) return refuse('own-work', { person, what: 'exception' }, { rule: 'gmp-5' });
  return undefined;
}
