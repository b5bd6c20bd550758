import { evaluateNumber } from '@batchwright/formula';
import { Decimal } from '@batchwright/kernel';
import type { LimitLevel, Range, Ranges } from '../recipe/entry';
import { compileAt, stepScope } from '../tree/expression';
import type { IndexedRecipe, StepInfo } from '../tree/indexed-recipe';
import type { LimitsInForce, Verdict } from './events';
import type { Field } from './field';
import type { NumberValue, RecordedValue } from './recorded-value';
import type { RunView } from './state';
import { formulaValues } from './values';

/** From the least to the gravest. */
export const LEVELS: readonly LimitLevel[] = ['normal', 'action', 'validated', 'registered'];

/** Digits to which limits that are worked out (percent of a set point) are rounded beyond the set point's own. */
const LIMIT_PLACES = 6;

/** Limits of a field that hold here and now, with set points and percentages worked out. Undefined when it has none. */
export function limitsInForce(field: Field, step: StepInfo, iteration: readonly number[], view: RunView, recipe: IndexedRecipe): LimitsInForce | undefined {
  const { definition } = field;
  if (definition.type !== 'number' && definition.type !== 'calculated') return undefined;
  const { ranges } = definition;
  if (!ranges) return undefined;
  const target = setPointOf(field, step, iteration, view, recipe);
  const limits: { -readonly [L in keyof LimitsInForce]: LimitsInForce[L] } = {};
  for (const level of ['plausible', ...LEVELS] as const) {
    const range = ranges[level];
    const bounds = range && boundsOf(range, target);
    if (bounds) limits[level] = bounds;
  }
  return limits;
}

/** Target of a field in its unit, as decimal text; undefined when there is none or it cannot be worked out yet. */
export function setPointOf(field: Field, step: StepInfo, iteration: readonly number[], view: RunView, recipe: IndexedRecipe): string | undefined {
  const { setPoint, unit = '1', places } = field.definition as { setPoint?: string; unit?: string; places?: number };
  if (setPoint === undefined || !setPoint.startsWith('=')) return setPoint;
  const scope = stepScope(step, field.column ? field.entry : undefined);
  const compiled = compileAt(recipe, setPoint.slice(1), scope);
  if (!compiled.ok) return undefined;
  const place = { scope, iteration, ...(field.row === undefined ? {} : { row: field.row }) };
  const result = evaluateNumber(compiled.value, formulaValues(view, recipe, place), { unit, places: places ?? LIMIT_PLACES });
  if (!result.ok) return undefined;
  return places === undefined ? trim(Decimal.parse(result.value.value), 0) : result.value.value;
}

function boundsOf(range: Range, target: string | undefined): { low?: string; high?: string } | undefined {
  if (range.percentOf === undefined) return { ...(range.low === undefined ? {} : { low: range.low }), ...(range.high === undefined ? {} : { high: range.high }) };
  if (target === undefined) return undefined;
  const ofTarget = (percent: string): string => trim(Decimal.parse(target).mul(Decimal.parse(percent)).mul(Decimal.of(1n, 2)), Decimal.parse(target).places);
  return { ...(range.low === undefined ? {} : { low: ofTarget(range.low) }), ...(range.high === undefined ? {} : { high: ofTarget(range.high) }) };
}

function trim(value: Decimal, atLeast: number): string {
  let result = value;
  while (result.places > atLeast && result.unscaled % 10n === 0n) result = Decimal.of(result.unscaled / 10n, result.places - 1);
  return result.toString();
}

/** How a value stands to the limits: bounds belong to the range; the gravest range left counts. */
export function judge(value: RecordedValue, limits: LimitsInForce | undefined, definition: { readonly ranges?: Ranges; readonly acceptance?: { readonly accepted: readonly string[]; readonly level: LimitLevel } }): Verdict {
  if (value.kind !== 'number') return judgeAnswer(value, definition.acceptance);
  if (!limits || !LEVELS.some((level) => limits[level])) {
    // limits that exist but cannot be worked out are not limits that are kept (gmp 12)
    return LEVELS.some((level) => definition.ranges?.[level]) ? { result: 'undecidable' } : { result: 'unlimited' };
  }
  let undecidable: LimitLevel | undefined;
  for (const level of [...LEVELS].reverse()) {
    const bounds = limits[level];
    if (!bounds) {
      if (definition.ranges?.[level] && !undecidable) undecidable = level;
      continue;
    }
    const stands = position(value, bounds);
    if (stands === 'outside') return { result: 'outside', level };
    if (stands === 'spans' && !undecidable) undecidable = level;
  }
  return undecidable ? { result: 'undecidable', level: undecidable } : { result: 'within' };
}

/** True when a value is inside plausible bounds, or there are none. A censored value is judged by its number. */
export function isPlausible(value: RecordedValue, limits: LimitsInForce | undefined): boolean {
  if (value.kind !== 'number' || !limits?.plausible) return true;
  return position({ ...value, bound: undefined }, limits.plausible) === 'inside';
}

function position(value: NumberValue, bounds: { readonly low?: string; readonly high?: string }): 'inside' | 'outside' | 'spans' {
  const number = Decimal.parse(value.value);
  const low = bounds.low === undefined ? undefined : number.compare(Decimal.parse(bounds.low));
  const high = bounds.high === undefined ? undefined : number.compare(Decimal.parse(bounds.high));
  if (value.bound === 'below') {
    // somewhere below the number: surely outside when the number does not exceed the lower bound
    if (low !== undefined && low <= 0) return 'outside';
    return low !== undefined || (high !== undefined && high > 0) ? 'spans' : 'inside';
  }
  if (value.bound === 'above') {
    if (high !== undefined && high >= 0) return 'outside';
    return high !== undefined || (low !== undefined && low < 0) ? 'spans' : 'inside';
  }
  return (low !== undefined && low < 0) || (high !== undefined && high > 0) ? 'outside' : 'inside';
}

function judgeAnswer(value: RecordedValue, acceptance: { readonly accepted: readonly string[]; readonly level: LimitLevel } | undefined): Verdict {
  if (!acceptance) return { result: 'unlimited' };
  const answer = value.kind === 'choice' ? value.choice : value.kind === 'boolean' ? (value.yes ? 'yes' : 'no') : value.kind === 'text' ? value.text : '';
  return acceptance.accepted.includes(answer) ? { result: 'within' } : { result: 'outside', level: acceptance.level };
}
