import { id, object, text } from '../../recipe/shape';
import type { StepNode } from '../../recipe/procedure-node';

/** Which sample was tested, by which method. */
export interface LaboratoryResultConfig {
  readonly sample: string;
  readonly method: string;
}

export const config = object({ sample: id, method: text });

/** Configuration of a laboratory result. */
export function configOf(step: StepNode): LaboratoryResultConfig {
  return step.config as unknown as LaboratoryResultConfig;
}
