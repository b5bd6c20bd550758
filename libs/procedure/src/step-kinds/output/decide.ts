import { addDays, addMonths, endOfMonth, siteDateOf, type SiteDate } from '@batchwright/kernel';
import type { Decision } from '../../run/decision';
import { fieldAt, type Field } from '../../run/field';
import { recordMeasured } from '../../run/record-measured';
import type { RecordedValue } from '../../run/recorded-value';
import type { StepState } from '../../run/state';
import type { StepInfo } from '../../tree/indexed-recipe';
import { configOf, type ExpiryRule } from './schema';

/** Makes both dates of when the product came to be; site-local, by the rule of the recipe. */
export function makeDates(decision: Decision, info: StepInfo, stepKey: string): void {
  const { dates } = configOf(info.node);
  const { shelfLifeMonths } = decision.recipe.document.header;
  if (!dates || shelfLifeMonths === undefined) return;
  const began = Object.values(decision.view.steps).flatMap(({ stepId, started }) => (stepId === dates.since && started ? [started.at] : [])).sort()[0];
  if (began === undefined) return;
  const manufactured = siteDateOf(began, decision.occasion.zone ?? 'UTC');
  recordMeasured(decision, info, stepKey, dates.manufactured, { kind: 'text', text: manufactured });
  recordMeasured(decision, info, stepKey, dates.expires, { kind: 'text', text: expiryOf(manufactured, shelfLifeMonths, dates.rule) });
}

/** The last day on which the product may be used. */
export function expiryOf(manufactured: SiteDate, months: number, rule: ExpiryRule): SiteDate {
  switch (rule) {
    case 'same-day':
      return addMonths(manufactured, months);
    case 'day-before':
      return addDays(addMonths(manufactured, months), -1);
    case 'end-of-month':
      return endOfMonth(addMonths(manufactured, months));
    case 'end-of-previous-month':
      return endOfMonth(addMonths(manufactured, months - 1));
  }
}

/** Nobody types a date that the system makes, and a container is filled once. */
export function refuseEntry(_decision: Decision, info: StepInfo, step: StepState, field: Field, value: RecordedValue): { readonly expected: string } | undefined {
  const { dates, containers } = configOf(info.node);
  if (field.address === dates?.manufactured || field.address === dates?.expires) return { expected: 'the date is made by the system' };
  if (field.entry.id !== containers?.table || field.column?.id !== containers.code || value.kind !== 'text') return undefined;
  const twice = Object.entries(step.entries).some(([address, { value: other }]) => address !== field.address && fieldAt(info.node, address)?.column?.id === containers.code && other.kind === 'text' && other.text === value.text);
  return twice ? { expected: 'a container that is not in the list yet' } : undefined;
}
