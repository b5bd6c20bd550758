import { compareQuantities, dimensionKey, parseUnit, sameDimension, type Quantity } from '@batchwright/kernel';
import type { AgreementCheck, RecordedMoment } from '../recipe/consistency-check';
import { compileAt } from '../tree/expression';
import { stepInfo, type IndexedRecipe } from '../tree/indexed-recipe';
import { finding, type LintFinding } from './lint-finding';

/** What consistency checks name exists, is an amount or a time, and can be compared (F3). A check that could never be evaluated would look like one that passed. */
export function lintConsistency(recipe: IndexedRecipe): LintFinding[] {
  return (recipe.document.consistency ?? []).flatMap((check, i) => {
    const at = `/consistency/${i}`;
    if (check.kind === 'agreement') return [...lintTolerance(check.tolerance, `${at}/tolerance`, check.title.en), ...lintSide(recipe, check, 'left', at), ...lintSide(recipe, check, 'right', at)];
    const times = check.kind === 'order' ? { least: check.least, tolerance: check.tolerance } : { within: check.within };
    const durations = Object.entries(times).flatMap(([field, time]) => (time ? [...lintDuration(time, `${at}/${field}`, check.title.en), ...lintTolerance(time, `${at}/${field}`, check.title.en)] : []));
    if (check.kind === 'one-place') return durations;
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

function lintMoment(recipe: IndexedRecipe, moment: RecordedMoment, at: string, title: string): LintFinding[] {
  const info = stepInfo(recipe, moment.step);
  if (!info) return [finding('unknown-step', `${at}/step`, `"${title}" names the step "${moment.step}", which does not exist`, { named: moment.step })];
  if (!('entry' in moment)) return [];
  const entry = info.node.entries.find(({ id }) => id === moment.entry);
  if (!entry) return [finding('unknown-entry', `${at}/entry`, `"${title}" names "${moment.entry}", which "${info.node.title.en}" does not record`, { step: moment.step, named: moment.entry })];
  return entry.type === 'date-time' ? [] : [finding('not-a-time', `${at}/entry`, `"${title}": "${entry.title.en}" is no point in time`, { step: moment.step, entry: entry.id, found: entry.type })];
}

function lintDuration(time: Quantity, at: string, title: string): LintFinding[] {
  return sameDimension(time.unit, 's') ? [] : [finding('unit-mismatch', `${at}/unit`, `"${title}": ${time.value} ${time.unit} is no time`, { unit: time.unit })];
}

function lintTolerance(amount: Quantity, at: string, title: string): LintFinding[] {
  const order = compareQuantities(amount, { value: '0', unit: amount.unit });
  return order.ok && order.value >= 0 ? [] : [finding('amount-not-positive', `${at}/value`, `"${title}": ${amount.value} ${amount.unit} is below zero`, { value: amount.value })];
}
