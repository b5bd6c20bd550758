import type { Quantity } from '@batchwright/kernel';
import { id, object, oneOf, quantity } from '../../recipe/shape';
import type { StepNode } from '../../recipe/procedure-node';

/** What the completion of a step says about equipment to its owner (requirement B19). */
export interface EquipmentStatusConfig {
  /** Equipment requirement that the step holds; what was bound to it changes its status. */
  readonly requirement: string;
  /** `clean`: it was cleaned or sanitised; `checked`: a scale showed its two reference weights. */
  readonly becomes: 'clean' | 'checked';
  /** How long clean stays clean; absent = without an end. */
  readonly holds?: Quantity;
  /** How thoroughly it is cleaned; absent = minor. */
  readonly level?: 'minor' | 'major';
  /** Number entries with what the scale showed under the low and the high reference weight. */
  readonly low?: string;
  readonly high?: string;
}

export const config = object({ requirement: id, becomes: oneOf(['clean', 'checked']) }, { holds: quantity, level: oneOf(['minor', 'major']), low: id, high: id });

/** Configuration of the kind. */
export function configOf(step: StepNode): EquipmentStatusConfig {
  return step.config as unknown as EquipmentStatusConfig;
}
