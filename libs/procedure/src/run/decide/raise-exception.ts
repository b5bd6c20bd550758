import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import type { Text } from '../../text';
import type { AddComment, ExtendException, LiftBlock, NoteClockJump, NoteLateRevocation, RaiseException } from '../commands';
import type { Decision } from '../decision';
import { said, type ExceptionBody } from '../exception';
import { namedStep, notReady, unknownStep } from '../gates';
import { raiseAtStep } from '../raise';
import type { Attachment } from '../recorded-value';

/**
 * Of a sealed run a service's exception is kept beside what was sealed: the release that waits for the seal is void by it, a released batch shows it (gmp 12).
 * An exception by a person at any step at any time, who has his hands full and may leave the words to a comment afterwards, or by another service that chose its id; the same id twice has one effect. Of those
 * that belong to no step and block nothing the view holds no trace: there the inbox of the service sees to it.
 */
export function raiseException(decision: Decision, command: RaiseException): Result<void, DomainError> {
  const { stepKey } = command;
  if (command.text.trim() === '' && (stepKey === undefined || command.by === undefined)) return err(refuse('text-missing', {}, { field: 'text' }));
  const named = stepKey === undefined ? undefined : namedStep(decision, stepKey);
  if (stepKey !== undefined && !named) return err(unknownStep(stepKey));
  const { sealed } = decision.view.run;
  const words = command.text.trim();
  if (named && !named.state) return err(notReady(decision, named.info, named.iteration));
  if (command.exceptionId !== undefined && isKnown(decision, command.exceptionId)) return ok(undefined);
  decision.emit(sealed ? 'ExceptionRaisedAfterSeal' : 'ExceptionRaised', {
    exceptionId: command.exceptionId ?? decision.occasion.newId(),
    type: command.exceptionType,
    severity: command.severity,
    deviation: false,
    ...(stepKey ? { stepKey } : {}),
    ...(words === '' ? wordless(named?.info.node.title ?? { en: stepKey ?? '' }) : { text: words, ...(command.texts ? { texts: command.texts } : {}) }),
    params: command.photo ? photoFacts(command.photo) : {},
    blocks: command.severity === 'critical' && !sealed ? [stepBlock(decision, stepKey)] : [],
    ...(command.raisedFor ? { raisedFor: command.raisedFor } : {}),
    ...(command.parent === undefined || command.parent === command.exceptionId ? {} : { parent: command.parent }),
    ...(command.observed ? { observed: command.observed } : {}),
    ...(command.by === undefined ? { told: true as const } : {}),
  });
  return ok(undefined);
}

/** The service that raised it says how it ended, or what its cause was. Refusals: `unknown-step`, `unknown-exception` where the step has no such exception. Of a sealed run nothing is taken. */
export function extendException(decision: Decision, { type: _type, ...more }: ExtendException): Result<void, DomainError> {
  const { exceptionId, stepKey, observed, parent } = more;
  const named = stepKey === undefined ? undefined : namedStep(decision, stepKey);
  if (stepKey !== undefined && !named) return err(unknownStep(stepKey));
  if (named && !isKnown(decision, exceptionId)) return err(refuse('unknown-exception', { exceptionId }));
  const cause = parent === exceptionId ? undefined : parent;
  if (observed === undefined && cause === undefined) return ok(undefined);
  decision.emit('ExceptionExtended', { exceptionId, ...(stepKey === undefined ? {} : { stepKey }), ...(observed ? { observed } : {}), ...(cause === undefined ? {} : { parent: cause }) });
  return ok(undefined);
}

/** By its hash, so that record, package and verifier find it. */
function photoFacts({ sha256, mediaType, size, fileName }: Attachment): ExceptionBody['params'] {
  return { photo: sha256, mediaType, size, fileName };
}

/** What stands in for the words that are to follow. */
function wordless({ en, de = en }: Text): ReturnType<typeof said> {
  return said({ en: `Raised at “${en}”, without words yet`, de: `Gemeldet bei „${de}“, noch ohne Worte` });
}

function isKnown({ view }: Decision, exceptionId: string): boolean {
  return view.blocks[exceptionId] !== undefined || Object.values(view.steps).some(({ exceptions }) => exceptions.includes(exceptionId));
}

function stepBlock(decision: Decision, stepKey: string | undefined): string {
  const named = stepKey === undefined ? undefined : namedStep(decision, stepKey);
  const parent = named?.info.parent;
  if (!named || !parent) return '*';
  const around = named.iteration.slice(0, parent.loops.length);
  return around.length === 0 ? parent.node.id : `${parent.node.id}~${around.join('.')}`;
}

export function addComment(decision: Decision, command: AddComment): Result<void, DomainError> {
  if (command.text.trim() === '') return err(refuse('text-missing', {}, { field: 'text' }));
  if (command.stepKey !== undefined && !namedStep(decision, command.stepKey)) return err(unknownStep(command.stepKey));
  decision.emit('CommentAdded', { ...(command.stepKey ? { stepKey: command.stepKey } : {}), text: command.text.trim() });
  return ok(undefined);
}

/** Quality decided: what the exception blocked may start. Unknown or lifted already: nothing happens. */
export function liftBlock(decision: Decision, command: LiftBlock): Result<void, DomainError> {
  const block = decision.view.blocks[command.exceptionId];
  if (!block || block.lifted) return ok(undefined);
  decision.emit('BlockLifted', { exceptionId: command.exceptionId, decision: command.decision, ...(command.decidedBy ? { decidedBy: command.decidedBy } : {}) });
  return ok(undefined);
}

/** A revocation that is older than the start it would have prevented (gmp 6, architecture "grant"). Younger ones change nothing. */
export function noteLateRevocation(decision: Decision, command: NoteLateRevocation): Result<void, DomainError> {
  const named = namedStep(decision, command.stepKey);
  if (!named?.state?.started || Date.parse(command.effectiveAt) > Date.parse(named.state.started.at)) return ok(undefined);
  if (command.grantId !== undefined && decision.view.grants[command.grantId]?.status === 'revoked') return ok(undefined);
  const { type: _type, ...facts } = command;
  decision.emit('GrantRevokedLate', facts);
  raiseAtStep(decision, named.info, decision.step(command.stepKey), 'late-revocation', 'major', {
    text: { en: `${command.item} was revoked before the step began: ${command.reason}`, de: `${command.item} war schon widerrufen, als der Schritt begann: ${command.reason}` },
    params: { what: command.what, item: command.item, effectiveAt: command.effectiveAt, reason: command.reason },
    deviation: true,
  });
  return ok(undefined);
}

/**
 * A clock that jumped is itself an exception (gmp 12); elapsed times are right without it. Timers were set by the old clock: they are
 * moved with it, so that none fires an hour late because the clock went back by one.
 */
export function noteClockJump(decision: Decision, command: NoteClockJump): Result<void, DomainError> {
  for (const { remainingMs, ...timer } of Object.values(decision.view.timers)) {
    if (remainingMs === undefined) decision.emit('TimerStarted', { ...timer, dueAt: new Date(Date.parse(timer.dueAt) + command.jumpMs).toISOString() });
  }
  for (const { holdKey } of Object.values(decision.view.holdTimes)) decision.emit('ClockEventNoted', { jumpMs: command.jumpMs, holdKey });
  if (Object.keys(decision.view.holdTimes).length === 0) decision.emit('ClockEventNoted', { jumpMs: command.jumpMs });
  decision.emit('ExceptionRaised', {
    exceptionId: decision.occasion.newId(),
    type: 'clock-jump',
    severity: 'minor',
    deviation: false,
    ...said({ en: `The clock of the database jumped by ${command.jumpMs} ms; elapsed times are corrected by it`, de: `Die Uhr der Datenbank ist um ${command.jumpMs} ms gesprungen; verstrichene Zeiten sind darum berichtigt` }),
    params: { jumpMs: command.jumpMs },
    blocks: [],
  });
  return ok(undefined);
}
