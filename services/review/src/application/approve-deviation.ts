import { answerOf, type Actor, type CommandContext } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import { readInstanceKey, stepInfo } from '@batchwright/procedure';
import type { Evidence, Statement } from '@batchwright/records';
import { approveDeviation } from '../domain/approve-deviation';
import type { DeviationApprovedBody, ReviewEvent } from '../domain/review-events';
import { appendToReview } from './append-to-review';
import type { Batches } from './batches';
import type { LoadBatch, LoadedBatch } from './load-batch';
import type { ReportRefusals } from './report-refusals';
import { putForSignature, redeem, type SignedAct } from './signing';

/** What quality permits, and why. */
export type Deviation = Omit<DeviationApprovedBody, 'permissionId'>;

/** A deviation is approved before the act and permits one start of one step once (G3, B20; 21 CFR 211.100(b)). The run keeps the permission and says when it was used. */
export class ApproveDeviation {
  constructor(
    private readonly transactions: Transactions,
    private readonly batches: Batches,
    private readonly loadBatch: LoadBatch,
    private readonly ids: () => string,
    private readonly signingIssuer: string,
    private readonly refusals: ReportRefusals,
  ) {}

  /** What will be signed. Refusals: `not-found`, `unknown-step`, those of the domain. */
  async putForSignature(runId: string, deviation: Deviation, context: CommandContext): Promise<Statement> {
    const { actor } = context;
    const statementId = this.ids();
    return this.refusals.around(`batch ${runId}`, context, () => this.transactions.run(async (tx) => {
      const { act } = await this.decide(tx, runId, statementId, deviation, actor);
      return putForSignature(tx, act, actor, statementId);
    }));
  }

  /** Refusals: as above, and those of evidence. */
  execute(runId: string, deviation: Deviation, evidence: Evidence, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    const permissionId = this.ids();
    return this.refusals.around(`batch ${runId}`, context, () => this.transactions.run(async (tx) => {
      const { loaded, events, act } = await this.decide(tx, runId, permissionId, deviation, actor);
      const { review, facts } = loaded;
      const { signature, use } = await redeem(tx, this.signingIssuer, act, evidence, actor);
      const answer = { aggregate: runId, sequence: review.sequence + events.length };
      const messages = events.flatMap((event) =>
        event.type === 'DeviationApproved' ? [outgoing('batchwright.review.v1.DeviationApproved', { subject: runId, site: review.site, sequence: answer.sequence }, { site: review.site, runId, approvedBy: actor.person, ...event.body })] : [],
      );
      await appendToReview(tx, this.batches, review, events, {
        actor, signature, use, messages, reason: deviation.reason, openExceptions: facts.exceptions.filter(({ closed }) => !closed).length, ...answerOf(context, answer),
      });
      return answer;
    }));
  }

  private async decide(tx: Transaction, runId: string, permissionId: string, given: Deviation, actor: Actor): Promise<{ loaded: LoadedBatch; events: ReviewEvent[]; act: SignedAct }> {
    const loaded = await this.loadBatch.execute(tx, actor.sites, runId);
    const { review, facts, received, recipe } = loaded;
    const { site, number } = review;
    const { stepKey, rule, validUntil } = given;
    const info = stepInfo(recipe, readInstanceKey(stepKey)?.id ?? '');
    if (!info) throw refuse('unknown-step', { step: stepKey }, { field: 'stepKey' });
    const { plant: now } = await tx.times();
    const status = received.view.steps[stepKey]?.status;
    const events = unwrap(approveDeviation({ ...given, permissionId, person: actor.person }, review, { executors: facts.executors, now, ...(status ? { stepStatus: status } : {}) }));
    const [deviation, impact, reason] = [given.deviation.trim(), given.impact.trim(), given.reason.trim()];
    const { en, de = en } = info.node.title;
    const act: SignedAct = {
      action: 'approve-deviation', site, label: `Batch ${number}: ${deviation}`, meaning: 'deviation-approved', roles: ['qa'], level: 'esig', notPersons: facts.executors,
      subject: { type: 'batch', id: runId, label: `Batch ${number}` },
      content: { act: 'approve-deviation', site, runId, batch: number, deviation, stepKey, rule, impact, reason, validUntil },
      text: {
        en: `I approve deviation ${deviation} of batch ${number}: “${en}” may be started once in spite of “${rule}”, before ${validUntil}. Impact: ${impact}. Reason: ${reason}`,
        de: `Ich genehmige die Abweichung ${deviation} der Charge ${number}: „${de}“ darf einmal trotz „${rule}“ begonnen werden, vor ${validUntil}. Auswirkung: ${impact}. Grund: ${reason}`,
      },
    };
    return { loaded, events, act };
  }
}
