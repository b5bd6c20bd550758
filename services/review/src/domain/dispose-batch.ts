import { err, ok, refuse, type Result } from '@batchwright/kernel';
import { completeness, type RecordFacts } from './completeness';
import { decideRest, partOf } from './partial-release';
import { recordIncomplete } from './review-batch';
import type { ReviewEvent } from './review-events';
import type { BatchReview } from './review-state';

/** Quality disposes of a batch. Release, also of a part, is signed for one certificate of one head of the record. */
export type DisposeBatch =
  | { readonly decision: 'release'; readonly person: string }
  | { readonly decision: 'release-part'; readonly person: string; readonly reason: string; readonly containers: readonly string[] }
  | { readonly decision: 'release-rest' | 'reject-rest'; readonly person: string; readonly reason: string }
  | { readonly decision: 'reject' | 'pending' | 'block' | 'unblock'; readonly person: string; readonly reason: string };

type DecideRest = Extract<DisposeBatch, { decision: 'release-rest' | 'reject-rest' }>;

function isAboutRest(command: DisposeBatch): command is DecideRest {
  return command.decision === 'release-rest' || command.decision === 'reject-rest';
}

/**
 * Release asks for everything of `completeness` and is done when the run's record is sealed at the very head it was signed
 * for; reject never waits for completeness (gmp, "Production review …"), pending decides nothing but says what is awaited. A released
 * batch is blocked, and from there unblocked or rejected. Nobody who executed disposes (gmp 5).
 */
export function disposeBatch(command: DisposeBatch, review: BatchReview, facts: RecordFacts): Result<ReviewEvent[]> {
  const { decision } = command;
  if (isAboutRest(command)) return decideRest(command, review, facts);
  if (decision === 'block' || decision === 'unblock') {
    const from = decision === 'block' ? 'released' : 'blocked';
    if (review.stage !== from) return err(refuse('disposition-not-now', { number: review.number, stage: review.stage, decision, from }, { rule: 'gmp-10' }));
  } else if (review.stage === 'released' || review.stage === 'rejected' || (review.stage === 'blocked' && decision !== 'reject')) {
    return err(refuse('batch-already-dispositioned', { number: review.number, stage: review.stage }, { rule: 'gmp-10' }));
  }
  if (facts.executors.includes(command.person)) return err(refuse('own-work', { person: command.person, what: command.decision }, { rule: 'gmp-5' }));
  if (command.decision !== 'release') {
    const reason = command.reason.trim();
    if (reason === '') return err(refuse('reason-missing', {}, { rule: '21 CFR 211.192', field: 'reason' }));
    if (command.decision === 'reject') return ok([{ type: 'BatchDispositioned', body: { decision: 'reject', head: facts.head, reason, decidedBy: command.person } }]);
    if (command.decision === 'unblock' && facts.investigations.length > 0) return err(refuse('investigation-open', { number: review.number, deviations: facts.investigations }, { rule: '21 CFR 211.192' }));
    if (command.decision === 'block') return ok([{ type: 'BatchBlocked', body: { reason } }]);
    if (command.decision === 'unblock') return ok([{ type: 'BatchUnblocked', body: { reason } }]);
  }
  if (review.stage === 'releasing') return err(refuse('release-in-progress', { number: review.number }, { rule: 'gmp-10' }));
  if (command.decision === 'pending') return ok([{ type: 'DispositionPended', body: { reason: command.reason.trim() } }]);
  const open = completeness(review, facts).filter((item) => !item.holds);
  if (open.length > 0) return err(recordIncomplete(review, open));
  const signed = { head: facts.head, count: facts.count, certificateHash: facts.certificateHash, changes: facts.changes.length, changesHash: facts.changesHash };
  if (command.decision !== 'release-part') return ok([{ type: 'ReleaseSigned', body: signed }]);
  const part = partOf(command.containers, review, facts);
  return part.ok ? ok([{ type: 'ReleaseSigned', body: { ...signed, part: part.value, reason: command.reason.trim() } }]) : part;
}

/**
 * The Qualified Person certifies a released batch in the register; only then it becomes saleable (Annex 16, 1.5). Refusals:
 * `not-released` (also while it is blocked), `already-certified`, `own-work`.
 */
export function certifyBatch(person: string, entry: number, review: BatchReview, facts: Pick<RecordFacts, 'executors' | 'investigations'>): Result<ReviewEvent[]> {
  if (review.certifiedBy !== undefined) return err(refuse('already-certified', { number: review.number, by: review.certifiedBy }, { rule: 'gmp-10' }));
  if (review.stage !== 'released' || review.releasedHead === undefined) {
    return err(refuse('not-released', { number: review.number, stage: review.stage }, { rule: 'EU GMP Annex 16, 1.5' }));
  }
  if (facts.investigations.length > 0) return err(refuse('investigation-open', { number: review.number, deviations: facts.investigations }, { rule: '21 CFR 211.192' }));
  if (facts.executors.includes(person)) return err(refuse('own-work', { person, what: 'certify' }, { rule: 'gmp-5' }));
  return ok([{ type: 'BatchCertified', body: { entry, head: review.releasedHead, ...(review.part ? { containers: review.part.released } : {}) } }]);
}

/** The run's record was sealed at `sealedHead`: the release takes effect, or is void because the record grew in between. */
export function recordSealed(review: BatchReview, sealedHead: string): ReviewEvent[] {
  if (review.stage !== 'releasing' || review.releasedHead === undefined) return [];
  if (review.releasedHead === sealedHead) return [{ type: 'BatchDispositioned', body: { decision: 'release', head: sealedHead, ...(review.part ? { part: review.part } : {}), decidedBy: review.releasedBy ?? '' } }];
  return [{ type: 'ReleaseVoided', body: { signedHead: review.releasedHead, sealedHead } }];
}

/** The record grew after it was reviewed: the signatures of the reviews cover what it was before, and do not count any more (F8). */
export function recordGrew(review: BatchReview, head: string): ReviewEvent[] {
  if (review.stage !== 'production-reviewed' && review.stage !== 'quality-reviewed') return [];
  if (review.reviewedHead === undefined || review.reviewedHead === head) return [];
  return [{ type: 'ReviewsVoided', body: { reviewedHead: review.reviewedHead, head } }];
}
