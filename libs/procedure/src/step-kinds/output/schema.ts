import { id, object } from '../../recipe/shape';
import type { StepNode } from '../../recipe/procedure-node';

/** What comes out, and the entry that holds its yield. */
export interface OutputConfig {
  /** Formula output. */
  readonly output: string;
  /** Entry with the amount that came out. */
  readonly quantity: string;
  /** Calculated entry with the yield; its ranges judge it. */
  readonly yield?: string;
}

export const config = object({ output: id, quantity: id }, { yield: id });

/** Configuration of an output step. */
export function configOf(step: StepNode): OutputConfig {
  return step.config as unknown as OutputConfig;
}
