import { Decimal } from '@batchwright/kernel';
import type { Decision } from '../../run/decision';
import type { Field } from '../../run/field';
import type { RecordedValue } from '../../run/recorded-value';
import type { StepState } from '../../run/state';
import type { StepInfo } from '../../tree/indexed-recipe';
import { configOf } from './schema';

/** The gross mass cannot be below the tare: one of the two was misread. */
export function refuseEntry(_decision: Decision, info: StepInfo, step: StepState, field: Field, value: RecordedValue): { expected: string } | undefined {
  const { tare, gross } = configOf(info.node);
  if (field.address !== gross || tare === undefined || value.kind !== 'number') return undefined;
  const empty = step.entries[tare]?.value;
  if (empty?.kind !== 'number' || empty.unit !== value.unit) return undefined;
  return Decimal.parse(value.value).compare(Decimal.parse(empty.value)) < 0 ? { expected: `at least the tare, ${empty.value} ${empty.unit}` } : undefined;
}
