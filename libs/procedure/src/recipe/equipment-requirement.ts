import type { Quantity } from '@batchwright/kernel';
import type { Text } from '../text';

/** A need for equipment by class and property; which item it is, is decided in the run (requirement A6; 21 CFR 211.63). */
export interface EquipmentRequirement {
  readonly id: string;
  readonly title: Text;
  /** Equipment class: `v-blender`. */
  readonly class: string;
  readonly properties: readonly RequiredProperty[];
}

/** One property that the item must have. Amounts as decimal text in `unit`; `equals` compares text. */
export interface RequiredProperty {
  readonly property: string;
  readonly unit?: string;
  readonly min?: string;
  readonly max?: string;
  readonly equals?: string;
}

/** How a step uses what a requirement asks for. */
export interface StepEquipment {
  /** Id of the requirement. */
  readonly requirement: string;
  /**
   * `step`: taken at the start of this step and left at its end. `begin`: taken here and kept; `continue`: must still be held;
   * `end`: held, and left at the end of this step.
   */
  readonly occupation: 'step' | 'begin' | 'continue' | 'end';
}

/** Material that a step takes. */
export interface StepMaterial {
  /** Id of the formula input; `item` = the input of the enclosing for-each. */
  readonly input: string;
  /** Expression for the amount asked for; absent = the input's scaled quantity. */
  readonly quantity?: string;
  /** How long after the start the material has to stay good: a lot that expires meanwhile is refused (21 CFR 211.137). Absent = only at the start. */
  readonly lasts?: Quantity;
}
