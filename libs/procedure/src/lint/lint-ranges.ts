import { Decimal } from '@batchwright/kernel';
import type { Column, Entry, Range, Ranges } from '../recipe/entry';
import { LEVELS, limitsInForce, setPointOf } from '../run/limits';
import type { LimitsInForce } from '../run/events';
import type { Field } from '../run/field';
import type { IndexedRecipe, StepInfo } from '../tree/indexed-recipe';
import { lintCleanroom } from './lint-cleanroom';
import { finding, type LintFinding } from './lint-finding';
import { emptyRun, turnsOf } from './turns';

type Bounds = { readonly low?: string; readonly high?: string };
type Level = 'plausible' | (typeof LEVELS)[number];

/** From the narrowest to the widest: a wider range that cuts a narrower one would make the narrower one meaningless. */
const NESTING: readonly Level[] = [...LEVELS, 'plausible'];

/** Limits are there where they must be, lie within each other, and hold the set point (A4, A13; 21 CFR 211.110(a)). */
export function lintRanges(recipe: IndexedRecipe): LintFinding[] {
  return recipe.steps.flatMap((step) =>
    step.node.entries.flatMap((entry, i) => {
      const at = `${step.pointer}/entries/${i}`;
      const cells = entry.columns?.map((column, j) => ({ field: { entry, column, row: 1, address: '', definition: column } satisfies Field, at: `${at}/columns/${j}` }));
      return (cells ?? [{ field: { entry, address: entry.id, definition: entry } satisfies Field, at }]).flatMap((one) => lintField(recipe, step, one.field, one.at));
    }),
  );
}

function lintField(recipe: IndexedRecipe, step: StepInfo, field: Field, at: string): LintFinding[] {
  const { definition } = field;
  return [...lintMissing(step, definition, at), ...lintAcceptance(step, definition, at), ...lintCleanroom(step, definition, at), ...(definition.ranges ? lintNumbers(recipe, step, field, definition.ranges, at) : [])];
}

/** A critical parameter or attribute, or an in-process control, is judged by something. */
function lintMissing(step: StepInfo, definition: Entry | Column, at: string): LintFinding[] {
  if (definition.mark === undefined || definition.type === 'table' || definition.acceptance) return [];
  if (LEVELS.some((level) => level !== 'normal' && definition.ranges?.[level])) return [];
  return [finding('limits-missing', at, `"${definition.title.en}" of "${step.node.title.en}" is a ${definition.mark} without limits`, { step: step.node.id, entry: definition.id, mark: definition.mark })];
}

function lintAcceptance(step: StepInfo, definition: Entry | Column, at: string): LintFinding[] {
  const { acceptance, choices, type } = definition;
  if (!acceptance || type === 'text') return [];
  const possible = type === 'boolean' ? ['yes', 'no'] : (choices ?? []).map(({ id }) => id);
  const facts = { step: step.node.id, entry: definition.id };
  const unknown = acceptance.accepted.filter((answer) => !possible.includes(answer));
  const findings = unknown.map((answer) => finding('unknown-answer', `${at}/acceptance/accepted`, `"${definition.title.en}" accepts "${answer}", which cannot be answered`, { ...facts, answer }));
  if (possible.every((answer) => acceptance.accepted.includes(answer))) findings.push(finding('accepts-everything', `${at}/acceptance/accepted`, `"${definition.title.en}" accepts every answer`, facts, 'warning'));
  return findings;
}

function lintNumbers(recipe: IndexedRecipe, step: StepInfo, field: Field, ranges: Ranges, at: string): LintFinding[] {
  const { definition } = field;
  const findings = [...lintPercentages(step, definition, ranges, at), ...lintPlaces(step, definition, ranges, at)];
  if (findings.some(({ severity }) => severity === 'error')) return findings;
  const view = emptyRun(recipe);
  for (const iteration of turnsOf(recipe, step.loops)) {
    const target = setPointOf(field, step, iteration, view, recipe);
    // before its set point is known, percentages can still be compared with percentages
    const limits = target === undefined ? undefined : limitsInForce(field, step, iteration, view, recipe);
    const found = lintNesting(step, definition, limits ?? written(ranges), target, at);
    if (found.length > 0) return [...findings, ...found];
  }
  return findings;
}

/** Percentages need a set point; and a calculated value is never stopped, so plausible bounds would promise what does not happen. */
function lintPercentages(step: StepInfo, definition: Entry | Column, ranges: Ranges, at: string): LintFinding[] {
  const facts = { step: step.node.id, entry: definition.id };
  const percent = Object.entries(ranges).filter(([, range]: [string, Range]) => range.percentOf !== undefined);
  const findings =
    definition.setPoint === undefined ? percent.map(([level]) => finding('set-point-missing', `${at}/ranges/${level}`, `"${definition.title.en}" has a range in percent of a set point and no set point`, { ...facts, level })) : [];
  if (definition.type === 'calculated' && ranges.plausible) findings.push(finding('plausible-of-calculated', `${at}/ranges/plausible`, `"${definition.title.en}" is calculated: nobody types it, and plausible bounds stop nothing`, facts, 'warning'));
  return findings;
}

/** A limit with more places than the value itself cannot be met exactly, or not at all. */
function lintPlaces(step: StepInfo, definition: Entry | Column, ranges: Ranges, at: string): LintFinding[] {
  const { places } = definition;
  if (places === undefined) return [];
  return Object.entries(ranges).flatMap(([level, range]: [string, Range]) =>
    range.percentOf !== undefined
      ? []
      : [range.low, range.high].flatMap((bound) =>
          bound === undefined || Decimal.parse(bound).compare(Decimal.parse(bound).roundTo(places)) === 0
            ? []
            : [finding('limit-finer-than-value', `${at}/ranges/${level}`, `"${definition.title.en}" is recorded with ${places} places, its limit ${bound} is finer`, { step: step.node.id, entry: definition.id, level, bound }, 'warning')],
        ),
  );
}

function lintNesting(step: StepInfo, definition: Entry | Column, limits: LimitsInForce, target: string | undefined, at: string): LintFinding[] {
  const findings: LintFinding[] = [];
  const facts = { step: step.node.id, entry: definition.id };
  const title = `"${definition.title.en}" of "${step.node.title.en}"`;
  for (const level of NESTING) {
    const bounds = limits[level];
    if (!bounds) continue;
    const path = `${at}/ranges/${level}`;
    if (bounds.low === undefined && bounds.high === undefined) findings.push(finding('range-without-bounds', path, `${title}: the ${level} range has no bound`, { ...facts, level }));
    if (isAbove(bounds.low, bounds.high)) findings.push(finding('range-upside-down', path, `${title}: the ${level} range goes from ${bounds.low} to ${bounds.high}`, { ...facts, level, ...bounds }));
    else if (target !== undefined && (isAbove(bounds.low, target) || isAbove(target, bounds.high))) {
      findings.push(finding('set-point-outside-range', `${at}/setPoint`, `${title}: the set point ${target} is outside the ${level} range ${shown(bounds)}`, { ...facts, level, target, ...bounds }));
    }
  }
  if (findings.length > 0) return findings;
  const levels = NESTING.filter((level) => limits[level]);
  return levels.slice(1).flatMap((level, i) => {
    const [inner, outer] = [limits[levels[i] ?? level] ?? {}, limits[level] ?? {}];
    const tooNarrow = isAbove(outer.low, inner.low) || isAbove(inner.high, outer.high);
    return tooNarrow ? [finding('ranges-not-nested', `${at}/ranges/${level}`, `${title}: the ${level} range ${shown(outer)} does not hold the ${levels[i] ?? ''} range ${shown(inner)}`, { ...facts, inner: levels[i], outer: level })] : [];
  });
}

function written(ranges: Ranges): LimitsInForce {
  const percent = NESTING.some((level) => ranges[level]?.percentOf !== undefined);
  return Object.fromEntries(NESTING.flatMap((level) => {
    const range = ranges[level];
    return range && (!percent || range.percentOf !== undefined) ? [[level, { ...(range.low === undefined ? {} : { low: range.low }), ...(range.high === undefined ? {} : { high: range.high }) }]] : [];
  }));
}

function isAbove(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && Decimal.parse(a).compare(Decimal.parse(b)) > 0;
}

const shown = ({ low, high }: Bounds): string => `${low ?? '…'} to ${high ?? '…'}`;
