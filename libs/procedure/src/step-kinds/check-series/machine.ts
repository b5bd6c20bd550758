import { after, type Decision } from '../../run/decision';
import { takeValue } from '../../run/decide/record-entry';
import { cellAddress, fieldAt } from '../../run/field';
import type { MachineValue, NoteMachineState } from '../../run/machine';
import { itemOf } from '../../run/machine-item';
import type { StepState, TimerState } from '../../run/state';
import type { StepInfo } from '../../tree/indexed-recipe';
import { configOf } from './schema';

/** The longest that a state is held back, milliseconds: no clock is set back further. */
const MOST_HELD_MS = 10_000;

/** Whether the machine stands by its log: the newest row decides, without one it runs since the start of the series. */
export function isStanding(info: StepInfo, step: StepState): boolean {
  const { machine } = configOf(info.node);
  if (!machine) return false;
  const newest = newestRow(machine.log, step);
  if (newest === 0) return false;
  const { value } = step.entries[cellAddress(machine.log, newest, machine.state)] ?? {};
  return value?.kind !== 'choice' || value.choice !== machine.running;
}

/** Number of the newest row of the log; 0 = none. */
function newestRow(log: string, step: StepState): number {
  return Math.max(0, ...Object.keys(step.entries).flatMap((address) => (address.startsWith(`${log}/`) ? [Number(address.split('/')[1])] : [])));
}

/**
 * The machine itself says what it does: a row of the log, as if somebody had written it. What it says a second time is no news; a word that the recipe does not know, or of bad quality, changes
 * nothing: the clocks go by what was known last, and that nobody knew is an exception of process-data.
 */
export function noteState(decision: Decision, info: StepInfo, step: StepState, { equipment, point, tag, value, quality, at, heldMs = 0 }: NoteMachineState): void {
  const { machine } = info.kind.id === 'check-series' ? configOf(info.node) : {};
  if (!machine?.follows || machine.follows.point !== point || quality !== 'good' || itemOf(decision, step, machine.follows) !== equipment) return;
  const choice = machine.follows.states.find(({ word }) => word === value)?.choice;
  const newest = newestRow(machine.log, step);
  const known = step.entries[cellAddress(machine.log, newest, machine.state)]?.value;
  if (choice === undefined || choice === (known?.kind === 'choice' ? known.choice : machine.running)) return;
  decision.knownForMs = Math.min(heldMs, MOST_HELD_MS);
  const told: MachineValue = { captureId: '', equipment, point, tag, connection: '', statistic: 'last', at, quality: 'good', samples: 1, unusableSeconds: '0' };
  const write = (column: string, entered: string): void => {
    const field = fieldAt(info.node, cellAddress(machine.log, newest + 1, column));
    if (field) takeValue(decision, info, step.key, field, { value: entered, source: 'device', machine: told });
  };
  if (machine.follows.at !== undefined) write(machine.follows.at, new Date(at).toISOString());
  write(machine.state, choice);
}

/**
 * The clocks of a series follow its machine: they stand while it does, and go on with what was left. The moment is that of the record, by the server's clock: nobody excuses a missed
 * check by a stop that is told later. What process-data held back because the machine chattered counts from when it was known. While the run itself stands, they wait for it as well.
 */
export function followMachine(decision: Decision, info: StepInfo, stepKey: string): void {
  if (!configOf(info.node).machine || decision.step(stepKey).status !== 'started') return;
  const standing = isStanding(info, decision.step(stepKey));
  for (const timer of Object.values(decision.view.timers)) {
    if (timer.stepKey !== stepKey || (timer.purpose !== 'check-due' && timer.purpose !== 'check-missed') || (timer.machineStands === true) === standing) continue;
    if (standing) stop(decision, timer);
    else goOn(decision, timer);
  }
}

function stop(decision: Decision, { timerId, dueAt, remainingMs }: TimerState): void {
  decision.emit('TimerStopped', { timerId, why: 'machine-stands', remainingMs: remainingMs ?? Math.max(0, Date.parse(dueAt) - Date.parse(decision.occasion.plant) + decision.knownForMs) });
}

function goOn(decision: Decision, { remainingMs = 0, machineStands: _stands, ...started }: TimerState): void {
  if (decision.view.run.state === 'running') decision.emit('TimerStarted', { ...started, dueAt: after(decision.occasion, remainingMs - decision.knownForMs) });
  else decision.emit('TimerStopped', { timerId: started.timerId, why: 'paused', remainingMs });
}
