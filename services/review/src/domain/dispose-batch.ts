import { err, ok, refuse, type Result } from '@batchwright/kernel';
import { completeness, type RecordFacts } from './completeness';
import { recordIncomplete } from './review-batch';
import type { ReviewEvent } from './review-events';
import type { BatchReview } from './review-state';

/** Quality disposes of a batch. Release is signed for one certificate of one head of the record. */
export type DisposeBatch =
  | { readonly decision: 'release'; readonly person: string }
  | { readonly decision: 'reject'; readonly person: string; readonly reason: string };

/**
 * Release asks for everything of `completeness` and is done when the run's record is sealed at the very head it was signed
 * for; reject never waits for completeness (gmp, "Production review …"). Nobody who executed disposes (gmp 5).
 */
export function disposeBatch(command: DisposeBatch, review: BatchReview, facts: RecordFacts): Result<ReviewEvent[]> {
  if (review.stage === 'released' || review.stage === 'rejected') {
    return err(refuse('batch-already-dispositioned', { number: review.number, stage: review.stage }, { rule: 'gmp-10' }));
  }
  if (facts.executors.includes(command.person)) return err(refuse('own-work', { person: command.person, what: command.decision }, { rule: 'gmp-5' }));
  if (command.decision === 'reject') {
    if (command.reason.trim() === '') return err(refuse('reason-missing', {}, { rule: '21 CFR 211.192', field: 'reason' }));
    return ok([{ type: 'BatchDispositioned', body: { decision: 'reject', head: facts.head, reason: command.reason.trim(), decidedBy: command.person } }]);
  }
  if (review.stage === 'releasing') return err(refuse('release-in-progress', { number: review.number }, { rule: 'gmp-10' }));
  const open = completeness(review, facts).filter((item) => !item.holds);
  if (open.length > 0) return err(recordIncomplete(review, open));
  return ok([{ type: 'ReleaseSigned', body: { head: facts.head, count: facts.count, certificateHash: facts.certificateHash } }]);
}

/** The run's record was sealed at `sealedHead`: the release takes effect, or is void because the record grew in between. */
export function recordSealed(review: BatchReview, sealedHead: string): ReviewEvent[] {
  if (review.stage !== 'releasing' || review.releasedHead === undefined) return [];
  if (review.releasedHead === sealedHead) return [{ type: 'BatchDispositioned', body: { decision: 'release', head: sealedHead, decidedBy: review.releasedBy ?? '' } }];
  return [{ type: 'ReleaseVoided', body: { signedHead: review.releasedHead, sealedHead } }];
}

/** The record grew after it was reviewed: the signatures of the reviews cover what it was before, and do not count any more (F8). */
export function recordGrew(review: BatchReview, head: string): ReviewEvent[] {
  if (review.stage !== 'production-reviewed' && review.stage !== 'quality-reviewed') return [];
  if (review.reviewedHead === undefined || review.reviewedHead === head) return [];
  return [{ type: 'ReviewsVoided', body: { reviewedHead: review.reviewedHead, head } }];
}
