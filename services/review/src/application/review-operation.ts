import type { Actor, CommandContext } from '@batchwright/access';
import { outgoing } from '@batchwright/contracts';
import { unwrap } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';
import type { Evidence, Statement } from '@batchwright/records';
import { reviewOperation } from '../domain/review-operation';
import type { LoadBatch } from './load-batch';
import type { ActAnswer, DecidedAct, SignedActs } from './signed-acts';
import { aboutBatch, batchLabels } from './signing';

/** Quality reviews one operation while the batch runs, for exactly the events of that operation (F8; 21 CFR 211.192). */
export class ReviewOperation {
  constructor(
    private readonly acts: SignedActs,
    private readonly loadBatch: LoadBatch,
  ) {}

  /** What will be signed. Refusals: `not-found`, those of the domain. */
  putForSignature(runId: string, operation: string, context: CommandContext): Promise<Statement> {
    return this.acts.statement(`batch ${runId}`, context, (tx) => this.decide(tx, runId, operation, context.actor));
  }

  /** Refusals: as above, and those of evidence; `content-changed` when an event came to the operation since the statement. */
  execute(runId: string, operation: string, comment: string | undefined, evidence: Evidence, context: CommandContext): Promise<ActAnswer> {
    return this.acts.perform(`batch ${runId}`, context, evidence, async (tx) => ({ ...(await this.decide(tx, runId, operation, context.actor)), ...(comment ? { comment } : {}) }));
  }

  private async decide(tx: Transaction, runId: string, id: string, { sites, person }: Actor): Promise<DecidedAct> {
    const loaded = await this.loadBatch.execute(tx, sites, runId);
    const { review: { site, number }, facts } = loaded;
    const events = unwrap(reviewOperation(id, person, loaded.review, facts));
    const operation = facts.operations.find((one) => one.id === id);
    const { title, head = '', sequences = [] } = operation ?? {};
    const { en = id, de = en } = title ?? {};
    return {
      loaded, events,
      messages: [outgoing('batchwright.review.v1.OperationReviewSigned', { subject: runId, site, sequence: loaded.review.sequence + 1 }, { site, runId, operation: id, reviewedBy: person, head })],
      act: {
        action: 'operation-review', site, labels: batchLabels(number, { en: `: ${en}`, de: `: ${de}` }), meaning: 'reviewed', roles: ['qa'], level: 'esig', notPersons: facts.executors,
        subject: aboutBatch(runId, number),
        content: { act: 'operation-review', site, runId, batch: number, operation: id, head, count: sequences.length },
        text: {
          en: `I reviewed the operation “${en}” of batch ${number}: ${sequences.length} recorded events, its exceptions are decided.`,
          de: `Ich habe den Arbeitsgang „${de}“ der Charge ${number} geprüft: ${sequences.length} aufgezeichnete Ereignisse, seine Ausnahmen sind entschieden.`,
        },
      },
    };
  }
}
