import { ok, type DomainError, type Result } from '@batchwright/kernel';
import type { FireTimer } from '../commands';
import type { Decision } from '../decision';
import { namedStep } from '../gates';
import { fireHoldTime } from '../hold-times';

/** A due timer. One that is over, not due or standing still gives nothing, so firing twice has one effect (gmp 10). */
export function fireTimer(decision: Decision, command: FireTimer): Result<void, DomainError> {
  const timer = decision.view.timers[command.timerId];
  if (!timer || timer.remainingMs !== undefined || Date.parse(timer.dueAt) > Date.parse(decision.occasion.plant)) return ok(undefined);
  if (timer.purpose === 'hold-time' && timer.holdKey !== undefined) {
    fireHoldTime(decision, timer.timerId, timer.holdKey);
    return ok(undefined);
  }
  const named = timer.stepKey === undefined ? undefined : namedStep(decision, timer.stepKey);
  if (named?.state?.status !== 'started') {
    decision.emit('TimerStopped', { timerId: timer.timerId, why: 'over' });
    return ok(undefined);
  }
  decision.emit('TimerFired', { timerId: timer.timerId });
  named.info.kind.onTimer?.(decision, named.info, named.state.key, timer);
  return ok(undefined);
}
