import type { Actor, CommandContext } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';
import { NOT_APPLICABLE, readInstanceKey, stepInfo } from '@batchwright/procedure';
import type { Evidence, Statement } from '@batchwright/records';
import { approveDeviation } from '../domain/approve-deviation';
import type { DeviationApprovedBody } from '../domain/review-events';
import type { LoadBatch } from './load-batch';
import type { ActAnswer, DecidedAct, SignedActs } from './signed-acts';
import { aboutBatch, batchLabels, type SignedAct } from './signing';

/** What quality permits, and why. */
export type Deviation = Omit<DeviationApprovedBody, 'permissionId'>;

/** A deviation is approved before the act and permits one start of one step once (G3, B20; 21 CFR 211.100(b)). The run keeps the permission and says when it was used. */
export class ApproveDeviation {
  constructor(
    private readonly acts: SignedActs,
    private readonly loadBatch: LoadBatch,
  ) {}

  /** What will be signed. Refusals: `not-found`, `unknown-step`, those of the domain. */
  putForSignature(runId: string, deviation: Deviation, context: CommandContext): Promise<Statement> {
    return this.acts.statement(`batch ${runId}`, context, (tx, id) => this.decide(tx, runId, id, deviation, context.actor));
  }

  /** Refusals: as above, and those of evidence. */
  execute(runId: string, deviation: Deviation, evidence: Evidence, context: CommandContext): Promise<ActAnswer> {
    return this.acts.perform(`batch ${runId}`, context, evidence, (tx, id) => this.decide(tx, runId, id, deviation, context.actor));
  }

  private async decide(tx: Transaction, runId: string, permissionId: string, given: Deviation, actor: Actor): Promise<DecidedAct> {
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
      action: 'approve-deviation', site, labels: batchLabels(number, { en: `: ${deviation}`, de: `: ${deviation}` }), meaning: 'deviation-approved', roles: ['qa'], level: 'esig', notPersons: facts.executors,
      subject: aboutBatch(runId, number),
      content: { act: 'approve-deviation', site, runId, batch: number, deviation, stepKey, rule, impact, reason, validUntil },
      text: {
        en: `I approve deviation ${deviation} of batch ${number}: ${rule === NOT_APPLICABLE ? `“${en}” may be closed as not applicable` : `“${en}” may be started once in spite of “${rule}”`}, before ${validUntil}. Impact: ${impact}. Reason: ${reason}`,
        de: `Ich genehmige die Abweichung ${deviation} der Charge ${number}: ${rule === NOT_APPLICABLE ? `„${de}“ darf als nicht zutreffend geschlossen werden` : `„${de}“ darf einmal trotz „${rule}“ begonnen werden`}, vor ${validUntil}. Auswirkung: ${impact}. Grund: ${reason}`,
      },
    };
    const messages = events.flatMap((event) =>
      event.type === 'DeviationApproved' ? [outgoing('batchwright.review.v1.DeviationApproved', { subject: runId, site, sequence: review.sequence + 1 }, { site, runId, approvedBy: actor.person, ...event.body })] : [],
    );
    return { loaded, events, act, messages, reason };
  }
}
