import { answerOf, type Actor, type CommandContext } from '@batchwright/access';
import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Evidence, Statement } from '@batchwright/records';
import { decideException } from '../domain/decide-exception';
import type { ExceptionClass, ReviewEvent } from '../domain/review-events';
import { appendToReview } from './append-to-review';
import type { Batches } from './batches';
import type { Exceptions } from './exceptions';
import type { LoadBatch, LoadedBatch } from './load-batch';
import type { ReportRefusals } from './report-refusals';
import { putForSignature, redeem, type SignedAct } from './signing';

/** What quality says about an exception. */
export interface ExceptionDecision {
  readonly classification: ExceptionClass;
  readonly rationale: string;
}

interface Found {
  readonly loaded: LoadedBatch;
  readonly events: ReviewEvent[];
  readonly act: SignedAct;
  readonly blocks: readonly string[];
  readonly type: string;
  readonly stepKey: string | undefined;
}

/** Quality decides an exception and closes it with a signature (F1; 21 CFR 211.192). What it blocked may go on (gmp, "Absolute or deviation-permitted"). */
export class DecideException {
  constructor(
    private readonly transactions: Transactions,
    private readonly batches: Batches,
    private readonly exceptions: Exceptions,
    private readonly loadBatch: LoadBatch,
    private readonly ids: () => string,
    private readonly signingIssuer: string,
    private readonly refusals: ReportRefusals,
  ) {}

  /** What will be signed. Refusals: `not-found`, those of the domain. */
  async putForSignature(id: string, decision: ExceptionDecision, context: CommandContext): Promise<Statement> {
    const { actor } = context;
    const statementId = this.ids();
    return this.refusals.around(`exception ${id}`, context, () => this.transactions.run(async (tx) => {
      const { act } = await this.decide(tx, id, decision, actor);
      return putForSignature(tx, act, actor, statementId);
    }));
  }

  /** Refusals: `not-found`, those of the domain and of evidence. */
  async execute(id: string, decision: ExceptionDecision, evidence: Evidence, context: CommandContext): Promise<{ aggregate: string; sequence: number }> {
    const { actor } = context;
    const gateId = this.ids();
    return this.refusals.around(`exception ${id}`, context, () => this.transactions.run(async (tx) => {
      const found = await this.decide(tx, id, decision, actor);
      const { review, facts } = found.loaded;
      const { signature, use } = await redeem(tx, this.signingIssuer, found.act, evidence, actor);
      const answer = { aggregate: review.runId, sequence: review.sequence + found.events.length };
      await appendToReview(tx, this.batches, review, found.events, {
        actor, signature, use, reason: decision.rationale,
        openExceptions: facts.exceptions.filter(({ closed }) => !closed).length - 1,
        messages: this.messages(id, decision, found, actor, gateId),
        ...answerOf(context, answer),
      });
      return answer;
    }));
  }

  private async decide(tx: Transaction, id: string, decision: ExceptionDecision, actor: Actor): Promise<Found> {
    const where = await this.exceptions.runOf(tx, actor.sites, id);
    if (!where) throw refuse('not-found', { what: 'exception', id });
    const loaded = await this.loadBatch.execute(tx, actor.sites, where.runId);
    const exception = loaded.exceptions.find((one) => one.id === id);
    if (!exception) throw refuse('not-found', { what: 'exception', id });
    const events = unwrap(decideException({ ...decision, person: actor.person }, exception, loaded.review));
    const { site, number } = loaded.review;
    const { classification } = decision;
    const rationale = decision.rationale.trim();
    return {
      loaded, events, blocks: exception.blocks, type: exception.type, stepKey: exception.stepKey,
      act: {
        action: 'decide-exception', site, label: exception.text, meaning: 'exception-decided', roles: ['qa'], level: 'esig', notPersons: exception.performers,
        subject: { type: 'exception', id, label: `${number}: ${exception.text}` },
        content: { act: 'decide-exception', site, runId: where.runId, batch: number, exceptionId: id, type: exception.type, severity: exception.severity, text: exception.text, classification, rationale },
        text: {
          en: `I decide and close the exception “${exception.text}” of batch ${number} as ${classification}: ${rationale}`,
          de: `Ich entscheide und schließe die Ausnahme „${exception.text}“ der Charge ${number} als ${classification}: ${rationale}`,
        },
      },
    };
  }

  private messages(exceptionId: string, decision: ExceptionDecision, found: Found, actor: Actor, gateId: string): OutgoingMessage[] {
    const { site, runId, sequence } = found.loaded.review;
    const at = { subject: runId, site, sequence: sequence + 1 };
    const decided = outgoing('batchwright.review.v1.ExceptionDecided', at, {
      exceptionId, site, runId, rationale: decision.rationale.trim(), closes: true, decidedBy: actor.person,
      decision: decision.classification === 'no-impact' ? 'accepted' : 'deviation',
      classification: decision.classification === 'no-impact' ? 'minor' : decision.classification.replace('-deviation', ''),
    });
    if (found.blocks.length === 0) return [decided];
    const gate = { gateId, site, runId, stepKey: found.stepKey ?? '', gate: found.type, exceptionId, reason: decision.rationale.trim(), openedBy: actor.person };
    return [decided, outgoing('batchwright.review.v1.GateOpened', at, gate)];
  }
}
