import { Decimal } from '@batchwright/kernel';
import type { Decision } from '../../run/decision';
import type { Field } from '../../run/field';
import type { RecordedValue } from '../../run/recorded-value';
import type { StepState } from '../../run/state';
import type { StepInfo } from '../../tree/indexed-recipe';
import { configOf } from './schema';

/** A declared difference is what the counts give; overprinted labels do not go back. */
export function refuseEntry(_decision: Decision, info: StepInfo, step: StepState, field: Field, value: RecordedValue): { readonly expected: string } | undefined {
  const { difference, declared, returned, overprinted } = configOf(info.node);
  if (value.kind !== 'number') return undefined;
  const typed = Decimal.parse(value.value);
  if (field.address === returned && overprinted && !typed.isZero()) return { expected: '0: overprinted labels can only be destroyed' };
  if (field.address !== declared) return undefined;
  const counted = step.failures?.[difference] === undefined ? step.entries[difference]?.value : undefined;
  if (counted?.kind !== 'number') return { expected: 'the counts first' };
  return typed.compare(Decimal.parse(counted.value)) === 0 && value.bound === undefined ? undefined : { expected: `${counted.value}, which the counts give` };
}
