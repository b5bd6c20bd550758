import { answerOf, type Actor, type CommandContext } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { unwrap } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Evidence, Statement } from '@batchwright/records';
import { reviewBatch, type ReviewKind } from '../domain/review-batch';
import type { ReviewEvent } from '../domain/review-events';
import { appendToReview } from './append-to-review';
import type { Batches } from './batches';
import type { LoadBatch, LoadedBatch } from './load-batch';
import type { ReportRefusals } from './report-refusals';
import { putForSignature, redeem, type SignedAct } from './signing';

const WORDS: Record<ReviewKind, { en: string; de: string; meaning: 'production-reviewed' | 'quality-reviewed'; role: string }> = {
  production: { en: 'production review', de: 'Herstellungsprüfung', meaning: 'production-reviewed', role: 'supervisor' },
  quality: { en: 'quality review', de: 'Qualitätsprüfung', meaning: 'quality-reviewed', role: 'qa' },
};

/** Production or quality reviews the executed record and signs for exactly this head and this certificate (F7; 21 CFR 211.192). */
export class ReviewBatch {
  constructor(
    private readonly transactions: Transactions,
    private readonly batches: Batches,
    private readonly loadBatch: LoadBatch,
    private readonly ids: () => string,
    private readonly signingIssuer: string,
    private readonly refusals: ReportRefusals,
  ) {}

  /** What will be signed. Refusals: `not-found`, those of the domain; `record-incomplete` names each open item. */
  async putForSignature(kind: ReviewKind, runId: string, context: CommandContext): Promise<Statement> {
    const { actor } = context;
    const statementId = this.ids();
    return this.refusals.around(`batch ${runId}`, context, () => this.transactions.run(async (tx) => {
      const { act } = await this.decide(tx, kind, runId, actor);
      return putForSignature(tx, act, actor, statementId);
    }));
  }

  /** Refusals: as above, and those of evidence; `content-changed` when the record grew since the statement. */
  async execute(kind: ReviewKind, runId: string, comment: string | undefined, evidence: Evidence, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    return this.refusals.around(`batch ${runId}`, context, () => this.transactions.run(async (tx) => {
      const { loaded, events, act } = await this.decide(tx, kind, runId, actor);
      const { review, facts } = loaded;
      const { signature, use } = await redeem(tx, this.signingIssuer, act, evidence, actor);
      const answer = { aggregate: runId, sequence: review.sequence + events.length };
      const at = { subject: runId, site: review.site, sequence: review.sequence + 1 };
      const signed = { site: review.site, runId, reviewedBy: actor.person, head: facts.head };
      await appendToReview(tx, this.batches, review, events, {
        actor, signature, use, ...(comment ? { comment } : {}),
        messages: [kind === 'production' ? outgoing('batchwright.review.v1.ProductionReviewSigned', at, signed) : outgoing('batchwright.review.v1.QualityReviewSigned', at, signed)],
        ...answerOf(context, answer),
      });
      return answer;
    }));
  }

  private async decide(tx: Transaction, kind: ReviewKind, runId: string, actor: Actor): Promise<{ loaded: LoadedBatch; events: ReviewEvent[]; act: SignedAct }> {
    const loaded = await this.loadBatch.execute(tx, actor.sites, runId);
    const { review, facts } = loaded;
    const events = unwrap(reviewBatch(kind, actor.person, review, facts));
    const { site, number } = review;
    const { head, count, certificateHash } = facts;
    const words = WORDS[kind];
    const notPersons = [...facts.executors, ...(kind === 'quality' && review.productionReviewer ? [review.productionReviewer] : [])];
    return {
      loaded, events,
      act: {
        action: `${kind}-review`, site, label: `Batch ${number}, ${count} events`, meaning: words.meaning, roles: [words.role], level: 'esig', notPersons,
        subject: { type: 'batch', id: runId, label: `Batch ${number}` },
        content: { act: `${kind}-review`, site, runId, batch: number, head, count, certificateHash },
        text: {
          en: `I completed the ${words.en} of batch ${number}: ${count} recorded events, ${facts.exceptions.length} exceptions, all closed.`,
          de: `Ich habe die ${words.de} der Charge ${number} abgeschlossen: ${count} aufgezeichnete Ereignisse, ${facts.exceptions.length} Ausnahmen, alle geschlossen.`,
        },
      },
    };
  }
}
