import { id, list, object } from '../../recipe/shape';
import type { StepNode } from '../../recipe/procedure-node';

/** Which dispensed container goes in, and where it was dispensed. */
export interface ChargeConfig {
  /** Formula input; `item` = that of the enclosing for-each. */
  readonly input: string;
  /** Entry into which the container is scanned. */
  readonly container: string;
  /** Weighing steps whose containers are the right ones. */
  readonly from: readonly string[];
}

export const config = object({ input: id, container: id, from: list(id, 1) });

/** Configuration of a charge step. */
export function configOf(step: StepNode): ChargeConfig {
  return step.config as unknown as ChargeConfig;
}
