import type { Actor, CommandContext } from '@batchwright/access';
import { outgoing, type OutgoingMessage } from '@batchwright/contracts';
import { refuse, unwrap } from '@batchwright/kernel';
import type { Transaction } from '@batchwright/persistence';
import { labelled, type Evidence, type Statement } from '@batchwright/records';
import { countersignException, decideException, secondSigners } from '../domain/decide-exception';
import { openEffects } from '../domain/family';
import type { ExceptionClass, ReviewEvent } from '../domain/review-events';
import { exceptionIdOf } from './exception-id';
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
    const events = unwrap(decideException({ ...decision, person: actor.person }, exception, loaded.review, loaded.exceptions));
    const rationale = decision.rationale.trim();
    const second = secondSigners(exception);
    const roles = exception.signers?.[0] ?? ['qa'];
    const messages = second === undefined ? messagesOf(found, events, { ...decision, rationale }, actor, gateId) : [];
    return { loaded, events, reason: rationale, messages, act: actOf(found, events, { ...decision, rationale }, { roles, notPersons: exception.performers, ...(second === undefined ? {} : { number: 1 }) }) };
  }

  private async countersign(tx: Transaction, id: string, { person, roles, ...actor }: Actor, gateId: string): Promise<DecidedAct> {
    const found = await this.load(tx, id, actor);
    const { loaded, exception } = found;
    const events = unwrap(countersignException({ person, roles }, exception, loaded.review, loaded.exceptions));
    const first = exception.proposed ?? { classification: 'critical-deviation', rationale: '', person: '' };
    const messages = messagesOf(found, events, first, { person }, gateId);
    return { loaded, events, reason: first.rationale, messages, act: actOf(found, events, first, { roles: secondSigners(exception) ?? [], notPersons: [...exception.performers, first.person], number: 2 }) };
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
function actOf(found: Found, events: readonly ReviewEvent[], { classification, rationale }: ExceptionDecision, { roles, notPersons, number: signature }: { roles: readonly string[]; notPersons: readonly string[]; number?: 1 | 2 }): SignedAct {
  const { loaded, exception } = found;
  const { site, runId, number } = loaded.review;
  const effects = effectsIn(found, events);
  const left = openEffects(exception, loaded.exceptions).length - effects.length;
  const words = effectWords(effects, left);
  const { id, type, severity, text, proposed } = exception;
  const said = { en: text, de: exception.texts?.de ?? text };
  const which = signature === undefined ? { en: '', de: '' } : { en: ` This is signature ${signature} of 2.`, de: ` Dies ist die Unterschrift ${signature} von 2.` };
  return {
    action: signature === 2 ? 'countersign-exception' : 'decide-exception', site, labels: said, meaning: 'exception-decided', roles, level: 'esig', notPersons,
    subject: { type: 'exception', id, ...labelled({ en: `${number}: ${said.en}`, de: `${number}: ${said.de}` }) },
    content: { act: 'decide-exception', site, runId, batch: number, exceptionId: id, type, severity, text, classification, rationale, ...(effects.length === 0 ? {} : { effects: effects.map((one) => ({ id: one.id, type: one.type, severity: one.severity, text: one.text })) }), ...(signature === undefined ? {} : { signature }), ...(signature === 1 && proposed ? { replaces: { classification: proposed.classification, rationale: proposed.rationale, person: proposed.person, ...(proposed.effects?.length ? { effects: [...proposed.effects] } : {}) } } : {}) },
    text: {
      en: `I decide and close the exception “${text}” of batch ${number} as ${classification}: ${rationale}${words.en}${which.en}`,
      de: `Ich entscheide und schließe die Ausnahme „${said.de}“ der Charge ${number} als ${GERMAN[classification]}: ${rationale}${words.de}${which.de}`,
    },
  };
}

const GERMAN: Readonly<Record<ExceptionClass, string>> = {
  'no-impact': 'ohne Auswirkung', 'minor-deviation': 'geringfügige Abweichung', 'major-deviation': 'schwerwiegende Abweichung', 'critical-deviation': 'kritische Abweichung',
};

/** Effects that are named by what is signed, as they were raised. */
function effectsIn({ loaded }: Found, events: readonly ReviewEvent[]): Found['exception'][] {
  const [first] = events;
  const named = first?.type === 'ExceptionDecided' || first?.type === 'ExceptionDecisionProposed' ? (first.body.effects ?? []) : [];
  return loaded.exceptions.filter(({ id }) => named.includes(id));
}

/** Effects that a statement says in words; what is signed names all. */
const SAID = 5;

function effectWords(effects: readonly Found['exception'][], left: number): { readonly en: string; readonly de: string } {
  if (effects.length === 0) return { en: '', de: '' };
  const more = effects.length - SAID;
  const list = (words: (one: Found['exception']) => string): string => effects.slice(0, SAID).map((one) => `“${words(one)}”`).join(', ');
  return {
    en: ` With it I close its effects (${effects.length}): ${list(({ text }) => text)}${more > 0 ? ` and ${more} more` : ''}.${left > 0 ? ` ${left} of its effects stay open.` : ''}`,
    de: ` Mit ihr schließe ich ihre Folgen (${effects.length}): ${list(({ text, texts }) => texts?.de ?? text)}${more > 0 ? ` und ${more} weitere` : ''}.${left > 0 ? ` ${left} ihrer Folgen bleiben offen.` : ''}`,
  };
}

/** Each decision of the act, and that a gate is open where the exception blocked something. The gate of an effect follows from it and from that of its cause. */
function messagesOf(found: Found, events: readonly ReviewEvent[], { classification, rationale }: ExceptionDecision, { person }: Pick<Actor, 'person'>, gateId: string): OutgoingMessage[] {
  const { site, runId, sequence } = found.loaded.review;
  const at = { subject: runId, site, sequence: sequence + 1 };
  return [found.exception, ...effectsIn(found, events)].flatMap(({ id: exceptionId, type, stepKey = '', blocks }, n) => {
    const decided = outgoing('batchwright.review.v1.ExceptionDecided', at, {
      exceptionId, site, runId, rationale, closes: true, decidedBy: person, ...(n === 0 ? {} : { decidedWith: found.exception.id }),
      decision: classification === 'no-impact' ? 'accepted' : 'deviation',
      classification: classification === 'no-impact' ? 'minor' : classification.replace('-deviation', ''),
    });
    if (blocks.length === 0) return [decided];
    return [decided, outgoing('batchwright.review.v1.GateOpened', at, { gateId: n === 0 ? gateId : exceptionIdOf(runId, `${gateId} ${exceptionId}`), site, runId, stepKey, gate: type, exceptionId, reason: rationale, openedBy: person })];
  });
}
