import { after, type Decision } from '../../run/decision';
import { cellAddress } from '../../run/field';
import type { StepState, TimerState } from '../../run/state';
import type { StepInfo } from '../../tree/indexed-recipe';
import { configOf } from './schema';

/** Whether the machine stands by its log: the newest row decides, without one it runs since the start of the series. */
export function isStanding(info: StepInfo, step: StepState): boolean {
  const { machine } = configOf(info.node);
  if (!machine) return false;
  const rows = Object.keys(step.entries).flatMap((address) => {
    const [table, row, column] = address.split('/');
    return table === machine.log && column === machine.state ? [Number(row)] : [];
  });
  if (rows.length === 0) return false;
  const { value } = step.entries[cellAddress(machine.log, Math.max(...rows), machine.state)] ?? {};
  return value?.kind !== 'choice' || value.choice !== machine.running;
}

/**
 * The clocks of a series follow its machine: they stand while it does, and go on with what was left. The moment is that of the record, by the server's clock: nobody excuses a missed
 * check by a stop that is told later. While the run itself stands, they wait for it as well.
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
  decision.emit('TimerStopped', { timerId, why: 'machine-stands', remainingMs: remainingMs ?? Math.max(0, Date.parse(dueAt) - Date.parse(decision.occasion.plant)) });
}

function goOn(decision: Decision, { remainingMs = 0, machineStands: _stands, ...started }: TimerState): void {
  if (decision.view.run.state === 'running') decision.emit('TimerStarted', { ...started, dueAt: after(decision.occasion, remainingMs) });
  else decision.emit('TimerStopped', { timerId: started.timerId, why: 'paused', remainingMs });
}
