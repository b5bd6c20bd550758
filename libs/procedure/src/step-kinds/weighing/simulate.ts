import { Decimal } from '@batchwright/kernel';
import type { Field } from '../../run/field';
import type { StepState } from '../../run/state';
import type { StepInfo } from '../../tree/indexed-recipe';
import { configOf } from './schema';

const TARE = '50.0';

/** A rehearsed weighing hits its target: gross = tare + target. */
export function simulate(info: StepInfo, field: Field, target: string | undefined, { step }: { readonly step: StepState }): string | undefined {
  const { tare, gross } = configOf(info.node);
  if (field.address === tare) return TARE;
  const empty = tare === undefined ? undefined : step.entries[tare]?.value;
  return field.address === gross && target !== undefined ? Decimal.parse(empty?.kind === 'number' ? empty.value : TARE).add(Decimal.parse(target)).toString() : undefined;
}

/** The field whose target a rehearsal of this field aims at. */
export function targetField(info: StepInfo, field: Field): string {
  const { gross, net } = configOf(info.node);
  return field.address === gross ? net : field.address;
}
