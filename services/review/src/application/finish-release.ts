import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import type { Transaction } from '@batchwright/persistence';
import { auditTrailGrew } from '../domain/audit-trail';
import { recordGrew, recordSealed } from '../domain/dispose-batch';
import { operationGrew } from '../domain/review-operation';
import type { ReviewEvent } from '../domain/review-events';
import type { BatchReview } from '../domain/review-state';
import type { Batches, RunCopy } from './batches';
import { appendToReview } from './append-to-review';
import { toldOfPart } from './partial-release-acts';

/** Why a release is void that was signed and not sealed yet. */
const RECORD_GREW = 'the record grew after the release was signed';
const EXCEPTION_CAME = 'an exception became known after the release was signed';

/** What follows by itself when more of a run's record arrives: reviews void themselves, a signed release takes effect at the seal. */
export class FinishRelease {
  constructor(
    private readonly batches: Batches,
    private readonly ids: () => string,
  ) {}

  /** After a record of the run was kept, in the same transaction. */
  async afterRecord(tx: Transaction, run: RunCopy, added: { readonly sequence: number; readonly type: string; readonly body: object }): Promise<void> {
    const found = await this.batches.find(tx, undefined, run.id);
    if (!found) return;
    const { review } = found;
    if (review.stage === 'releasing' && added.type === 'ExceptionRaisedAfterSeal') return this.append(tx, found.review, run.id, recordSealed(review, ''), EXCEPTION_CAME);
    if (run.sealed && review.stage === 'releasing') return this.afterSeal(tx, run.id);
    const grew = recordGrew(review, run.judgedHead);
    const events = [...grew, ...operationGrew(review, added), ...auditTrailGrew(review, { service: 'batch-execution', ...added })];
    if (events.length === 0) return;
    const reason = `${added.type} after the review`;
    const sequence = review.sequence + 1;
    const at = { subject: run.id, site: run.site, sequence };
    const reopened = [
      ...(grew.length === 0 ? [] : ['production-review', ...(review.qualityReviewer === undefined ? [] : ['quality-review'])]),
      ...(events.some(({ type }) => type === 'OperationReviewVoided') ? ['operation-review'] : []),
      ...(events.some(({ type }) => type === 'AuditTrailReopened') ? ['audit-trail-review'] : []),
    ];
    const messages = reopened.map((one) => outgoing('batchwright.review.v1.ReviewReopened', at, { site: run.site, runId: run.id, review: one, reason }));
    await appendToReview(tx, this.batches, review, events, { messages });
  }

  /**
   * Both words about the seal are there: the record's own event, and the head that batch-execution announced. They must agree with what
   * was signed; otherwise the release is void and the run is opened again.
   */
  async afterSeal(tx: Transaction, runId: string): Promise<void> {
    const found = await this.batches.find(tx, undefined, runId);
    if (!found || found.review.stage !== 'releasing' || !found.run.sealed) return;
    const { review, run } = found;
    if (run.announcedSequence === null || run.announcedSequence !== run.sealSequence) return;
    const same = run.intact && (run.announcedHead === '' || run.announcedHead === run.sealedHead);
    const events = recordSealed(review, same ? run.judgedHead : (run.announcedHead ?? ''));
    await this.append(tx, review, runId, events, RECORD_GREW);
  }

  private async append(tx: Transaction, review: BatchReview, runId: string, events: readonly ReviewEvent[], reason: string): Promise<void> {
    const messages = events.flatMap((event) => messagesOfSeal(event, review.site, runId, review.sequence + 1, this.ids(), reason));
    if (events.length > 0) await appendToReview(tx, this.batches, review, events, { messages });
  }
}

function messagesOfSeal(event: ReviewEvent, site: string, runId: string, sequence: number, id: string, voided: string): OutgoingMessage[] {
  const at = { subject: runId, site, sequence };
  if (event.type === 'BatchDispositioned') {
    const { head, decidedBy, part } = event.body;
    return [outgoing('batchwright.review.v1.BatchDispositioned', at, { site, runId, ...toldOfPart(part), reason: '', decidedBy, head })];
  }
  if (event.type === 'ReleaseVoided') {
    const reason = voided;
    return [
      outgoing('batchwright.review.v1.ReviewReopened', at, { site, runId, review: 'quality-review', reason }),
      outgoing('batchwright.batch-execution.v1.UnsealRun', { subject: runId, site, sequence: 0, id }, { runId, reason }),
    ];
  }
  return [];
}
