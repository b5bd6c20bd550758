import { refuse, toSeconds, type DomainError, type Quantity } from '@batchwright/kernel';
import type { HoldTime } from '../recipe/hold-time';
import { holdTimesAt, stepInfo, type IndexedRecipe, type StepInfo } from '../tree/indexed-recipe';
import { instanceKey } from '../tree/instance-key';
import { commonLoops } from '../tree/reference';
import { after, elapsedMs, type Decision } from './decision';
import type { Occasion } from './occasion';
import { bilingual } from '../text';
import { said } from './exception';
import type { HoldTimeState, RunView, StepState } from './state';

/** Milliseconds of a duration of the recipe; lint proves that it is a time. */
export function durationMs(duration: Quantity): number {
  const seconds = toSeconds(duration);
  if (!seconds.ok) throw seconds.error;
  return Math.round(seconds.value * 1000);
}

/** Key of a hold time for an instance of one of its steps: both steps share the turns of the loops around both. */
function holdKey(recipe: IndexedRecipe, holdTime: HoldTime, iteration: readonly number[]): string {
  const [from, to] = [stepInfo(recipe, holdTime.from.step), stepInfo(recipe, holdTime.to.step)];
  const common = from && to ? commonLoops(from.loops, to.loops) : 0;
  return instanceKey(holdTime.id, iteration.slice(0, common));
}

/** Why a step may not start yet because of its hold times: too late and not decided about, or too early. Undefined when it may. */
export function holdTimeRefusal(view: RunView, recipe: IndexedRecipe, info: StepInfo, step: StepState, occasion: Occasion): DomainError | undefined {
  for (const holdTime of holdTimesAt(recipe, 'to', info.node.id, 'started')) {
    const open = view.holdTimes[holdKey(recipe, holdTime, step.iteration)];
    if (!open) continue;
    const elapsed = elapsedMs({ at: open.startedAt, correctionMs: open.correctionMs }, occasion);
    const facts = { holdTime: holdTime.id, title: holdTime.title.en, elapsedSeconds: Math.floor(elapsed / 1000) };
    if (holdTime.min && elapsed < durationMs(holdTime.min)) {
      return refuse('hold-time-not-over', { ...facts, min: holdTime.min, startableAt: after(occasion, durationMs(holdTime.min) - elapsed) }, { rule: '21 CFR 211.111' });
    }
    // a longer hold waits for a decision: its exception blocks the step, and until its timer has fired this refusal does
    if (holdTime.max && !open.exceeded && elapsed > durationMs(holdTime.max)) {
      return refuse('hold-time-exceeded', { ...facts, max: holdTime.max }, { rule: '21 CFR 211.111' });
    }
  }
  return undefined;
}

/** Ends and begins the hold times of a moment of a step. */
export function passHoldTimes(decision: Decision, info: StepInfo, step: StepState, event: 'started' | 'completed'): void {
  for (const holdTime of holdTimesAt(decision.recipe, 'to', info.node.id, event)) endHoldTime(decision, info, step, holdTime);
  for (const holdTime of holdTimesAt(decision.recipe, 'from', info.node.id, event)) {
    const key = holdKey(decision.recipe, holdTime, step.iteration);
    decision.emit('HoldTimeStarted', { holdTime: holdTime.id, holdKey: key, from: step.key, correctionMs: decision.occasion.correctionMs });
    // one millisecond later than allowed: exactly the allowed time is still within
    if (holdTime.max) decision.emit('TimerStarted', { timerId: `hold:${key}`, purpose: 'hold-time', dueAt: after(decision.occasion, durationMs(holdTime.max) + 1), holdKey: key, pausesWithRun: false });
  }
}

function endHoldTime(decision: Decision, info: StepInfo, step: StepState, holdTime: HoldTime): void {
  const key = holdKey(decision.recipe, holdTime, step.iteration);
  const open = decision.view.holdTimes[key];
  if (!open) return;
  const elapsed = elapsedMs({ at: open.startedAt, correctionMs: open.correctionMs }, decision.occasion);
  const tooLong = holdTime.max !== undefined && elapsed > durationMs(holdTime.max);
  const tooShort = holdTime.min !== undefined && elapsed < durationMs(holdTime.min);
  if (tooLong && !open.exceeded) exceed(decision, holdTime, open, elapsed, []);
  if (decision.view.timers[`hold:${key}`]) decision.emit('TimerStopped', { timerId: `hold:${key}`, why: 'done' });
  decision.emit('HoldTimeEnded', { holdTime: holdTime.id, holdKey: key, to: step.key, elapsedMs: elapsed, within: !tooLong && !tooShort });
  if (!tooShort || !holdTime.min) return;
  const title = bilingual(holdTime.title);
  const asked = `${holdTime.min.value} ${holdTime.min.unit}`;
  decision.emit('ExceptionRaised', {
    exceptionId: decision.occasion.newId(),
    type: 'hold-time-short',
    severity: holdTime.severity,
    deviation: true,
    stepKey: step.key,
    ...said({ en: `${title.en}: ended after ${seconds(elapsed)} s, at least ${asked} asked for`, de: `${title.de}: nach ${seconds(elapsed)} s beendet, gefordert sind mindestens ${asked}` }),
    params: { holdTime: holdTime.id, elapsedSeconds: seconds(elapsed), step: info.node.title.en },
    blocks: [],
  });
}

/** What the timer of a hold time decides when it is due: exceeded, or wait longer because the clock had jumped. */
export function fireHoldTime(decision: Decision, timerId: string, key: string): void {
  const open = decision.view.holdTimes[key];
  const holdTime = open && decision.recipe.document.holdTimes.find(({ id }) => id === open.holdTime);
  if (!open || !holdTime?.max) return decision.emit('TimerStopped', { timerId, why: 'over' });
  const elapsed = elapsedMs({ at: open.startedAt, correctionMs: open.correctionMs }, decision.occasion);
  const allowed = durationMs(holdTime.max);
  decision.emit('TimerFired', { timerId });
  if (elapsed <= allowed) {
    return decision.emit('TimerStarted', { timerId, purpose: 'hold-time', dueAt: after(decision.occasion, allowed - elapsed + 1), holdKey: key, pausesWithRun: false });
  }
  const to = stepInfo(decision.recipe, holdTime.to.step);
  const common = key.includes('~') ? (key.split('~')[1]?.split('.').map(Number) ?? []) : [];
  // the start of the next step waits for a decision; where that step is repeated in loops of its own, every turn does
  const blocked = to ? [to.loops.length === common.length ? instanceKey(to.node.id, common) : '*'] : [];
  exceed(decision, holdTime, open, elapsed, holdTime.to.event === 'started' ? blocked : []);
}

function exceed(decision: Decision, holdTime: HoldTime, open: HoldTimeState, elapsed: number, blocks: readonly string[]): void {
  if (!holdTime.max) return;
  const title = bilingual(holdTime.title);
  const max = `${holdTime.max.value} ${holdTime.max.unit}`;
  decision.emit('HoldTimeExceeded', { holdTime: holdTime.id, holdKey: open.holdKey, max: holdTime.max, elapsedMs: elapsed });
  decision.emit('ExceptionRaised', {
    exceptionId: decision.occasion.newId(),
    type: 'hold-time-exceeded',
    severity: holdTime.severity,
    deviation: true,
    ...said({ en: `${title.en}: longer than ${max}`, de: `${title.de}: länger als ${max}` }),
    params: { holdTime: holdTime.id, max, elapsedSeconds: seconds(elapsed) },
    blocks,
  });
}

const seconds = (ms: number): number => Math.floor(ms / 1000);
