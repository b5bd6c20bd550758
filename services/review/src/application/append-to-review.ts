import { attributionOf, type Actor } from '@batchwright/access';
import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import type { EvidenceUse, IdempotencyAnswer, Times, Transaction } from '@batchwright/persistence';
import type { AppliedSignature, JsonObject } from '@batchwright/records';
import { evolveReview } from '../domain/evolve-review';
import type { ReviewEvent } from '../domain/review-events';
import type { BatchReview } from '../domain/review-state';
import type { Batches } from './batches';
import { toldOfPart } from './partial-release-acts';

/** What goes with an act on the judgement of a batch. */
export interface ActDetails {
  readonly actor?: Actor;
  readonly signature?: AppliedSignature;
  readonly use?: EvidenceUse;
  readonly comment?: string;
  readonly reason?: string;
  readonly messages?: readonly OutgoingMessage[];
  readonly idempotency?: IdempotencyAnswer;
  readonly timeUsed?: Times;
  /** Exceptions that are open after the act, for the snapshot that others see. */
  readonly openExceptions?: number;
}

/** The one way in which the judgement of a batch changes. Answers where it stands then. */
export async function appendToReview(tx: Transaction, batches: Batches, review: BatchReview, events: readonly ReviewEvent[], details: ActDetails): Promise<BatchReview> {
  const { actor, signature, use, comment, reason, idempotency, timeUsed } = details;
  const { site, runId, number, sequence } = review;
  const after = events.reduce((so, event) => evolveReview(so, event, actor?.person), review);
  const beside = { number, ...(comment ? { comment } : {}) };
  const signed = signature ? { signatures: [signature] } : {};
  // one signature stands once, also where it decides several things: the others say which it was
  const withIt = signature ? { signedWith: { statementId: signature.statementId, meaning: signature.meaning, signedAt: signature.signedAt, person: signature.person, name: signature.name } } : {};
  await tx.append({
    site,
    aggregateType: 'batch-review',
    aggregateId: runId,
    expectedSequence: sequence,
    ...(actor ? { by: attributionOf(actor) } : {}),
    events: events.map((event) => ({
      type: event.type,
      version: 1,
      body: { ...event.body, ...beside, ...('withParent' in event.body ? withIt : signed) } as unknown as JsonObject,
      audit: [{ object: `batch ${number}`, action: event.type, ...changed(event, review.stage, after.stage), ...(reason ? { reason } : {}) }],
    })),
    rowsOf: batches.rowsOf,
    messages: [...(details.messages ?? []), snapshot(after, details.openExceptions ?? 0)],
    ...(use ? { evidenceUses: [use] } : {}),
    ...(idempotency ? { idempotency } : {}),
    ...(timeUsed ? { timeUsed } : {}),
  });
  return after;
}

/** What the audit row says that changed. */
function changed(event: ReviewEvent, before: string, after: string): { field: string; oldValue?: string; newValue?: string } {
  if (event.type === 'ExceptionPutUnder') return { field: `cause of ${event.body.exceptionId}`, ...(event.body.before === undefined ? {} : { oldValue: event.body.before }), newValue: event.body.parent };
  if (event.type === 'ExceptionTakenOut') return { field: `cause of ${event.body.exceptionId}`, oldValue: event.body.before, newValue: '' };
  if (event.type === 'ExceptionDecided' && event.body.withParent !== undefined) return { field: `exception ${event.body.exceptionId}`, oldValue: 'open', newValue: `decided with ${event.body.withParent}` };
  return { field: 'stage', oldValue: before, newValue: after };
}

function snapshot(review: BatchReview, openExceptions: number): OutgoingMessage {
  const { site, runId, sequence, productionReviewer, qualityReviewer, stage, certifiedBy } = review;
  const disposition = stage === 'released' ? toldOfPart(review.part).decision : stage === 'rejected' || stage === 'blocked' ? stage : 'pending';
  return outgoing('batchwright.review.v1.BatchReviewSnapshot', { subject: runId, site, sequence }, {
    site, runId, openExceptions, productionReviewed: productionReviewer !== undefined, qualityReviewed: qualityReviewer !== undefined, disposition, certified: certifiedBy !== undefined,
  });
}
