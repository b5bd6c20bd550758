import { Decimal } from '@batchwright/kernel';
import type { Range } from '../recipe/entry';
import type { LimitsInForce } from '../run/events';
import { fieldAt, type Field } from '../run/field';
import { LEVELS, limitsInForce, setPointOf } from '../run/limits';
import type { StepState } from '../run/state';
import type { StepInfo } from '../tree/indexed-recipe';
import type { Scenario, SteeredValue } from './scenario';
import type { SimulatedRun } from './simulated-run';

/** What is typed into a field in this scenario. */
export function valueFor(run: SimulatedRun, scenario: Scenario, info: StepInfo, step: StepState, field: Field): string {
  const steered = scenario.values?.find((one) => fits(one, info, step, field));
  if (steered) return steered.value;
  const { definition } = field;
  switch (definition.type) {
    case 'number':
    case 'calculated':
      return numberFor(run, scenario, info, step, field);
    case 'choice':
      return answerFor(scenario, definition.acceptance?.accepted, definition.choices?.map(({ id }) => id) ?? []);
    case 'boolean':
      return answerFor(scenario, definition.acceptance?.accepted, ['yes', 'no']);
    case 'date-time':
      return run.occasion.plant;
    case 'photo':
    case 'file':
      return '0'.repeat(64);
    default:
      return info.kind.simulate?.(info, field, undefined, { view: run.view, recipe: run.recipe, step }) ?? textFor(scenario, definition.acceptance?.accepted, `SIM-${step.key}-${field.address}`);
  }
}

/** A number that cannot be, where the field says what can; undefined where anything can be. */
export function implausibleFor(run: SimulatedRun, info: StepInfo, step: StepState, field: Field): string | undefined {
  const plausible = limitsInForce(field, info, step.iteration, run.view, run.recipe)?.plausible;
  if (field.definition.type !== 'number' || !plausible) return undefined;
  const least = stepOf(field);
  return plausible.high === undefined ? Decimal.parse(plausible.low ?? '0').sub(least).toString() : Decimal.parse(plausible.high).add(least).toString();
}

function numberFor(run: SimulatedRun, scenario: Scenario, info: StepInfo, step: StepState, field: Field): string {
  const limits = limitsInForce(field, info, step.iteration, run.view, run.recipe);
  if (scenario.leave) {
    const outside = outsideOf(limits, scenario.leave, field);
    if (outside !== undefined) return outside;
  }
  const aimed = info.kind.aimsAt?.(info, field) ?? field.address;
  const target = fieldAt(info.node, aimed);
  // what is typed may aim at what is worked out of it: then that leaves its limits
  const aside = target && target.address !== field.address && scenario.leave ? outsideOf(limitsInForce(target, info, step.iteration, run.view, run.recipe), scenario.leave, target) : undefined;
  const setPoint = aside ?? (target && setPointOf(target, info, step.iteration, run.view, run.recipe));
  const typed = info.kind.simulate?.(info, field, setPoint, { view: run.view, recipe: run.recipe, step }) ?? setPoint;
  return rounded(typed ?? middleOf(limits), field);
}

/** The middle of the narrowest limits; beside the only bound where there is one; 1 where there is none. */
function middleOf(limits: LimitsInForce | undefined): string {
  const bounds = [...LEVELS, 'plausible' as const].flatMap((level) => limits?.[level] ?? []);
  const lows = bounds.flatMap(({ low }) => (low === undefined ? [] : [Decimal.parse(low)])).sort((a, b) => b.compare(a));
  const highs = bounds.flatMap(({ high }) => (high === undefined ? [] : [Decimal.parse(high)])).sort((a, b) => a.compare(b));
  const [low, high] = [lows[0], highs[0]];
  if (low && high) return low.add(high).mul(Decimal.parse('0.5')).toString();
  return (low ?? high ?? Decimal.parse('1')).toString();
}

/** Just outside the limits of a level and still plausible; undefined where that cannot be. */
function outsideOf(limits: LimitsInForce | undefined, level: NonNullable<Scenario['leave']>, field: Field): string | undefined {
  const bounds = limits?.[level];
  if (!bounds) return undefined;
  const least = stepOf(field);
  const tries = [...(bounds.high === undefined ? [] : [Decimal.parse(bounds.high).add(least)]), ...(bounds.low === undefined ? [] : [Decimal.parse(bounds.low).sub(least)])];
  return tries.find((value) => isWithin(value, limits.plausible))?.toString();
}

function isWithin(value: Decimal, bounds: Range | undefined): boolean {
  return !((bounds?.low !== undefined && value.compare(Decimal.parse(bounds.low)) < 0) || (bounds?.high !== undefined && value.compare(Decimal.parse(bounds.high)) > 0));
}

/** The least difference that a field can show. */
export function stepOf(field: Field): Decimal {
  return Decimal.of(1n, (field.definition as { readonly places?: number }).places ?? 2);
}

function rounded(value: string, field: Field): string {
  const { places } = field.definition as { readonly places?: number };
  const exact = Decimal.parse(value);
  return places === undefined || exact.places <= places ? value : exact.roundTo(places).toString();
}

function answerFor(scenario: Scenario, accepted: readonly string[] | undefined, all: readonly string[]): string {
  const usual = accepted?.[0] ?? all[0] ?? '';
  return scenario.refusedAnswers && accepted ? (all.find((answer) => !accepted.includes(answer)) ?? usual) : usual;
}

function textFor(scenario: Scenario, accepted: readonly string[] | undefined, otherwise: string): string {
  return accepted && !scenario.refusedAnswers ? (accepted[0] ?? otherwise) : otherwise;
}

function fits({ step: id, entry, column, firstTurnOnly }: SteeredValue, info: StepInfo, step: StepState, field: Field): boolean {
  return id === info.node.id && entry === field.entry.id && column === field.column?.id && (firstTurnOnly === undefined || (step.iteration.at(-1) ?? 1) === 1);
}
