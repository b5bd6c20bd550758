import type { Actor, CommandContext } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { unwrap } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';
import type { Evidence, Statement } from '@batchwright/records';
import type { ChecklistAnswer } from '../domain/checklist';
import { reviewBatch, type ReviewKind } from '../domain/review-batch';
import type { CheckedFile } from '../domain/rules/rule';
import type { FileChecks } from './file-checks';
import type { LoadBatch } from './load-batch';
import type { ActAnswer, DecidedAct, SignedActs } from './signed-acts';
import { aboutBatch, batchLabels } from './signing';

/** What a reviewer says besides signing. */
export interface ReviewWords {
  readonly comment?: string | undefined;
  readonly answers?: readonly ChecklistAnswer[] | undefined;
}

const WORDS: Record<ReviewKind, { en: string; de: string; meaning: 'production-reviewed' | 'quality-reviewed'; role: string }> = {
  production: { en: 'production review', de: 'Herstellungsprüfung', meaning: 'production-reviewed', role: 'supervisor' },
  quality: { en: 'quality review', de: 'Qualitätsprüfung', meaning: 'quality-reviewed', role: 'qa' },
};

/** Production or quality reviews the executed record and signs for exactly this head and this certificate (F7; 21 CFR 211.192). */
export class ReviewBatch {
  constructor(
    private readonly acts: SignedActs,
    private readonly loadBatch: LoadBatch,
    private readonly files: Pick<FileChecks, 'ofRun'>,
  ) {}

  /** What will be signed. Refusals: `not-found`, those of the domain; `record-incomplete` names each open item. */
  async putForSignature(kind: ReviewKind, runId: string, answers: readonly ChecklistAnswer[], context: CommandContext): Promise<Statement> {
    const files = await this.files.ofRun(context.actor.sites, runId);
    return this.acts.statement(`batch ${runId}`, context, (tx) => this.decide(tx, kind, runId, answers, context.actor, files));
  }

  /** Refusals: as above, and those of evidence; `content-changed` when the record grew since the statement. */
  async execute(kind: ReviewKind, runId: string, { comment, answers = [] }: ReviewWords, evidence: Evidence, context: CommandContext): Promise<ActAnswer> {
    const files = await this.files.ofRun(context.actor.sites, runId);
    return this.acts.perform(`batch ${runId}`, context, evidence, async (tx) => ({ ...(await this.decide(tx, kind, runId, answers, context.actor, files)), ...(comment ? { comment } : {}) }));
  }

  private async decide(tx: Transaction, kind: ReviewKind, runId: string, answers: readonly ChecklistAnswer[], actor: Actor, files: readonly CheckedFile[]): Promise<DecidedAct> {
    const loaded = await this.loadBatch.execute(tx, actor.sites, runId, files);
    const { review, facts } = loaded;
    const events = unwrap(reviewBatch(kind, actor.person, review, facts, answers));
    const { site, number } = review;
    const { head, count, certificateHash } = facts;
    const words = WORDS[kind];
    const answered = events.flatMap(({ body }) => ('answers' in body ? (body.answers ?? []).map((one) => ({ ...one })) : []));
    const points = { en: answered.length > 0 ? `, ${answered.length} points of the checklist answered by me` : '', de: answered.length > 0 ? `, ${answered.length} Punkte der Prüfliste von mir beantwortet` : '' };
    const notPersons = [...facts.executors, ...(kind === 'quality' && review.productionReviewer ? [review.productionReviewer] : [])];
    const at = { subject: runId, site, sequence: review.sequence + 1 };
    const signed = { site, runId, reviewedBy: actor.person, head };
    return {
      loaded, events,
      messages: [kind === 'production' ? outgoing('batchwright.review.v1.ProductionReviewSigned', at, signed) : outgoing('batchwright.review.v1.QualityReviewSigned', at, signed)],
      act: {
        action: `${kind}-review`, site, labels: batchLabels(number, { en: `, ${count} events`, de: `, ${count} Ereignisse` }), meaning: words.meaning, roles: [words.role], level: 'esig', notPersons,
        subject: aboutBatch(runId, number),
        content: { act: `${kind}-review`, site, runId, batch: number, head, count, certificateHash, ...(answered.length > 0 ? { answers: answered } : {}) },
        text: {
          en: `I completed the ${words.en} of batch ${number}: ${count} recorded events, ${facts.exceptions.length} exceptions, all closed${points.en}.`,
          de: `Ich habe die ${words.de} der Charge ${number} abgeschlossen: ${count} aufgezeichnete Ereignisse, ${facts.exceptions.length} Ausnahmen, alle geschlossen${points.de}.`,
        },
      },
    };
  }
}
