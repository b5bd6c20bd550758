import { err, ok, refuse, type Result } from '@batchwright/kernel';
import type { ExceptionClass, ReviewEvent } from './review-events';
import type { BatchReview, ReviewedException } from './review-state';

/** Quality decides an exception and closes it, under the id it was raised with. */
export interface DecideException {
  readonly classification: ExceptionClass;
  readonly rationale: string;
  /** Employee number of who decides. */
  readonly person: string;
}

/**
 * Refusals: `exception-already-decided`, `rationale-missing`, `own-work` (who performed the step may not decide on it, gmp 5),
 * `batch-already-dispositioned`, `classification-too-low` (a critical exception is at least a major deviation).
 */
export function decideException(command: DecideException, exception: ReviewedException, review: BatchReview): Result<ReviewEvent[]> {
  const over = review.stage === 'rejected' || ((review.stage === 'released' || review.stage === 'blocked') && exception.afterSeal !== true);
  if (over) return err(refuse('batch-already-dispositioned', { number: review.number, stage: review.stage }, { rule: 'gmp-9' }));
  if (review.stage === 'releasing') return err(refuse('release-in-progress', { number: review.number }, { rule: 'gmp-9' }));
  if (exception.closed) return err(refuse('exception-already-decided', { exceptionId: exception.id }, { rule: 'gmp-10' }));
  if (command.rationale.trim() === '') return err(refuse('rationale-missing', { exceptionId: exception.id }, { rule: '21 CFR 211.192', field: 'rationale' }));
  if (exception.performers.includes(command.person)) return err(refuse('own-work', { person: command.person, what: 'exception' }, { rule: 'gmp-5' }));
  if (exception.severity === 'critical' && (command.classification === 'no-impact' || command.classification === 'minor-deviation')) {
    return err(refuse('classification-too-low', { severity: exception.severity, classification: command.classification }, { rule: '21 CFR 211.192', field: 'classification' }));
  }
  const { classification, rationale } = command;
  return ok([{ type: 'ExceptionDecided', body: { exceptionId: exception.id, classification, rationale: rationale.trim() } }]);
}
