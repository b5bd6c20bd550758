import { id, object, oneOf } from '../../recipe/shape';
import type { StepNode } from '../../recipe/procedure-node';

/** How a weighing is laid out. Entries are named by id; `net` is a calculated entry for gross weighing, a number for net weighing. */
export interface WeighingConfig {
  /** Formula input; `item` = that of the enclosing for-each. */
  readonly input: string;
  /** `gross`: tare and gross are typed, net is worked out; `net`: the scale shows the net mass. */
  readonly method: 'gross' | 'net';
  readonly tare?: string;
  readonly gross?: string;
  readonly net: string;
  /** Entry that holds the code of the dispensed container; a charge step looks here. */
  readonly container?: string;
}

export const config = object({ input: id, method: oneOf(['gross', 'net']), net: id }, { tare: id, gross: id, container: id });

/** Configuration of a weighing step. */
export function configOf(step: StepNode): WeighingConfig {
  return step.config as unknown as WeighingConfig;
}
