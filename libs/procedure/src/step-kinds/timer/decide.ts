import { Decimal, convert } from '@batchwright/kernel';
import { after, elapsedMs, type Decision } from '../../run/decision';
import { fieldAt, type Field } from '../../run/field';
import { recalculateAfter } from '../../run/calculate';
import { durationMs } from '../../run/hold-times';
import { judge, limitsInForce } from '../../run/limits';
import { raiseForVerdict } from '../../run/raise';
import type { RecordedValue } from '../../run/recorded-value';
import type { StepInfo } from '../../tree/indexed-recipe';
import { configOf } from './schema';

/** Reminds at the nominal duration. */
export function afterStart(decision: Decision, info: StepInfo, stepKey: string): void {
  const { target } = configOf(info.node);
  if (target) decision.emit('TimerStarted', { timerId: `duration:${stepKey}`, purpose: 'step-duration', dueAt: after(decision.occasion, durationMs(target)), stepKey, pausesWithRun: false });
}

/** The stop was touched: the duration is what the clocks say, never what somebody types. */
export function afterEntry(decision: Decision, info: StepInfo, stepKey: string, field: Field): void {
  const { stop } = configOf(info.node);
  const value = decision.step(stepKey).entries[field.address]?.value;
  if (field.address === stop && value?.kind === 'boolean' && value.yes) measure(decision, info, stepKey);
}

/** Without a stop the completion is the end. */
export function beforeComplete(decision: Decision, info: StepInfo, stepKey: string): void {
  const { duration } = configOf(info.node);
  if (!decision.step(stepKey).entries[duration]) measure(decision, info, stepKey);
}

/** Nobody types the duration. */
export function refuseEntry(_decision: Decision, info: StepInfo, _step: unknown, field: Field): { expected: string } | undefined {
  return field.address === configOf(info.node).duration ? { expected: 'the duration is measured by the system' } : undefined;
}

function measure(decision: Decision, info: StepInfo, stepKey: string): void {
  const step = decision.step(stepKey);
  const field = fieldAt(info.node, configOf(info.node).duration);
  if (!field || !step.started || step.entries[field.address]) return;
  const elapsed = elapsedMs(step.started, decision.occasion);
  const { unit = 's', places = 0 } = field.definition as { unit?: string; places?: number };
  const converted = convert({ value: Decimal.of(BigInt(elapsed), 3).toString(), unit: 's' }, unit);
  if (!converted.ok) return;
  const value: RecordedValue = { kind: 'number', value: shown(Decimal.parse(converted.value.value), places, info.kind.id === 'hold').toString(), unit };
  const limits = limitsInForce(field, info, step.iteration, decision.view, decision.recipe);
  const verdict = judge(value, limits, field.definition);
  decision.emit('EntryRecorded', { stepKey, address: field.address, value, verdict, ...(limits ? { limits } : {}), source: 'measured' });
  raiseForVerdict(decision, info, stepKey, field, value, verdict);
  recalculateAfter(decision, info, stepKey, field, 'recorded');
}

/** Rounded as usual; a waiting time is cut, so that it never shows a time that has not passed. */
function shown(exact: Decimal, places: number, cut: boolean): Decimal {
  const rounded = exact.roundTo(places);
  return cut && rounded.compare(exact) > 0 ? rounded.sub(Decimal.of(1n, places)) : rounded;
}
