import { err, ok, refuse, type Result } from '@batchwright/kernel';
import { answersOf, type ChecklistAnswer } from './checklist';
import { recordCompleteness, type CompletenessItem, type RecordFacts } from './completeness';
import type { ReviewEvent } from './review-events';
import type { BatchReview } from './review-state';

/** The two reviews before a disposition (21 CFR 211.192): production first, then quality, by two persons who did not execute. */
export type ReviewKind = 'production' | 'quality';

/**
 * Refusals: `batch-already-dispositioned`, `record-incomplete` (names every open item), `own-work`, `review-out-of-order`,
 * `same-person-reviewed`, `already-reviewed`, those of `answersOf`.
 */
export function reviewBatch(kind: ReviewKind, person: string, review: BatchReview, facts: RecordFacts, given: readonly ChecklistAnswer[] = []): Result<ReviewEvent[]> {
  if (review.stage === 'released' || review.stage === 'rejected' || review.stage === 'releasing' || review.stage === 'blocked') {
    return err(refuse('batch-already-dispositioned', { number: review.number, stage: review.stage }, { rule: 'gmp-9' }));
  }
  const open = recordCompleteness(facts).filter((item) => !item.holds);
  if (open.length > 0) return err(recordIncomplete(review, open));
  if (facts.executors.includes(person)) return err(refuse('own-work', { person, what: `${kind}-review` }, { rule: 'gmp-5' }));
  const current = review.reviewedHead === facts.head;
  if (kind === 'production') {
    if (review.productionReviewer !== undefined && current) return err(refuse('already-reviewed', { kind, by: review.productionReviewer }, { rule: 'gmp-10' }));
    return signed(kind, 'ProductionReviewed', facts, given);
  }
  if (review.productionReviewer === undefined || !current) return err(refuse('review-out-of-order', { needs: 'production-review' }, { rule: 'gmp-7' }));
  if (review.productionReviewer === person) return err(refuse('same-person-reviewed', { person }, { rule: 'gmp-5' }));
  if (review.qualityReviewer !== undefined && review.reviewedCertificate === facts.certificateHash) return err(refuse('already-reviewed', { kind, by: review.qualityReviewer }, { rule: 'gmp-10' }));
  return signed(kind, 'QualityReviewed', facts, given);
}

/** The event of a review, with the answers to the points that it answers. */
function signed(kind: ReviewKind, type: 'ProductionReviewed' | 'QualityReviewed', { head, count, certificateHash, checklist }: RecordFacts, given: readonly ChecklistAnswer[]): Result<ReviewEvent[]> {
  const answers = answersOf(kind, checklist, given);
  if (!answers.ok) return answers;
  return ok([{ type, body: { head, count, certificateHash, ...(answers.value.length > 0 ? { answers: answers.value } : {}) } }]);
}

/** The refusal that names everything that is open (gmp 9). */
export function recordIncomplete(review: BatchReview, open: readonly CompletenessItem[]): ReturnType<typeof refuse> {
  return refuse(
    'record-incomplete',
    { number: review.number, open: open.flatMap((item) => item.open.map((what) => `${item.code}: ${what}`)) },
    { rule: 'gmp-9' },
  );
}
