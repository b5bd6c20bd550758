import type { Actor, CommandContext } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';
import type { Evidence, Statement } from '@batchwright/records';
import { invalidateResult } from '../domain/invalidate-result';
import { resultsOf } from '../domain/run-record';
import type { LoadBatch } from './load-batch';
import type { ActAnswer, DecidedAct, SignedActs } from './signed-acts';
import { aboutBatch, batchLabels } from './signing';

/** Which result is taken back, and why. */
export interface Invalidation {
  /** Key of the step that recorded it. */
  readonly stepKey: string;
  readonly reason: string;
}

/** A result of the laboratory, or one measured in process, is invalidated after the release: the batch is blocked, and the lots that it made with it (F7). */
export class InvalidateResult {
  constructor(
    private readonly acts: SignedActs,
    private readonly loadBatch: LoadBatch,
  ) {}

  /** What will be signed. Refusals: `not-found` (also when the step recorded no result), those of the domain. */
  putForSignature(runId: string, invalidation: Invalidation, context: CommandContext): Promise<Statement> {
    return this.acts.statement(`batch ${runId}`, context, (tx) => this.decide(tx, runId, invalidation, context.actor));
  }

  /** Refusals: as above, and those of evidence. */
  execute(runId: string, invalidation: Invalidation, evidence: Evidence, context: CommandContext): Promise<ActAnswer> {
    return this.acts.perform(`batch ${runId}`, context, evidence, (tx) => this.decide(tx, runId, invalidation, context.actor));
  }

  private async decide(tx: Transaction, runId: string, { stepKey, reason: given }: Invalidation, { sites, person }: Actor): Promise<DecidedAct> {
    const loaded = await this.loadBatch.execute(tx, sites, runId);
    const { review, facts, received, recipe } = loaded;
    const result = resultsOf(recipe, received.view).find(({ key }) => key === stepKey);
    if (!result) throw refuse('not-found', { what: 'result', id: stepKey }, { field: 'stepKey' });
    const { site, number, sequence } = review;
    const { title } = result;
    const reason = given.trim();
    const events = unwrap(invalidateResult({ stepKey, title, reason }, review));
    const told = { site, runId, decision: 'blocked' as const, reason: `${title.en}: ${reason}`, decidedBy: person, head: facts.head, releasedContainers: [] };
    const { en, de = en } = title;
    return {
      loaded, events, reason,
      messages: [outgoing('batchwright.review.v1.BatchDispositioned', { subject: runId, site, sequence: sequence + 1 }, told)],
      act: {
        action: 'invalidate-result', site, labels: batchLabels(number, { en: `: ${en}`, de: `: ${de}` }), meaning: 'result-invalidated', roles: ['qc', 'qa'], level: 'esig',
        subject: aboutBatch(runId, number),
        content: { act: 'invalidate-result', site, runId, batch: number, stepKey, reason },
        text: {
          en: `I declare the result “${en}” of batch ${number} invalid: ${reason}. The released batch is blocked by this.`,
          de: `Ich erkläre das Ergebnis „${de}“ der Charge ${number} für ungültig: ${reason}. Die freigegebene Charge ist damit gesperrt.`,
        },
      },
    };
  }
}
