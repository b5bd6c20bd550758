import { err, ok, refuse, type Result } from '@batchwright/kernel';
import type { Text } from '@batchwright/procedure';
import type { ReviewEvent } from './review-events';
import type { BatchReview } from './review-state';

/** The laboratory takes back a result after the batch was released. */
export interface InvalidateResult {
  readonly stepKey: string;
  readonly title: Text;
  readonly reason: string;
}

/**
 * A released batch rests on its results: when the laboratory takes one back, the batch is blocked at once, and quality decides what becomes of it (F7; 21 CFR 211.192). A stop waits for nobody, so also who recorded the
 * result may do it. Refusals: `reason-missing`; `result-in-execution` before the release (there the value is corrected and judged again); `batch-already-dispositioned` when it is rejected.
 */
export function invalidateResult({ stepKey, title, reason }: InvalidateResult, { number, stage }: BatchReview): Result<ReviewEvent[]> {
  if (stage === 'rejected') return err(refuse('batch-already-dispositioned', { number, stage }, { rule: 'gmp-10' }));
  if (stage !== 'released' && stage !== 'blocked') return err(refuse('result-in-execution', { number, stage }, { rule: '21 CFR 211.192' }));
  const why = reason.trim();
  if (why === '') return err(refuse('reason-missing', {}, { rule: '21 CFR 211.192', field: 'reason' }));
  const invalidated: ReviewEvent = { type: 'ResultInvalidated', body: { stepKey, title, reason: why } };
  return ok(stage === 'blocked' ? [invalidated] : [invalidated, { type: 'BatchBlocked', body: { reason: `${title.en}: ${why}` } }]);
}
