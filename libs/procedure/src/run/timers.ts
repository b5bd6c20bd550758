import type { TimerStartedBody } from './events';
import { after, type Decision } from './decision';

/** Timers that stand still with the run keep what is left of them. */
export function pauseTimers(decision: Decision): void {
  for (const timer of Object.values(decision.view.timers)) {
    if (!timer.pausesWithRun || timer.remainingMs !== undefined) continue;
    const remainingMs = Math.max(0, Date.parse(timer.dueAt) - Date.parse(decision.occasion.plant));
    decision.emit('TimerStopped', { timerId: timer.timerId, why: 'paused', remainingMs });
  }
}

/** They go on with what was left. */
export function resumeTimers(decision: Decision): void {
  for (const timer of Object.values(decision.view.timers)) {
    if (timer.remainingMs === undefined || timer.machineStands === true) continue;
    const { remainingMs, ...started } = timer;
    decision.emit('TimerStarted', { ...(started satisfies TimerStartedBody), dueAt: after(decision.occasion, remainingMs) });
  }
}
