import type { Quantity } from '@batchwright/kernel';
import type { Text } from '../text';
import type { ExceptionSeverity } from './reaction-plan';

/** When something happened to a step. */
export interface StepMoment {
  /** Id of the step. */
  readonly step: string;
  readonly event: 'started' | 'completed';
}

/**
 * Longest or shortest time between two events (21 CFR 211.111; requirement A12). Longer than `max`: an exception, and the start
 * of `to.step` waits for a decision. Shorter than `min`: the start is refused until then.
 */
export interface HoldTime {
  readonly id: string;
  readonly title: Text;
  readonly from: StepMoment;
  readonly to: StepMoment;
  readonly max?: Quantity;
  readonly min?: Quantity;
  readonly severity: ExceptionSeverity;
}
