import type { Actor, CommandContext } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { unwrap } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';
import type { Evidence, Statement } from '@batchwright/records';
import { reviewAuditTrail } from '../domain/audit-trail';
import type { LoadBatch } from './load-batch';
import type { ActAnswer, DecidedAct, SignedActs } from './signed-acts';
import { aboutBatch, batchLabels } from './signing';

/** Quality signs that it looked at every change of GMP-critical data of a batch (F6; PI 041-1). A later change opens it again. */
export class ReviewAuditTrail {
  constructor(
    private readonly acts: SignedActs,
    private readonly loadBatch: LoadBatch,
  ) {}

  /** What will be signed. Refusals: `not-found`, those of the domain. */
  putForSignature(runId: string, context: CommandContext): Promise<Statement> {
    return this.acts.statement(`batch ${runId}`, context, (tx) => this.decide(tx, runId, context.actor));
  }

  /** Refusals: as above, and those of evidence; `content-changed` when a change came since the statement. */
  execute(runId: string, comment: string | undefined, evidence: Evidence, context: CommandContext): Promise<ActAnswer> {
    return this.acts.perform(`batch ${runId}`, context, evidence, async (tx) => ({ ...(await this.decide(tx, runId, context.actor)), ...(comment ? { comment } : {}) }));
  }

  private async decide(tx: Transaction, runId: string, { sites, person }: Actor): Promise<DecidedAct> {
    const loaded = await this.loadBatch.execute(tx, sites, runId);
    const { review: { site, number }, facts } = loaded;
    const events = unwrap(reviewAuditTrail(person, loaded.review, facts));
    const { changes: { length: count }, changesHash: hash } = facts;
    return {
      loaded, events,
      messages: [outgoing('batchwright.review.v1.AuditTrailReviewSigned', { subject: runId, site, sequence: loaded.review.sequence + 1 }, { site, runId, reviewedBy: person, changes: count, hash })],
      act: {
        action: 'audit-trail-review', site, labels: batchLabels(number, { en: `: ${count} changes`, de: `: ${count} Änderungen` }), meaning: 'reviewed', roles: ['qa'], level: 'esig', notPersons: facts.executors,
        subject: aboutBatch(runId, number),
        content: { act: 'audit-trail-review', site, runId, batch: number, count, hash },
        text: {
          en: `I reviewed the audit trail of batch ${number}: all ${count} changes of GMP-critical data, each with who, when and why.`,
          de: `Ich habe den Audit-Trail der Charge ${number} geprüft: alle ${count} Änderungen GMP-kritischer Daten, jede mit wer, wann und warum.`,
        },
      },
    };
  }
}
