import { id, object, quantity } from '../../recipe/shape';
import type { Quantity } from '@batchwright/kernel';
import type { StepNode } from '../../recipe/procedure-node';

/** What is measured, and when people are reminded. */
export interface DurationConfig {
  /** Number entry with source `measured` that takes the duration; its ranges judge it. */
  readonly duration: string;
  /** Boolean entry whose `yes` stops the clock; absent = the completion stops it. */
  readonly stop?: string;
  /** When to remind: the nominal duration. */
  readonly target?: Quantity;
}

export const config = object({ duration: id }, { stop: id, target: quantity });

/** Configuration of a step that measures a duration. */
export function configOf(step: StepNode): DurationConfig {
  return step.config as unknown as DurationConfig;
}
