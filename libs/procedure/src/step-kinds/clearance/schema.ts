import { id, list, object, text } from '../../recipe/shape';
import type { StepNode } from '../../recipe/procedure-node';

/** Which room or line is cleared; how long it holds is a hold time of the recipe from this step to the next use. */
export interface ClearanceConfig {
  readonly area: string;
  /** Steps that need this clearance: one start of one of them, after that it has to be cleared again. */
  readonly opens?: readonly string[];
  /** Equipment requirement of the line or room that this step holds, so that no other run uses it in between. */
  readonly line?: string;
}

export const config = object({ area: text }, { opens: list(id, 1), line: id });

/** Configuration of a clearance. */
export function configOf(step: StepNode): ClearanceConfig {
  return step.config as unknown as ClearanceConfig;
}
