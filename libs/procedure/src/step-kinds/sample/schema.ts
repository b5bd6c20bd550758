import { id, object, quantity, titleText } from '../../recipe/shape';
import type { Quantity } from '@batchwright/kernel';
import type { StepNode } from '../../recipe/procedure-node';
import type { Text } from '../../text';

/** What is taken, how much, for whom. */
export interface SampleConfig {
  readonly size: Quantity;
  readonly purpose: Text;
  /** Entry, or column of a table, with the sample's number. */
  readonly sampleId: string;
}

export const config = object({ size: quantity, purpose: titleText, sampleId: id });

/** Configuration of a sample step. */
export function configOf(step: StepNode): SampleConfig {
  return step.config as unknown as SampleConfig;
}
