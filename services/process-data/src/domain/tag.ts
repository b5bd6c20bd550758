import type { Text } from '@batchwright/procedure';
import type { TagSource } from './connection';

/** A measuring point of an equipment: where its values come from, what they mean, how long they are kept. */
export interface Tag extends TagSource {
  readonly title: Text;
  /** Code of the equipment or room in the register of resources. */
  readonly equipment: string;
  /** What the point is of any equipment of that class: `speed`, `inlet-temperature`. Recipes name this, not the code. */
  readonly point: string;
  /** UCUM; absent for what has none. */
  readonly unit?: string;
  /** Words by which the source may name that unit: `°C`, `degC`. */
  readonly unitWords?: readonly string[];
  /** Digits after the point that are shown and that a step captures. */
  readonly places?: number;
  /** Name of the instrument that measures it, as its plate and its calibration say: `TT-101`. */
  readonly instrument?: string;
  /** True: a step may write it. Absent: nobody can, by any door. */
  readonly writable?: true;
  /**
   * Of what may be written at an OPC UA server: node id of the method of its controller that takes a command with its id (inputs CommandId: String, Value: as the node has it; output Repeated: Boolean), and carries out each id
   * once. Absent: the value is written into the node, and an order of which nobody knows whether it arrived is never sent again.
   */
  readonly commandMethod?: string;
  /** A source that is connected and says nothing for longer has a gap, seconds. Absent: it speaks on change only. */
  readonly silentAfterSeconds?: number;
  /** How long samples outside of any run are kept, days. Those of runs are kept as long as the record. */
  readonly keepDays: number;
  readonly limits: readonly TagLimit[];
}

/** An alarm limit that holds whatever the equipment is used for (ISA-18.2). */
export interface TagLimit {
  /** Unique in the tag: `high`. */
  readonly id: string;
  readonly kind: 'high-high' | 'high' | 'low' | 'low-low' | 'is';
  /** Decimal text in the unit of the tag; of `is`: the word or `true` / `false` that is an alarm. */
  readonly value: string;
  /** How far back inside a value has to be before the alarm ends, in the unit of the tag. */
  readonly deadBand?: string;
  /** How long outside before it is an alarm, and how long inside before it is over. */
  readonly onDelaySeconds: number;
  readonly offDelaySeconds: number;
  readonly priority: AlarmPriority;
  /** What it is in a run that uses the equipment; absent: an alarm only. */
  readonly exception?: 'minor' | 'major' | 'critical';
}

export type AlarmPriority = 'low' | 'medium' | 'high' | 'critical';

/** What is wrong with a tag before it may be put into a draft. Empty = nothing. */
export function faultsOf(tag: Tag): { readonly field: string; readonly why: string }[] {
  const faults: { field: string; why: string }[] = [];
  const say = (field: string, why: string): void => void faults.push({ field, why });
  if (tag.type === 'number' ? tag.unit === undefined : tag.unit !== undefined) say('unit', tag.type === 'number' ? 'a number has a unit; where it has none, write 1' : 'only a number has a unit');
  if (tag.commandMethod !== undefined && tag.writable !== true) say('commandMethod', 'only what a step may write takes commands');
  if (new Set(tag.limits.map(({ id }) => id)).size < tag.limits.length) say('limits', 'two limits have the same id');
  for (const limit of tag.limits) {
    if ((limit.kind === 'is') === (tag.type === 'number')) say(`limits.${limit.id}`, tag.type === 'number' ? 'a number has limits above or below' : 'what is no number has the kind "is"');
    else if (tag.type === 'number' && !Number.isFinite(Number(limit.value))) say(`limits.${limit.id}`, `${limit.value} is no number`);
    if (limit.deadBand !== undefined && !(Number(limit.deadBand) >= 0)) say(`limits.${limit.id}`, 'a dead-band is a number from 0');
  }
  const bounds = ['low-low', 'low', 'high', 'high-high'].flatMap((kind) => tag.limits.filter((limit) => limit.kind === kind).map(({ value }) => Number(value)));
  if (bounds.some((bound, at) => at > 0 && bound <= (bounds[at - 1] as number))) say('limits', 'the limits have to rise: low-low, low, high, high-high');
  return faults;
}
