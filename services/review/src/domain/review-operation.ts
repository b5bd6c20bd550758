import { err, ok, refuse, type Result } from '@batchwright/kernel';
import type { RecordFacts } from './completeness';
import { belongsTo } from './operations';
import type { ReviewEvent } from './review-events';
import type { BatchReview } from './review-state';

/**
 * Quality reviews one executed operation while the others still run (F8; 21 CFR 211.192). It replaces neither review of the whole batch. Refusals:
 * `batch-already-dispositioned`, `not-found`, `operation-open` (names open steps and undecided exceptions), `own-work`, `already-reviewed`.
 */
export function reviewOperation(id: string, person: string, review: BatchReview, facts: RecordFacts): Result<ReviewEvent[]> {
  const { number, stage } = review;
  if (stage === 'released' || stage === 'rejected' || stage === 'releasing' || stage === 'blocked') return err(refuse('batch-already-dispositioned', { number, stage }, { rule: 'gmp-9' }));
  const operation = facts.operations.find((one) => one.id === id);
  if (!operation) return err(refuse('not-found', { what: 'operation', id }));
  const { title, state, openSteps, openExceptions, head, sequences, stepIds } = operation;
  if (state !== 'done' || openExceptions.length > 0) {
    const open = [...(state === 'not-begun' ? ['not begun'] : openSteps), ...openExceptions];
    return err(refuse('operation-open', { operation: title.en, open: open.length > 0 ? open : ['steps still to come'] }, { rule: 'gmp-9' }));
  }
  if (facts.executors.includes(person)) return err(refuse('own-work', { person, what: 'operation-review' }, { rule: 'gmp-5' }));
  const given = review.operationReviews[id];
  if (given?.stands === true && given.head === head) return err(refuse('already-reviewed', { kind: title.en, by: given.person }, { rule: 'gmp-10' }));
  return ok([{ type: 'OperationReviewed', body: { operation: id, title, head, count: sequences.length, steps: stepIds } }]);
}

/** One more event of the run: which signed operations it voids. */
export function operationGrew(review: BatchReview, added: { readonly sequence: number; readonly type: string; readonly body: object }): ReviewEvent[] {
  if (review.stage === 'released' || review.stage === 'rejected' || review.stage === 'blocked') return [];
  return Object.entries(review.operationReviews)
    .filter(([, { stands, steps }]) => stands && belongsTo(steps, added.type, added.body))
    .map(([operation]): ReviewEvent => ({ type: 'OperationReviewVoided', body: { operation, event: added.type, sequence: added.sequence } }));
}
