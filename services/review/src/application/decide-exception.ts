import type { Actor, CommandContext } from '@batchwright/access';
import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';
import type { Evidence, Statement } from '@batchwright/records';
import { decideException } from '../domain/decide-exception';
import type { ExceptionClass } from '../domain/review-events';
import type { BatchReview } from '../domain/review-state';
import type { Exceptions } from './exceptions';
import type { LoadBatch, LoadedBatch } from './load-batch';
import type { ActAnswer, DecidedAct, SignedActs } from './signed-acts';

/** What quality says about an exception. */
export interface ExceptionDecision {
  readonly classification: ExceptionClass;
  readonly rationale: string;
}

/** Quality decides an exception and closes it with a signature (F1; 21 CFR 211.192). What it blocked may go on (gmp, "Absolute or deviation-permitted"). */
export class DecideException {
  constructor(
    private readonly acts: SignedActs,
    private readonly exceptions: Exceptions,
    private readonly loadBatch: LoadBatch,
  ) {}

  /** What will be signed. Refusals: `not-found`, those of the domain. */
  putForSignature(id: string, decision: ExceptionDecision, context: CommandContext): Promise<Statement> {
    return this.acts.statement(`exception ${id}`, context, (tx, gateId) => this.decide(tx, id, decision, context.actor, gateId));
  }

  /** Refusals: as above, and those of evidence. */
  execute(id: string, decision: ExceptionDecision, evidence: Evidence, context: CommandContext): Promise<ActAnswer> {
    return this.acts.perform(`exception ${id}`, context, evidence, (tx, gateId) => this.decide(tx, id, decision, context.actor, gateId));
  }

  private async decide(tx: Transaction, id: string, decision: ExceptionDecision, actor: Actor, gateId: string): Promise<DecidedAct> {
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
      loaded, events, reason: rationale, messages: messagesOf(exception, loaded.review, { ...decision, rationale }, actor, gateId),
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
}

/** The decision, and that a gate is open when the exception blocked something. */
function messagesOf(exception: LoadedBatch['exceptions'][number], review: BatchReview, { classification, rationale }: ExceptionDecision, actor: Actor, gateId: string): OutgoingMessage[] {
  const { site, runId, sequence } = review;
  const { id: exceptionId, type, stepKey = '', blocks } = exception;
  const at = { subject: runId, site, sequence: sequence + 1 };
  const decided = outgoing('batchwright.review.v1.ExceptionDecided', at, {
    exceptionId, site, runId, rationale, closes: true, decidedBy: actor.person,
    decision: classification === 'no-impact' ? 'accepted' : 'deviation',
    classification: classification === 'no-impact' ? 'minor' : classification.replace('-deviation', ''),
  });
  if (blocks.length === 0) return [decided];
  return [decided, outgoing('batchwright.review.v1.GateOpened', at, { gateId, site, runId, stepKey, gate: type, exceptionId, reason: rationale, openedBy: actor.person })];
}
