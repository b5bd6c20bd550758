import { answerOf, type Actor, type CommandContext } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { unwrap } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Evidence, Statement } from '@batchwright/records';
import { certifyBatch } from '../domain/dispose-batch';
import type { ReviewEvent } from '../domain/review-events';
import { appendToReview } from './append-to-review';
import type { Batches } from './batches';
import type { LoadBatch, LoadedBatch } from './load-batch';
import type { ReportRefusals } from './report-refusals';
import { putForSignature, redeem, type SignedAct } from './signing';

/** The Qualified Person certifies a released batch in the register of the site, signed with a second factor (F7; EU GMP Annex 16). */
export class CertifyBatch {
  constructor(
    private readonly transactions: Transactions,
    private readonly batches: Batches,
    private readonly loadBatch: LoadBatch,
    private readonly ids: () => string,
    private readonly signingIssuer: string,
    private readonly refusals: ReportRefusals,
  ) {}

  /** What will be signed. Refusals: `not-found`, `not-released`, `already-certified`, `own-work`. */
  putForSignature(runId: string, context: CommandContext): Promise<Statement> {
    const { actor } = context;
    const statementId = this.ids();
    return this.refusals.around(`batch ${runId}`, context, () => this.transactions.run(async (tx) => {
      const { act } = await this.decide(tx, runId, actor);
      return putForSignature(tx, act, actor, statementId);
    }));
  }

  /** Refusals: as above, and those of evidence. */
  execute(runId: string, evidence: Evidence, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    return this.refusals.around(`batch ${runId}`, context, () => this.transactions.run(async (tx) => {
      const { loaded, events, act } = await this.decide(tx, runId, actor);
      const { review } = loaded;
      const { signature, use } = await redeem(tx, this.signingIssuer, act, evidence, actor);
      const answer = { aggregate: runId, sequence: review.sequence + events.length };
      const certified = outgoing('batchwright.review.v1.BatchCertified', { subject: runId, site: review.site, sequence: answer.sequence }, { site: review.site, runId, certifiedBy: actor.person, entry: entryOf(events) });
      await appendToReview(tx, this.batches, review, events, { actor, signature, use, messages: [certified], ...answerOf(context, answer) });
      return answer;
    }));
  }

  private async decide(tx: Transaction, runId: string, actor: Actor): Promise<{ loaded: LoadedBatch; events: ReviewEvent[]; act: SignedAct }> {
    const loaded = await this.loadBatch.execute(tx, actor.sites, runId);
    const { review, facts } = loaded;
    const { site, number, releasedHead = '' } = review;
    const events = unwrap(certifyBatch(actor.person, await this.batches.nextEntry(tx, site), review, facts));
    const act: SignedAct = {
      action: 'certify-batch', site, label: `Batch ${number}`, meaning: 'certified', roles: ['qp'], level: 'esig-2fa', notPersons: facts.executors,
      subject: { type: 'batch', id: runId, label: `Batch ${number}` },
      content: { act: 'certify-batch', site, runId, batch: number, head: releasedHead, certificateHash: facts.certificateHash },
      text: {
        en: `I certify that batch ${number} was made and checked according to good manufacturing practice and its marketing authorisation.`,
        de: `Ich bestätige, dass die Charge ${number} nach guter Herstellungspraxis und gemäß ihrer Zulassung hergestellt und geprüft wurde.`,
      },
    };
    return { loaded, events, act };
  }
}

function entryOf(events: readonly ReviewEvent[]): number {
  return events.flatMap((event) => (event.type === 'BatchCertified' ? [event.body.entry] : []))[0] ?? 0;
}
