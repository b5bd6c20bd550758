import { after, type Decision } from '../../run/decision';
import type { Field } from '../../run/field';
import { durationMs } from '../../run/hold-times';
import { raiseAtStep } from '../../run/raise';
import type { StepState, TimerState } from '../../run/state';
import { bilingual } from '../../text';
import { stepInfo, type StepInfo } from '../../tree/indexed-recipe';
import { seenKey } from '../../tree/reference';
import { followMachine } from './machine';
import { dueChecks, expectedChecks } from './expected-checks';
import { cellsOf, isComplete, isGood } from './complete';
import { checkOfField, checkOfRow, checksBegun, configOf } from './schema';

/** By running time the first check is due after the first interval, or at once; by moments the start is due at once. */
export function afterStart(decision: Decision, info: StepInfo, stepKey: string): void {
  const { interval, atStart, moments = [], midpointAfter } = configOf(info.node);
  if (interval) startDue(decision, stepKey, 1, atStart === true ? 0 : durationMs(interval));
  moments.forEach((moment, i) => {
    if (moment === 'start') startDue(decision, stepKey, i + 1, 0);
    if (moment === 'midpoint' && midpointAfter) startDue(decision, stepKey, i + 1, durationMs(midpointAfter));
  });
  followCount(decision, info, stepKey);
}

/** A count was reached, a container closed, or the step that it accompanies begun or over: the grace of each check that is due by that begins. */
export function followCount(decision: Decision, info: StepInfo, stepKey: string): void {
  const step = decision.step(stepKey);
  if (step.completions > 0) return;
  for (const check of dueChecks(decision, info, step.iteration)) {
    const waits = decision.view.timers[missedTimer(stepKey, check)] ?? decision.view.timers[`check:${stepKey}:${check}`];
    if (!waits && !step.missedChecks?.includes(check) && !isComplete(info, step, check)) startGrace(decision, info, stepKey, check);
  }
}

/** Due: from now the grace runs, and the next interval. Missed: an exception, once. */
export function onTimer(decision: Decision, info: StepInfo, stepKey: string, timer: TimerState): void {
  const { interval, during } = configOf(info.node);
  const check = timer.check ?? 0;
  if (timer.purpose === 'check-due') {
    if (interval) startDue(decision, stepKey, check + 1, durationMs(interval));
    if (isOn(decision, info, stepKey, during) && !isComplete(info, decision.step(stepKey), check)) {
      startGrace(decision, info, stepKey, check);
    }
    return;
  }
  if (timer.purpose === 'check-missed' && !isComplete(info, decision.step(stepKey), check)) raiseMissed(decision, info, stepKey, check);
}

/** The last value of a check completes it: its grace ends, and a good one is remembered by the record itself. */
export function afterEntry(decision: Decision, info: StepInfo, stepKey: string, field: Field): void {
  if (field.row === undefined) return;
  const { table, machine } = configOf(info.node);
  if (field.entry.id === machine?.log) return followMachine(decision, info, stepKey);
  if (field.entry.id !== table) return;
  const check = checkOfRow(info.node, field.row);
  if (!isComplete(info, decision.step(stepKey), check)) return;
  const timerId = missedTimer(stepKey, check);
  if (decision.view.timers[timerId]) decision.emit('TimerStopped', { timerId, why: 'done' });
}

/** A check that is due, or that the plan asks for, and not done when the series ends is a missed one; the end itself is never held back. */
export function beforeComplete(decision: Decision, info: StepInfo, stepKey: string): void {
  const step = decision.step(stepKey);
  const expected = step.completions > 0 ? 0 : (expectedChecks(decision, info, step.iteration) ?? 0);
  for (let check = 1; check <= expected; check += 1) {
    if (!isComplete(info, step, check)) raiseMissed(decision, info, stepKey, check);
  }
  // begun before it was due, and not brought to its end
  for (const check of checksBegun(info.node, step)) {
    const notDue = !configOf(info.node).interval || decision.view.timers[`check:${stepKey}:${check}`] !== undefined;
    if (check > expected && notDue && !isComplete(info, step, check)) raiseMissed(decision, info, stepKey, check);
  }
  for (const timer of Object.values(decision.view.timers)) {
    if (timer.stepKey === stepKey && timer.purpose === 'check-missed' && timer.check !== undefined) {
      decision.emit('TimerStopped', { timerId: timer.timerId, why: 'over' });
      raiseMissed(decision, info, stepKey, timer.check);
    }
  }
}

/** The last complete check before the one of this field whose values and statistics were all within their limits, and its time. */
export function lastGoodCheck(info: StepInfo, step: StepState, field: Field): { readonly check: number; readonly at?: string } {
  for (let check = (checkOfField(info.node, field) ?? 1) - 1; check >= 1; check -= 1) {
    if (isGood(info, step, check)) return { check, at: cellsOf(info, step, check).map(({ at }) => at).sort().at(-1) ?? step.started?.at };
  }
  return { check: 0, ...(step.started ? { at: step.started.at } : {}) };
}

function startDue(decision: Decision, stepKey: string, check: number, ms: number): void {
  decision.emit('TimerStarted', { timerId: `check:${stepKey}:${check}`, purpose: 'check-due', dueAt: after(decision.occasion, ms), stepKey, check, pausesWithRun: true });
}

/** From now the grace of a check runs; it stands while the machine or the run does. */
function startGrace(decision: Decision, info: StepInfo, stepKey: string, check: number): void {
  const graceMs = durationMs(configOf(info.node).grace);
  const timerId = missedTimer(stepKey, check);
  decision.emit('TimerStarted', { timerId, purpose: 'check-missed', dueAt: after(decision.occasion, graceMs), stepKey, check, pausesWithRun: true });
  followMachine(decision, info, stepKey);
  const stands = decision.view.run.state !== 'running' && decision.view.timers[timerId]?.remainingMs === undefined;
  if (stands) decision.emit('TimerStopped', { timerId, why: 'paused', remainingMs: graceMs });
}

function missedTimer(stepKey: string, check: number): string {
  return `missed:${stepKey}:${check}`;
}

/** Once for each check, whether its grace or the series ended first. */
function raiseMissed(decision: Decision, info: StepInfo, stepKey: string, check: number): void {
  if (decision.step(stepKey).missedChecks?.includes(check)) return;
  const title = bilingual(info.node.title);
  raiseAtStep(decision, info, decision.step(stepKey), 'check-missed', 'major', {
    text: { en: `${title.en}: check ${check} was not done in time`, de: `${title.de}: Prüfung ${check} wurde nicht rechtzeitig ausgeführt` },
    params: { check, step: title.en },
  });
}

function isOn(decision: Decision, info: StepInfo, stepKey: string, during: string | undefined): boolean {
  const accompanied = during === undefined ? undefined : stepInfo(decision.recipe, during);
  if (!accompanied) return true;
  return decision.view.steps[seenKey(decision.recipe, accompanied, info.loops, decision.step(stepKey).iteration)]?.status === 'started';
}
