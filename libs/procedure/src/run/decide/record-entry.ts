import { err, isInstant, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import type { StepInfo } from '../../tree/indexed-recipe';
import { blindTo } from '../blind';
import { isAsked, recalculateAfter } from '../calculate';
import type { EnteredValue, Performer, RecordEntry } from '../commands';
import type { Decision } from '../decision';
import { doubledCode } from '../distinct-codes';
import { fieldTitles, findField, type Field } from '../field';
import { tellFollowers } from '../followers';
import { namedStep, notReady, performerRefusal, roleRefusal, unknownStep, versionRefusal } from '../gates';
import { handRefusal, raiseForHand } from '../by-hand';
import { isPlausible, judge, limitsInForce } from '../limits';
import { raiseAtStep, raiseForVerdict } from '../raise';
import { readValue } from '../read-value';
import { valueText, type RecordedValue } from '../recorded-value';
import type { StepState } from '../state';

/** Tries outside plausible bounds until an exception is raised (requirement B5). */
const TRIES = 3;

/**
 * Records one value. What cannot be read is refused and leaves nothing; what is implausible leaves `EntryRejected` and no value (the
 * service answers 422 with the expected range); a plausible value outside its limits is recorded with its exception.
 */
export function recordEntry(decision: Decision, command: RecordEntry): Result<void, DomainError> {
  const named = namedStep(decision, command.stepKey);
  if (!named) return err(unknownStep(command.stepKey));
  const { info, state, iteration } = named;
  if (!state) return err(notReady(decision, info, iteration));
  const field = findField(info.node, command);
  if (!field.ok) return field;
  const refusal =
    alreadyRecorded(info, state, field.value, command) ?? versionRefusal(state, command.version) ?? startedRefusal(state) ?? roleRefusal(info, command.by) ?? performerRefusal(info, state, command.by);
  if (refusal) return err(refusal);
  const late = observationRefusal(decision, field.value, command);
  if (late) return err(late);
  if (command.observedAt !== undefined) return err(refuse('late-entry-not-checked', { step: state.key, entry: field.value.address, observedAt: command.observedAt }, { rule: 'PI 041-1', field: 'observedAt' }));
  return takeValue(decision, info, state.key, field.value, command);
}

/** A late entry says when it was observed, which was before now, and why it comes late (PI 041-1). */
export function observationRefusal(decision: Decision, field: Field, { observedAt, reason }: Pick<RecordEntry, 'observedAt' | 'reason'>): DomainError | undefined {
  if (observedAt === undefined) return undefined;
  if (!isInstant(observedAt)) return refuse('not-an-instant', { entry: field.address, found: observedAt }, { field: 'observedAt' });
  if (!reason?.trim()) return refuse('reason-missing', { entry: field.address }, { rule: 'PI 041-1', field: 'reason' });
  const { releasedAt } = decision.view.run;
  if (releasedAt !== undefined && observedAt < releasedAt) return refuse('observed-before-release', { observedAt, releasedAt }, { rule: 'PI 041-1', field: 'observedAt' });
  return observedAt > decision.occasion.plant ? refuse('observed-in-the-future', { observedAt }, { field: 'observedAt' }) : undefined;
}

/** Reads, judges and records a value for a field that may take one. Also for the last entries of a completion. */
export function takeValue(decision: Decision, info: StepInfo, stepKey: string, field: Field, entered: EnteredValue & Partial<Pick<RecordEntry, 'observedAt' | 'reason' | 'source'>> & { readonly transcribedFrom?: string }): Result<void, DomainError> {
  const step = decision.step(stepKey);
  if (field.definition.type === 'calculated') return err(refuse('entry-is-calculated', { entry: field.address }, { rule: '21 CFR 211.68(b)', field: 'entry' }));
  if (!isAsked(decision, info, step, field.entry)) return err(refuse('entry-not-asked', { entry: field.address, when: field.entry.when ?? null }, { field: 'entry' }));
  const held = handRefusal(decision, step, field, entered) ?? info.kind.refuseValue?.(decision, info, step, field);
  if (held) return err(held);
  const value = readValue(field, entered);
  if (!value.ok) return value;
  const wrong = info.kind.refuseEntry?.(decision, info, step, field, value.value) ?? doubledCode(decision, info, step, field, value.value);
  if (wrong) {
    reject(decision, info, stepKey, field, entered, 'wrong-item', { text: wrong.expected });
    return ok(undefined);
  }
  const limits = limitsInForce(field, info, step.iteration, decision.view, decision.recipe);
  if (!isPlausible(value.value, limits)) {
    reject(decision, info, stepKey, field, entered, 'implausible', { ...limits?.plausible, ...(field.definition.type === 'number' ? { unit: field.definition.unit } : {}) });
    return ok(undefined);
  }
  const verdict = judge(value.value, limits, field.definition);
  decision.emit('EntryRecorded', {
    stepKey,
    address: field.address,
    value: value.value,
    verdict,
    ...(limits ? { limits } : {}),
    ...(entered.observedAt === undefined ? {} : { observedAt: entered.observedAt }),
    ...(entered.reason ? { reason: entered.reason } : {}),
    ...(entered.source ? { source: entered.source } : {}),
    ...(entered.machine ? { machine: entered.machine } : {}),
    ...(entered.transcribedFrom === undefined ? {} : { transcribedFrom: entered.transcribedFrom }),
  });
  raiseForVerdict(decision, info, stepKey, field, value.value, verdict);
  raiseForHand(decision, info, stepKey, field, entered);
  recalculateAfter(decision, info, stepKey, field, 'recorded');
  info.kind.afterEntry?.(decision, info, stepKey, field);
  tellFollowers(decision, info, stepKey);
  return ok(undefined);
}

/** Keeps a refused try; the third raises an exception, one mended typing error does not. */
export function reject(decision: Decision, info: StepInfo, stepKey: string, field: Field, entered: EnteredValue, code: 'implausible' | 'wrong-item', expected: Record<string, string | undefined>): void {
  const attempt = (decision.step(stepKey).tries[field.address] ?? 0) + 1;
  decision.emit('EntryRejected', { stepKey, address: field.address, entered: { value: entered.value, ...(entered.unit ? { unit: entered.unit } : {}) }, code, expected, attempt });
  if (attempt !== TRIES) return;
  const title = fieldTitles(field);
  const last = `${entered.value}${entered.unit ? ` ${entered.unit}` : ''}`;
  raiseAtStep(decision, info, decision.step(stepKey), 'implausible-thrice', 'major', {
    address: field.address,
    text: { en: `${title.en}: ${TRIES} tries were refused, the last ${last}`, de: `${title.de}: ${TRIES} Eingaben wurden abgewiesen, zuletzt ${last}` },
    params: { field: title.en, tries: TRIES, last: entered.value },
  });
}

/** Values are recorded while the step is on; before there is nothing to record, afterwards it is a correction. */
export function startedRefusal(step: StepState): DomainError | undefined {
  if (step.status === 'started') return undefined;
  if (step.status === 'completed') return refuse('step-completed', { step: step.key }, { rule: 'gmp-1' });
  return refuse('step-not-started', { step: step.key }, { rule: 'gmp-7' });
}

/** A field is recorded once; the refusal shows both values and whose the first is. */
export function alreadyRecorded(info: StepInfo, step: StepState, field: Field, command: EnteredValue & { readonly by: Performer }): DomainError | undefined {
  const there = step.entries[field.address];
  if (!there || there.calculated) return undefined;
  const found: { value: RecordedValue } = there;
  return refuse(
    'entry-already-recorded',
    { step: step.key, entry: field.address, recorded: blindTo(info, step, command.by)(field.address) ? null : valueText(found.value), person: there.person ?? null, name: there.name ?? null, at: there.at, offered: command.value },
    { rule: 'gmp-1' },
  );
}
