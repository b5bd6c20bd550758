import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { moveOf } from '../../moves/moves';
import type { StepInfo } from '../../tree/indexed-recipe';
import { advanceFrom, changeState, completeIfDone } from '../advance';
import { calculateRest } from '../calculate';
import type { CompleteStep } from '../commands';
import type { Decision } from '../decision';
import type { NotApplicableBody } from '../move-bodies';
import { findField } from '../field';
import { tellFollowers } from '../followers';
import { namedStep, notReady, performerRefusal, performersOf, roleRefusal, unknownStep, versionRefusal } from '../gates';
import { releasedBy } from '../grants';
import { passHoldTimes } from '../hold-times';
import { tellMaterialUse } from '../material-use';
import { missingEntries } from '../missing-entries';
import { signatureGaps } from '../signature-rules';
import type { StepState } from '../state';
import { sign } from './apply-signature';
import { askAtCompletion } from './ask-machine';
import { alreadyRecorded, startedRefusal, takeValue } from './record-entry';

/**
 * Ends a step: last entries, what machines say at its end, calculations, signatures, then what follows becomes ready. Where machines were asked, the step is not completed yet: the next touch completes it with their answers
 * (`machine-answers-pending` until then). The refusal names everything that is missing. No state of the run holds a completion back.
 */
export function completeStep(decision: Decision, command: CompleteStep): Result<void, DomainError> {
  const named = namedStep(decision, command.stepKey);
  if (!named) return err(unknownStep(command.stepKey));
  const { info, state, iteration } = named;
  if (!state) return err(notReady(decision, info, iteration));
  const { key } = state;
  const refusal = startedAsNamed(state, command.version) ?? roleRefusal(info, command.by) ?? performerRefusal(info, state, command.by);
  if (refusal) return err(refusal);

  for (const entered of command.entries ?? []) {
    const field = findField(info.node, entered);
    if (!field.ok) return field;
    const there = alreadyRecorded(info, decision.step(key), field.value, { ...entered, by: command.by });
    if (there) return err(there);
    const before = decision.events.length;
    const taken = takeValue(decision, info, key, field.value, entered);
    if (!taken.ok) return taken;
    // a try that was stopped is kept, and the step is not completed with it
    if (decision.events.slice(before).some(({ type }) => type === 'EntryRejected')) return ok(undefined);
  }
  if (missingEntries(decision, info, decision.step(key)).every((address) => isAtCompletion(info, address))) {
    const waiting = askAtCompletion(decision, info, key);
    if (!waiting.ok) return waiting;
    // completed by the touch that finds the answers; nothing is completed by itself
    if (waiting.value.length > 0) return decision.events.length > 0 ? ok(undefined) : err(refuse('machine-answers-pending', { step: key, entries: waiting.value }, { rule: 'gmp-12' }));
  }
  info.kind.beforeComplete?.(decision, info, key);
  calculateRest(decision, info, key);
  for (const offered of command.signatures ?? []) {
    const signed = sign(decision, info, key, offered);
    if (!signed.ok) return signed;
  }
  const incomplete = incompleteness(decision, info, key);
  if (incomplete) return err(incomplete);
  finishStep(decision, info, key);
  return ok(undefined);
}

function isAtCompletion({ node }: StepInfo, address: string): boolean {
  return node.entries.find(({ id }) => id === address)?.capture?.asked === 'at-completion';
}

function startedAsNamed(state: StepState, version: number): DomainError | undefined {
  return state.status === 'completed' ? refuse('step-completed', { step: state.key, at: state.completedAt ?? null }, { rule: 'gmp-10' }) : (versionRefusal(state, version) ?? startedRefusal(state));
}

/** What a completion lacks, as the refusal `step-incomplete`; undefined when it lacks nothing. Services use it to show what is left. */
export function incompleteness(decision: Decision, info: StepInfo, stepKey: string): DomainError | undefined {
  const step = decision.step(stepKey);
  // what the completion itself asks machines for lacks only when they gave no value
  const entries = missingEntries(decision, info, step).filter((address) => !isAtCompletion(info, address) || step.questions?.[address]?.refused !== undefined);
  const signatures = signatureGaps(decision, info, step);
  if (entries.length === 0 && signatures.length === 0) return undefined;
  const record = entries.length > 0 ? [moveOf('record-entry', performersOf(info))] : [];
  const late = entries.length > 0 ? [moveOf('late-entry')] : [];
  const another = signatures.some(({ why }) => why === 'same-person') ? [moveOf('another-person')] : [];
  const sign = signatures.filter(({ why }) => why !== 'same-person').map(({ role, policy }) => ({ ...moveOf('sign', [role]), move: `sign:${policy}` }));
  return refuse('step-incomplete', { step: stepKey, entries, signatures }, { rule: '21 CFR 211.188', moves: [...record, ...sign, ...another, ...late, moveOf('reassign-step'), moveOf('approve-deviation'), moveOf('not-applicable')] });
}

/** What follows from the end of a step: of its work, or without it under a deviation. */
export function finishStep(decision: Decision, info: StepInfo, key: string, notApplicable?: NotApplicableBody): void {
  const step = decision.step(key);
  const again = step.completions > 0;
  for (const timer of Object.values(decision.view.timers)) if (timer.stepKey === key) decision.emit('TimerStopped', { timerId: timer.timerId, why: 'done' });
  if (!notApplicable || step.status === 'started') tellMaterialUse(decision, info, step);
  decision.emit('StepCompleted', { stepKey: key, released: releasedBy(decision, info, step), ...(again ? { again: true as const } : {}), ...(notApplicable ? { notApplicable } : {}) });
  tellFollowers(decision, info, key);
  if (!again) {
    // a hold time that ends with the start of a step that is left out ends here: it would be exceeded for ever
    if (step.status !== 'started') passHoldTimes(decision, info, decision.step(key), 'started');
    passHoldTimes(decision, info, decision.step(key), 'completed');
    advanceFrom(decision, info, step.iteration);
  }
  if (decision.view.run.startedSteps === 0 && changeState(decision, 'settle')) completeIfDone(decision);
}

/** Opens a completed step again; what followed from it stays. Its own signatures over the end of the work are asked for anew. `before` is recorded first. */
export function reopenStep(decision: Decision, state: StepState, reason: string, before: () => void): DomainError | undefined {
  if (state.status !== 'completed') return refuse('step-not-completed', { step: state.key, status: state.status });
  before();
  decision.emit('StepReopened', { stepKey: state.key, reason });
  return undefined;
}
