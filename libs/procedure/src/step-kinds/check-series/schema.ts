import { boolean, id, object, quantity } from '../../recipe/shape';
import type { Quantity } from '@batchwright/kernel';
import type { StepNode } from '../../recipe/procedure-node';

/** A check that is repeated by time while something runs (requirement A10). */
export interface CheckSeriesConfig {
  /** Table entry with one row for each check. */
  readonly table: string;
  /** Time between checks. */
  readonly interval: Quantity;
  /** How much later a check may come before it counts as missed. */
  readonly grace: Quantity;
  /** True: the first check is due at the start, not after the first interval. */
  readonly atStart?: boolean;
  /** Step that it accompanies: when that one is not on, no check is due. */
  readonly during?: string;
}

export const config = object({ table: id, interval: quantity, grace: quantity }, { atStart: boolean, during: id });

/** Configuration of a check series. */
export function configOf(step: StepNode): CheckSeriesConfig {
  return step.config as unknown as CheckSeriesConfig;
}
