import { answerOf, type CommandContext } from '@batchwright/access';
import type { OutgoingMessage } from '@batchwright/contracts';
import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Evidence, Statement } from '@batchwright/records';
import type { ReviewEvent } from '../domain/review-events';
import { appendToReview } from './append-to-review';
import type { Batches } from './batches';
import type { LoadedBatch } from './load-batch';
import type { ReportRefusals } from './report-refusals';
import { putForSignature, redeem, type SignedAct } from './signing';

/** An act on the judgement of a batch as it was decided: what happens, what exactly is signed, what others are told. */
export interface DecidedAct {
  readonly loaded: Pick<LoadedBatch, 'review' | 'facts'>;
  readonly events: readonly ReviewEvent[];
  readonly act: SignedAct;
  readonly messages?: readonly OutgoingMessage[];
  /** Why, for the audit trail. */
  readonly reason?: string;
  /** Remark of the signer; it is not part of what is signed. */
  readonly comment?: string;
}

/** Loads and decides in a transaction; throws the refusal. `id` is new with each call and the same when the transaction is run again. */
export type DecideAct = (tx: Transaction, id: string) => Promise<DecidedAct>;

/** What an act answers. */
export interface ActAnswer {
  readonly aggregate: string;
  readonly sequence: number;
}

/**
 * How every signed act of review goes (gmp 3): it is decided and put before the signer; then it is decided again, the evidence is taken for exactly what
 * stands there now, and all that follows is written in one transaction. A use case says only how it decides. `about` is what is acted on: `batch 0192…`.
 */
export class SignedActs {
  constructor(
    private readonly transactions: Transactions,
    private readonly batches: Batches,
    private readonly ids: () => string,
    private readonly signingIssuer: string,
    private readonly refusals: ReportRefusals,
  ) {}

  /** What will be signed. Refusals: those of `decide`. */
  statement(about: string, context: CommandContext, decide: DecideAct): Promise<Statement> {
    const id = this.ids();
    return this.refusals.around(about, context, () => this.transactions.run(async (tx) => {
      const { act } = await decide(tx, id);
      return putForSignature(tx, act, context.actor, id);
    }));
  }

  /** Refusals: those of `decide` and of evidence; `content-changed` when something else stands there than was signed. */
  perform(about: string, context: CommandContext, evidence: Evidence, decide: DecideAct): Promise<ActAnswer> {
    const { actor } = context;
    const id = this.ids();
    return this.refusals.around(about, context, () => this.transactions.run(async (tx) => {
      const { loaded, events, act, messages = [], reason, comment } = await decide(tx, id);
      const { review, facts } = loaded;
      const { signature, use } = await redeem(tx, this.signingIssuer, act, evidence, actor);
      const answer = { aggregate: review.runId, sequence: review.sequence + events.length };
      const decided = events.filter(({ type }) => type === 'ExceptionDecided').length;
      await appendToReview(tx, this.batches, review, events, {
        actor, signature, use, messages, ...(reason ? { reason } : {}), ...(comment ? { comment } : {}),
        openExceptions: facts.exceptions.filter(({ closed }) => !closed).length - decided, ...answerOf(context, answer),
      });
      return answer;
    }));
  }
}
