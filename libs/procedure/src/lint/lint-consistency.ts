import { compareQuantities, dimensionKey, parseUnit, sameDimension, type Quantity } from '@batchwright/kernel';
import type { Entry } from '../recipe/entry';
import type { AgreementCheck, DistinctCheck, RecordedMoment, SpacingCheck } from '../recipe/consistency-check';
import { compileAt } from '../tree/expression';
import { stepInfo, type IndexedRecipe } from '../tree/indexed-recipe';
import { finding, type LintFinding } from './lint-finding';

/** What consistency checks name exists, is an amount or a time, and can be compared (F3). A check that could never be evaluated would look like one that passed. */
export function lintConsistency(recipe: IndexedRecipe): LintFinding[] {
  return (recipe.document.consistency ?? []).flatMap((check, i) => {
    const at = `/consistency/${i}`;
    if (check.kind === 'agreement') return [...lintTolerance(check.tolerance, `${at}/tolerance`, check.title.en), ...lintSide(recipe, check, 'left', at), ...lintSide(recipe, check, 'right', at)];
    if (check.kind === 'distinct') return lintDistinct(recipe, check, at);
    const times = check.kind === 'order' ? { least: check.least, tolerance: check.tolerance } : check.kind === 'spacing' ? { least: check.least } : { within: check.within };
    const durations = Object.entries(times).flatMap(([field, time]) => (time ? [...lintDuration(time, `${at}/${field}`, check.title.en), ...lintTolerance(time, `${at}/${field}`, check.title.en)] : []));
    if (check.kind === 'one-place') return durations;
    if (check.kind === 'spacing') return [...lintTable(recipe, check, at), ...durations];
    return [...lintMoment(recipe, check.earlier, `${at}/earlier`, check.title.en), ...lintMoment(recipe, check.later, `${at}/later`, check.title.en), ...durations];
  });
}

function lintSide(recipe: IndexedRecipe, check: AgreementCheck, side: 'left' | 'right', at: string): LintFinding[] {
  const source = check[side];
  const pointer = `${at}/${side}`;
  const facts = { check: check.id, expression: source };
  const compiled = compileAt(recipe, source, { loops: [] });
  if (!compiled.ok) return [finding(compiled.error.code, pointer, `"${check.title.en}": ${source} cannot be read (${compiled.error.code.replaceAll('-', ' ')})`, { ...facts, ...compiled.error.params })];
  const { type } = compiled.value;
  if (type.kind !== 'number') return [finding('not-a-number', pointer, `"${check.title.en}": ${source} is no amount`, { ...facts, found: type.kind })];
  const unit = parseUnit(check.tolerance.unit);
  const found = dimensionKey(type.dimension);
  if (!unit.ok || dimensionKey(unit.value.dimension) === found) return [];
  return [finding('unit-mismatch', pointer, `"${check.title.en}": ${source} cannot be compared in ${check.tolerance.unit}`, { ...facts, found: found || '1', expected: check.tolerance.unit })];
}

/** One code alone differs from nothing. */
function lintDistinct(recipe: IndexedRecipe, { entries, title }: DistinctCheck, at: string): LintFinding[] {
  const few = entries.length < 2 ? [finding('too-few-to-compare', `${at}/entries`, `"${title.en}" names ${entries.length} entries; two at least can differ`, { count: entries.length })] : [];
  return [...few, ...entries.flatMap(({ step, entry }, i) => {
    const found = lintRecorded(recipe, step, entry, `${at}/entries/${i}`, title.en);
    if (!('entry' in found)) return found.findings;
    return found.entry.type === 'text' ? [] : [finding('not-a-text', `${at}/entries/${i}/entry`, `"${title.en}": "${found.entry.title.en}" is no text`, { step, entry, found: found.entry.type })];
  })];
}

/** Rows are those of a table. */
function lintTable(recipe: IndexedRecipe, { step, table, title }: SpacingCheck, at: string): LintFinding[] {
  const found = lintRecorded(recipe, step, table, at, title.en, 'table');
  if (!('entry' in found)) return found.findings;
  return found.entry.type === 'table' ? [] : [finding('not-a-table', `${at}/table`, `"${title.en}": "${found.entry.title.en}" is no table`, { step, entry: table, found: found.entry.type })];
}

function lintRecorded(recipe: IndexedRecipe, step: string, entry: string, at: string, title: string, field = 'entry'): { readonly entry: Entry } | { readonly findings: LintFinding[] } {
  const info = stepInfo(recipe, step);
  if (!info) return { findings: [finding('unknown-step', `${at}/step`, `"${title}" names the step "${step}", which does not exist`, { named: step })] };
  const found = info.node.entries.find(({ id }) => id === entry);
  if (!found) return { findings: [finding('unknown-entry', `${at}/${field}`, `"${title}" names "${entry}", which "${info.node.title.en}" does not record`, { step, named: entry })] };
  return { entry: found };
}

function lintMoment(recipe: IndexedRecipe, moment: RecordedMoment, at: string, title: string): LintFinding[] {
  if (!('entry' in moment)) return stepInfo(recipe, moment.step) ? [] : [finding('unknown-step', `${at}/step`, `"${title}" names the step "${moment.step}", which does not exist`, { named: moment.step })];
  const recorded = lintRecorded(recipe, moment.step, moment.entry, at, title);
  if (!('entry' in recorded)) return recorded.findings;
  const { entry } = recorded;
  return entry.type === 'date-time' ? [] : [finding('not-a-time', `${at}/entry`, `"${title}": "${entry.title.en}" is no point in time`, { step: moment.step, entry: entry.id, found: entry.type })];
}

function lintDuration(time: Quantity, at: string, title: string): LintFinding[] {
  return sameDimension(time.unit, 's') ? [] : [finding('unit-mismatch', `${at}/unit`, `"${title}": ${time.value} ${time.unit} is no time`, { unit: time.unit })];
}

function lintTolerance(amount: Quantity, at: string, title: string): LintFinding[] {
  const order = compareQuantities(amount, { value: '0', unit: amount.unit });
  return order.ok && order.value >= 0 ? [] : [finding('amount-not-positive', `${at}/value`, `"${title}": ${amount.value} ${amount.unit} is below zero`, { value: amount.value })];
}
