import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { changeBusiness, changeState, completeIfDone } from '../advance';
import type { AbortRun, ChangeRunState, SealRun, UnsealRun } from '../commands';
import type { Decision } from '../decision';
import { FINAL_STATES, PEOPLE_COMMANDS, RUN_STATES } from '../isa88';
import { pauseTimers, resumeTimers } from '../timers';
import { beginRun } from './start-step';

/** Commands that say why. */
const WITHOUT_REASON = ['start', 'resume', 'restart'];
/** Commands after which steps can start: they begin a run that has not begun, and only one that was released. */
const BEGINS = ['start', 'restart'];

/** An ISA-88 command. Stop, hold and abort are never gated; the table alone decides. */
export function changeRunState(decision: Decision, command: ChangeRunState): Result<void, DomainError> {
  const { state, business } = decision.view.run;
  const name = command.command;
  if (!PEOPLE_COMMANDS.includes(name) || !RUN_STATES.next(state, name)) {
    return err(refuse('command-not-allowed', { command: name, state, allowed: RUN_STATES.commands(state).filter((one) => PEOPLE_COMMANDS.includes(one)) }, { rule: 'ISA-88' }));
  }
  if (BEGINS.includes(name) && business === 'created') return err(refuse('run-not-released', { business }, { rule: 'gmp-7' }));
  if (!WITHOUT_REASON.includes(name) && !command.reason?.trim()) return err(refuse('reason-missing', { command: name }, { rule: 'gmp-2', field: 'reason' }));
  if (name === 'start') {
    changeState(decision, 'start');
    beginRun(decision);
    return ok(undefined);
  }
  if (name === 'abort') {
    abort(decision, command.reason ?? '');
    return ok(undefined);
  }
  const wasRunning = state === 'running';
  changeState(decision, name, command.reason?.trim());
  if (wasRunning) pauseTimers(decision);
  if (decision.view.run.state === 'restarting' || decision.view.run.startedSteps === 0) changeState(decision, 'settle');
  if (name === 'restart' && business === 'released') beginRun(decision); // it was held before its first step
  if (decision.view.run.state === 'running') {
    resumeTimers(decision);
    completeIfDone(decision);
  }
  return ok(undefined);
}

/** Asked by review when a batch is rejected: in any unsealed state, with whatever is open. A run that is over, or sealed meanwhile for another decision, stays as it is. */
export function abortRun(decision: Decision, command: AbortRun): Result<void, DomainError> {
  const { state, sealed } = decision.view.run;
  if (sealed || state === 'aborted' || state === 'complete') return ok(undefined);
  abort(decision, command.reason);
  return ok(undefined);
}

function abort(decision: Decision, reason: string): void {
  const openSteps = Object.values(decision.view.steps).flatMap(({ key, status }) => (status === 'completed' ? [] : [key]));
  changeState(decision, 'abort', reason.trim());
  changeState(decision, 'settle');
  for (const timerId of Object.keys(decision.view.timers)) decision.emit('TimerStopped', { timerId, why: 'over' });
  decision.emit('RunAborted', { reason: reason.trim(), openSteps });
}

/** Nothing is added any more, so that the record can be decided about. Only a run that is over; sealing twice has one effect. */
export function sealRun(decision: Decision, command: SealRun): Result<void, DomainError> {
  const { state, sealed } = decision.view.run;
  if (sealed) return ok(undefined);
  if (!FINAL_STATES.includes(state)) return err(refuse('run-not-executed', { state }, { rule: 'gmp-9' }));
  decision.emit('RunSealed', { reason: command.reason });
  return ok(undefined);
}

/** Opens a sealed run again for corrections; a release that was given for the seal is void by that. */
export function unsealRun(decision: Decision, command: UnsealRun): Result<void, DomainError> {
  if (!decision.view.run.sealed) return ok(undefined);
  decision.emit('RunUnsealed', { reason: command.reason });
  return ok(undefined);
}

/** The batch was released or rejected: its business status says so. Told twice has one effect. */
export function noteDisposition(decision: Decision): Result<void, DomainError> {
  changeBusiness(decision, 'dispose');
  return ok(undefined);
}
