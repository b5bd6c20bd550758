import type { Actor, CommandContext } from '@batchwright/access';
import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';
import { labelled, type Evidence, type Statement } from '@batchwright/records';
import { countersignException, decideException, secondSigners } from '../domain/decide-exception';
import type { ExceptionClass } from '../domain/review-events';
import type { BatchReview } from '../domain/review-state';
import type { Exceptions } from './exceptions';
import type { LoadBatch, LoadedBatch } from './load-batch';
import type { ActAnswer, DecidedAct, SignedActs } from './signed-acts';
import type { SignedAct } from './signing';

/** What quality says about an exception. */
export interface ExceptionDecision {
  readonly classification: ExceptionClass;
  readonly rationale: string;
}

/**
 * Quality decides an exception and closes it with a signature (F1; 21 CFR 211.192). What it blocked may go on (gmp, "Absolute or deviation-permitted"). One that two persons close stays open,
 * and goes on blocking, until the second has signed (G2).
 */
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

  /** What the second person will sign: what the first decided. Refusals: `not-found`, those of the domain. */
  putForSecondSignature(id: string, context: CommandContext): Promise<Statement> {
    return this.acts.statement(`exception ${id}`, context, (tx, gateId) => this.countersign(tx, id, context.actor, gateId));
  }

  /** Refusals: as above, and those of evidence; `content-changed` when it was decided otherwise since the statement. */
  executeSecond(id: string, evidence: Evidence, context: CommandContext): Promise<ActAnswer> {
    return this.acts.perform(`exception ${id}`, context, evidence, (tx, gateId) => this.countersign(tx, id, context.actor, gateId));
  }

  private async decide(tx: Transaction, id: string, decision: ExceptionDecision, actor: Actor, gateId: string): Promise<DecidedAct> {
    const found = await this.load(tx, id, actor);
    const { loaded, exception } = found;
    const events = unwrap(decideException({ ...decision, person: actor.person }, exception, loaded.review));
    const rationale = decision.rationale.trim();
    const second = secondSigners(exception);
    const roles = exception.signers?.[0] ?? ['qa'];
    const messages = second === undefined ? messagesOf(exception, loaded.review, { ...decision, rationale }, actor, gateId) : [];
    return { loaded, events, reason: rationale, messages, act: actOf(found, { ...decision, rationale }, { roles, notPersons: exception.performers, ...(second === undefined ? {} : { number: 1 }) }) };
  }

  private async countersign(tx: Transaction, id: string, { person, roles, ...actor }: Actor, gateId: string): Promise<DecidedAct> {
    const found = await this.load(tx, id, actor);
    const { loaded, exception } = found;
    const events = unwrap(countersignException({ person, roles }, exception, loaded.review));
    const first = exception.proposed ?? { classification: 'critical-deviation', rationale: '', person: '' };
    const messages = messagesOf(exception, loaded.review, first, { person }, gateId);
    return { loaded, events, reason: first.rationale, messages, act: actOf(found, first, { roles: secondSigners(exception) ?? [], notPersons: [...exception.performers, first.person], number: 2 }) };
  }

  private async load(tx: Transaction, id: string, { sites }: Pick<Actor, 'sites'>): Promise<Found> {
    const where = await this.exceptions.runOf(tx, sites, id);
    if (!where) throw refuse('not-found', { what: 'exception', id });
    const loaded = await this.loadBatch.execute(tx, sites, where.runId);
    const exception = loaded.exceptions.find((one) => one.id === id);
    if (!exception) throw refuse('not-found', { what: 'exception', id });
    return { loaded, exception };
  }
}

interface Found {
  readonly loaded: LoadedBatch;
  readonly exception: LoadedBatch['exceptions'][number];
}

/** What is signed: the decision, which of two signatures it is, and the decision that it replaces: who decides at the same time as another learns of it. */
function actOf({ loaded, exception }: Found, { classification, rationale }: ExceptionDecision, { roles, notPersons, number: signature }: { roles: readonly string[]; notPersons: readonly string[]; number?: 1 | 2 }): SignedAct {
  const { site, runId, number } = loaded.review;
  const { id, type, severity, text, proposed } = exception;
  const said = { en: text, de: exception.texts?.de ?? text };
  const which = signature === undefined ? { en: '', de: '' } : { en: ` This is signature ${signature} of 2.`, de: ` Dies ist die Unterschrift ${signature} von 2.` };
  return {
    action: signature === 2 ? 'countersign-exception' : 'decide-exception', site, labels: said, meaning: 'exception-decided', roles, level: 'esig', notPersons,
    subject: { type: 'exception', id, ...labelled({ en: `${number}: ${said.en}`, de: `${number}: ${said.de}` }) },
    content: { act: 'decide-exception', site, runId, batch: number, exceptionId: id, type, severity, text, classification, rationale, ...(signature === undefined ? {} : { signature }), ...(signature === 1 && proposed ? { replaces: { ...proposed } } : {}) },
    text: {
      en: `I decide and close the exception “${text}” of batch ${number} as ${classification}: ${rationale}${which.en}`,
      de: `Ich entscheide und schließe die Ausnahme „${said.de}“ der Charge ${number} als ${GERMAN[classification]}: ${rationale}${which.de}`,
    },
  };
}

const GERMAN: Readonly<Record<ExceptionClass, string>> = {
  'no-impact': 'ohne Auswirkung', 'minor-deviation': 'geringfügige Abweichung', 'major-deviation': 'schwerwiegende Abweichung', 'critical-deviation': 'kritische Abweichung',
};

/** The decision, and that a gate is open when the exception blocked something. */
function messagesOf(exception: Found['exception'], review: BatchReview, { classification, rationale }: ExceptionDecision, { person }: Pick<Actor, 'person'>, gateId: string): OutgoingMessage[] {
  const { site, runId, sequence } = review;
  const { id: exceptionId, type, stepKey = '', blocks } = exception;
  const at = { subject: runId, site, sequence: sequence + 1 };
  const decided = outgoing('batchwright.review.v1.ExceptionDecided', at, {
    exceptionId, site, runId, rationale, closes: true, decidedBy: person,
    decision: classification === 'no-impact' ? 'accepted' : 'deviation',
    classification: classification === 'no-impact' ? 'minor' : classification.replace('-deviation', ''),
  });
  if (blocks.length === 0) return [decided];
  return [decided, outgoing('batchwright.review.v1.GateOpened', at, { gateId, site, runId, stepKey, gate: type, exceptionId, reason: rationale, openedBy: person })];
}
