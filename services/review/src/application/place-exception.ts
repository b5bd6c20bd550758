import { answerOf, type CommandContext } from '@batchwright/access';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Result } from '@batchwright/kernel';
import type { Transactions } from '@batchwright/persistence';
import { putUnder, takeOut } from '../domain/family';
import type { ReviewEvent } from '../domain/review-events';
import { appendToReview } from './append-to-review';
import type { Batches } from './batches';
import type { Exceptions } from './exceptions';
import type { LoadBatch, LoadedBatch } from './load-batch';
import type { ReportRefusals } from './report-refusals';
import type { ActAnswer } from './signed-acts';

/** Quality says under which cause an exception stands, or that it stands by itself, as long as neither is closed (F11). It decides nothing, so it is not signed; the audit trail has it with its reason. */
export class PlaceException {
  constructor(
    private readonly transactions: Transactions,
    private readonly batches: Batches,
    private readonly exceptions: Exceptions,
    private readonly loadBatch: LoadBatch,
    private readonly refusals: ReportRefusals,
  ) {}

  /** Refusals: `not-found`, those of the domain. */
  under(id: string, parent: string, reason: string, context: CommandContext): Promise<ActAnswer> {
    return this.place(id, reason, context, ({ exceptions, review }) => putUnder({ exceptionId: id, parent, reason, person: context.actor.person }, exceptions, review));
  }

  /** Refusals: `not-found`, those of the domain. */
  out(id: string, reason: string, context: CommandContext): Promise<ActAnswer> {
    return this.place(id, reason, context, ({ exceptions, review }) => takeOut({ exceptionId: id, reason, person: context.actor.person }, exceptions, review));
  }

  private place(id: string, given: string, context: CommandContext, decide: (loaded: LoadedBatch) => Result<ReviewEvent[]>): Promise<ActAnswer> {
    const { actor } = context;
    return this.refusals.around(`exception ${id}`, context, () => this.transactions.run(async (tx) => {
      const where = await this.exceptions.runOf(tx, actor.sites, id);
      if (!where) throw refuse('not-found', { what: 'exception', id });
      const loaded = await this.loadBatch.execute(tx, actor.sites, where.runId);
      const events = unwrap(decide(loaded));
      const { review, facts } = loaded;
      const answer = { aggregate: review.runId, sequence: review.sequence + events.length };
      const kept = answerOf(context, answer);
      if (events.length === 0) {
        if (kept.idempotency) await tx.keepAnswer(kept.idempotency);
        return answer;
      }
      await appendToReview(tx, this.batches, review, events, { actor, reason: given.trim(), openExceptions: facts.exceptions.filter(({ closed }) => !closed).length, ...kept });
      return answer;
    }));
  }
}
