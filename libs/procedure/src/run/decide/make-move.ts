import { err, ok, refuse, siteTimeText, type DomainError, type Result } from '@batchwright/kernel';
import { moveOf } from '../../moves/moves';
import { isSignedByAnother, type ChangeEquipment, type LateEntry, type Reassign } from '../../moves/signed-move';
import type { StepInfo } from '../../tree/indexed-recipe';
import type { MakeMove } from '../commands';
import type { Decision } from '../decision';
import { fieldTitles, findField } from '../field';
import { bilingual } from '../../text';
import { namedStep, notReady, performerRefusal, performersOf, roleRefusal, unknownStep, versionRefusal } from '../gates';
import { otherItem } from '../grants';
import { FINAL_STATES } from '../isa88';
import { heldPermission, NOT_APPLICABLE, usePermission } from '../permission';
import { qualificationRefusal, readingsFor, usedQualifications } from '../qualifications';
import { raiseAtStep } from '../raise';
import type { StepState } from '../state';
import { chooseRecovery, moverRoles } from './choose-recovery';
import { finishStep, reopenStep } from './complete-step';
import { alreadyRecorded, observationRefusal, startedRefusal, takeValue } from './record-entry';

/**
 * A signed move out of a stuck step (requirement B20). Each leaves the signature, what it did, and an exception that quality closes. Refusals: by version,
 * role, reason, whose signature it is, and those of the move.
 */
export function makeMove(decision: Decision, command: MakeMove): Result<void, DomainError> {
  const named = namedStep(decision, command.stepKey);
  if (!named) return err(unknownStep(command.stepKey));
  const { info, state, iteration } = named;
  if (!state) return err(notReady(decision, info, iteration));
  const refusal = versionRefusal(state, command.version) ?? moverRefusal(info, state, command) ?? signerRefusal(command);
  if (refusal) return err(refusal);
  const { move } = command;
  switch (move.move) {
    case 'not-applicable':
      return notApplicable(decision, info, state, command);
    case 'reopen-step':
      return reopen(decision, info, state, command);
    case 'reassign-step':
      return reassign(decision, info, state, command, move);
    case 'change-equipment':
      return changeEquipment(decision, info, state, command, move);
    case 'late-entry':
      return lateEntry(decision, info, state, command, move);
    case 'choose-recovery':
      return chooseRecovery(decision, info, state, command, move);
  }
}

function moverRefusal(info: StepInfo, state: StepState, { by, move }: MakeMove): DomainError | undefined {
  const roles = moverRoles(info, move);
  if (!by.roles.some((role) => roles.includes(role))) return refuse('role-missing', { step: state.key, roles }, { rule: 'gmp-6' });
  return move.reason.trim() === '' ? refuse('reason-missing', { step: state.key }, { rule: 'gmp-2', field: 'reason' }) : undefined;
}

/** Four eyes have no exit: the second check is another person's, every other signature is of who makes the move. */
function signerRefusal({ by, move, signature, stepKey }: MakeMove): DomainError | undefined {
  if (isSignedByAnother(move.move)) return signature.person === by.person ? refuse('same-person', { step: stepKey, person: by.person, as: 'second check' }, { rule: 'gmp-5' }) : undefined;
  return signature.person === by.person ? undefined : refuse('signature-not-yours', { expected: by.person, signed: signature.person }, { rule: 'gmp-5' });
}

function signed(decision: Decision, { stepKey, move, signature }: MakeMove): void {
  const { move: name, reason, ...details } = move;
  const texts = Object.entries(details).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  decision.emit('MoveSigned', { stepKey, move: name, reason: reason.trim(), details: Object.fromEntries(texts) as Record<string, string>, signature });
}

/** Closes the step without its work. The deviation was approved before, by another person; whatever follows from the step follows now. */
function notApplicable(decision: Decision, info: StepInfo, state: StepState, command: MakeMove): Result<void, DomainError> {
  const { by, move } = command;
  if (state.status === 'completed') return err(refuse('step-completed', { step: state.key }, { rule: 'gmp-1' }));
  if (FINAL_STATES.includes(decision.view.run.state)) return err(refuse('run-not-running', { state: decision.view.run.state }, { rule: 'ISA-88' }));
  const permission = heldPermission(decision, state.key, NOT_APPLICABLE);
  if (!permission) return err(refuse('deviation-missing', { step: state.key, title: info.node.title.en }, { rule: '21 CFR 211.100(b)' }));
  if (permission.approvedBy === by.person) return err(refuse('same-person', { step: state.key, person: by.person, as: 'approver of the deviation' }, { rule: 'gmp-5' }));
  signed(decision, command);
  usePermission(decision, state.key, permission);
  const { deviation, permissionId } = permission;
  const reason = move.reason.trim();
  const title = bilingual(info.node.title);
  raiseAtStep(decision, info, state, 'not-applicable-under-deviation', 'major', {
    text: { en: `"${title.en}" was closed as not applicable under deviation ${deviation}: ${reason}`, de: `„${title.de}“ wurde unter der Abweichung ${deviation} als nicht zutreffend geschlossen: ${reason}` }, params: { deviation, permissionId, was: state.status, reason }, deviation: true,
  });
  finishStep(decision, info, state.key, { deviation, permissionId, reason });
  return ok(undefined);
}

function reopen(decision: Decision, info: StepInfo, state: StepState, command: MakeMove): Result<void, DomainError> {
  const reason = command.move.reason.trim();
  const refusal = reopenStep(decision, state, reason, () => signed(decision, command));
  if (refusal) return err(refusal);
  const title = bilingual(info.node.title);
  raiseAtStep(decision, info, decision.step(state.key), 'step-reopened', 'minor', { text: { en: `"${title.en}" was opened again: ${reason}`, de: `„${title.de}“ wurde wieder geöffnet: ${reason}` }, params: { reason } });
  return ok(undefined);
}

/** The new person is qualified now, holds a role that performs the step, and has signed nothing at it as somebody else. */
function reassign(decision: Decision, info: StepInfo, state: StepState, command: MakeMove, move: Reassign): Result<void, DomainError> {
  const { to, trainer } = move;
  const notStarted = startedRefusal(state);
  if (notStarted) return err(notStarted);
  if (state.performers.includes(to) && (trainer === undefined || trainer === state.supervision?.trainer)) return err(refuse('works-on-it-already', { step: state.key, person: to }, { rule: 'gmp-10', field: 'to' }));
  const { receiver } = command;
  if (receiver?.person !== to) return err(refuse('person-unknown', { person: to }, { field: 'to' }));
  const asked = [...(info.node.qualifications ?? []), ...readingsFor(decision, info)];
  const { qualifications } = decision.view.facts;
  const supervised = state.supervision !== undefined;
  const refusal = roleRefusal(info, receiver) ?? performerRefusal(info, state, receiver) ?? qualificationRefusal(decision, info, asked, to, qualifications[to], supervised) ?? trainerGap(decision, info, state, move, asked);
  if (refusal) return err(refusal);
  signed(decision, command);
  decision.emit('StepReassigned', {
    stepKey: state.key, to, name: receiver.name, reason: move.reason.trim(), qualifications: usedQualifications(decision, asked, qualifications[to]),
    ...(trainer === undefined ? {} : { supervision: { trainer, qualifications: usedQualifications(decision, asked, qualifications[trainer]) } }),
  });
  const title = bilingual(info.node.title);
  const reason = move.reason.trim();
  raiseAtStep(decision, info, decision.step(state.key), 'step-reassigned', 'minor', { text: { en: `${receiver.name} (${to}) goes on with "${title.en}": ${reason}`, de: `${receiver.name} (${to}) setzt „${title.de}“ fort: ${reason}` }, params: { to, reason } });
  return ok(undefined);
}

function trainerGap(decision: Decision, info: StepInfo, state: StepState, { to, trainer }: Reassign, asked: readonly string[]): DomainError | undefined {
  if (trainer === undefined) return state.supervision?.trainer === to ? refuse('same-person', { step: state.key, person: to, as: 'trainer' }, { rule: 'gmp-5' }) : undefined;
  if (trainer === to || state.performers.includes(trainer)) return refuse('same-person', { step: state.key, person: trainer, as: 'trainer' }, { rule: 'gmp-5' });
  const gap = qualificationRefusal(decision, info, asked, trainer, decision.view.facts.qualifications[trainer]);
  return gap && refuse('trainer-not-qualified', { step: info.node.id, trainer, codes: gap.params.codes ?? [] }, { rule: '21 CFR 211.25(b)', field: 'trainer', moves: [moveOf('name-trainer', performersOf(info))] });
}

/** Asks the owner for the new item; when it is granted, it takes the place of the old one, whose occupation ends. */
function changeEquipment(decision: Decision, info: StepInfo, state: StepState, command: MakeMove, move: ChangeEquipment): Result<void, DomainError> {
  const notStarted = startedRefusal(state);
  if (notStarted) return err(notStarted);
  const old = state.items.find(({ what, need }) => what === 'equipment' && need === move.requirement);
  if (!old) return err(refuse('equipment-not-held', { step: state.key, need: move.requirement }, { rule: 'gmp-6', field: 'requirement' }));
  if (old.item === move.item) return err(refuse('item-there-already', { step: state.key, item: move.item }, { rule: 'gmp-10', field: 'item' }));
  const found = otherItem(decision, info, state, move, command.ask === true);
  if (!found.ok) return found;
  if (found.value.kind === 'requested') {
    for (const request of found.value.requests) decision.emit('GrantRequested', request);
    return ok(undefined);
  }
  const [next] = found.value.items;
  if (!next) throw new Error('a granted item is missing');
  signed(decision, command);
  decision.emit('GrantUsed', { grantId: next.grantId, stepKey: state.key });
  decision.emit('EquipmentChanged', { stepKey: state.key, need: old.need, from: old, to: next, reason: move.reason.trim() });
  const title = bilingual(info.node.title);
  const reason = move.reason.trim();
  raiseAtStep(decision, info, decision.step(state.key), 'equipment-changed', 'major', {
    text: { en: `${old.item} was replaced by ${next.item} during "${title.en}": ${reason}`, de: `${old.item} wurde während „${title.de}“ durch ${next.item} ersetzt: ${reason}` }, params: { from: old.item, to: next.item, reason },
  });
  return ok(undefined);
}

/** Recorded under its own time, with source, reason and the second person's signature. What is implausible is stopped as any other value is. */
function lateEntry(decision: Decision, info: StepInfo, state: StepState, command: MakeMove, move: LateEntry): Result<void, DomainError> {
  const { by } = command;
  const field = findField(info.node, move);
  if (!field.ok) return field;
  if (move.source.trim() === '') return err(refuse('text-missing', {}, { rule: 'PI 041-1', field: 'source' }));
  const refusal = alreadyRecorded(info, state, field.value, { ...move, by }) ?? startedRefusal(state) ?? roleRefusal(info, by) ?? performerRefusal(info, state, by) ?? observationRefusal(decision, field.value, move);
  if (refusal) return err(refusal);
  const { value, unit, observedAt } = move;
  const before = decision.events.length;
  const [reason, transcribedFrom] = [move.reason.trim(), move.source.trim()];
  const taken = takeValue(decision, info, state.key, field.value, { value, ...(unit === undefined ? {} : { unit }), observedAt, reason, transcribedFrom });
  if (!taken.ok || decision.events.slice(before).some(({ type }) => type === 'EntryRejected')) return taken;
  signed(decision, command);
  const [title, when] = [fieldTitles(field.value), siteTimeText(observedAt, decision.occasion.zone ?? 'UTC')];
  raiseAtStep(decision, info, decision.step(state.key), 'late-entry', 'minor', {
    address: field.value.address,
    text: { en: `${title.en} was observed at ${when} and recorded later, from ${transcribedFrom}: ${reason}`, de: `${title.de}: beobachtet ${when}, später aufgezeichnet, nach ${transcribedFrom}: ${reason}` },
    params: { observedAt, source: transcribedFrom, reason, checkedBy: command.signature.person },
  });
  return ok(undefined);
}

