import { evaluateBoolean, evaluateNumber } from '@batchwright/formula';
import type { Entry } from '../recipe/entry';
import { bilingual } from '../text';
import { compileAt, stepScope } from '../tree/expression';
import { dependantsOf } from '../tree/dependants';
import type { IndexedRecipe, StepInfo } from '../tree/indexed-recipe';
import { resolveName, rowSeenFrom, type Scope } from '../tree/reference';
import { seenFrom } from '../tree/seen-from';
import { reconsider } from './reconsider';
import type { Decision } from './decision';
import { cellAddress, fieldAt, rowCount, type Field } from './field';
import { judge, limitsInForce } from './limits';
import { raiseAtStep, raiseForVerdict } from './raise';
import { valueText, type RecordedValue } from './recorded-value';
import type { StepState } from './state';
import { formulaValues, valuesOf, type Place } from './values';

/** Why a calculation is looked at: a value came, one was corrected, or the step ends and nothing more will come. */
export type Occurrence = 'recorded' | 'corrected' | 'completing';

/**
 * Works out what depends on a field: calculated fields of the same step at once, of other steps when a value was corrected; and
 * from those, on and on. Decisions of the tree that a corrected value would turn are raised, not undone.
 */
export function recalculateAfter(decision: Decision, info: StepInfo, stepKey: string, changed: Field, occurrence: Occurrence): void {
  for (const field of calculatedCellsBeside(info, changed)) calculateField(decision, info, stepKey, field, occurrence);
  for (const dependant of dependantsOf(decision.recipe, info.node.id, changed.entry.id, changed.column?.id)) {
    if (dependant.kind === 'decision') {
      if (occurrence === 'corrected') reconsider(decision, dependant.node, info, decision.step(stepKey));
      continue;
    }
    const own = dependant.step.node.id === info.node.id;
    if (!own && occurrence !== 'corrected') continue;
    const keys = own ? [stepKey] : seenFrom(decision.view, dependant.step, info, decision.step(stepKey).iteration);
    for (const key of keys) {
      const other = decision.view.steps[key];
      const field = other && calculatedField(dependant.step, dependant.expression.entry, dependant.expression.column, changed.row === undefined ? undefined : rowSeenFrom(dependant.expression.scope, changed.entry.id, changed.row));
      if (field && (own || other.entries[field.address])) calculateField(decision, dependant.step, key, field, occurrence);
    }
  }
}

/** Works out what depends on earlier steps alone, when a step begins: whoever signs it signs over what it says. */
export function calculateAtStart(decision: Decision, info: StepInfo, stepKey: string): void {
  for (const entry of info.node.entries) {
    if (entry.type === 'calculated') calculateField(decision, info, stepKey, { entry, address: entry.id, definition: entry }, 'recorded');
  }
}

/** Works out every calculated field of a step that is not there yet; at the completion. */
export function calculateRest(decision: Decision, info: StepInfo, stepKey: string): void {
  for (const entry of info.node.entries) {
    if (entry.type === 'calculated') calculateField(decision, info, stepKey, { entry, address: entry.id, definition: entry }, 'completing');
  }
}

/** Works out one field and records the result, unless it is not due yet or gives what stands there already. */
export function calculateField(decision: Decision, info: StepInfo, stepKey: string, field: Field, occurrence: Occurrence): void {
  const step = decision.step(stepKey);
  const { definition } = field;
  if (definition.type !== 'calculated' || definition.formula === undefined || !isAsked(decision, info, step, field.entry)) return;
  const scope = stepScope(info, field.column ? field.entry : undefined);
  const compiled = compileAt(decision.recipe, definition.formula, scope);
  const place: Place = { scope, iteration: step.iteration, ...(field.row === undefined ? {} : { row: field.row }) };
  const before = step.entries[field.address];
  if (!compiled.ok) {
    if (occurrence === 'completing' && !before && step.failures?.[field.address] === undefined) failed(decision, info, step, field, compiled.error.code, []);
    return;
  }
  const inputs = compiled.value.references.map((name) => ({ name, values: valuesOf(decision.view, decision.recipe, name, place) }));
  if (occurrence === 'recorded' && !allThere(decision.recipe, info, step, inputs, scope)) return;
  const rounding = { places: definition.places ?? 0, halves: definition.rounding ?? ('half-even' as const) };
  const result = evaluateNumber(compiled.value, formulaValues(decision.view, decision.recipe, place), { unit: definition.unit ?? '1', places: rounding.places, rounding: rounding.halves });
  if (!result.ok) {
    if (result.error.code === 'missing-value' && occurrence === 'recorded') return;
    if (occurrence === 'completing' && step.failures?.[field.address] !== undefined) return;
    return failed(decision, info, step, field, result.error.code, inputs);
  }
  const value: RecordedValue = { kind: 'number', value: result.value.value, unit: result.value.unit };
  if (before && valueText(before.value) === valueText(value) && step.failures?.[field.address] === undefined) return;
  const limits = limitsInForce(field, info, step.iteration, decision.view, decision.recipe);
  const verdict = judge(value, limits, definition);
  decision.emit('CalculationRecorded', {
    stepKey,
    address: field.address,
    formula: definition.formula,
    inputs,
    rounding,
    value,
    ...(before ? { oldValue: before.value } : {}),
    verdict,
    ...(limits ? { limits } : {}),
  });
  raiseForVerdict(decision, info, stepKey, field, value, verdict);
  recalculateAfter(decision, info, stepKey, field, occurrence === 'completing' ? 'recorded' : occurrence);
}

/** True when a field is asked for: it has no condition, or the condition holds. One that cannot be decided is asked for. */
export function isAsked(decision: Pick<Decision, 'view' | 'recipe'>, info: StepInfo, step: StepState, entry: Entry): boolean {
  if (entry.when === undefined) return true;
  const scope = stepScope(info);
  const compiled = compileAt(decision.recipe, entry.when, scope);
  if (!compiled.ok) return true;
  const result = evaluateBoolean(compiled.value, formulaValues(decision.view, decision.recipe, { scope, iteration: step.iteration }));
  return result.ok ? result.value : result.error.code !== 'missing-value';
}

/** Records that a calculation could not be worked out, with its exception; what depends on a result that stood there fails with it. */
function failed(decision: Decision, info: StepInfo, step: StepState, field: Field, failure: string, inputs: readonly { name: string; values: RecordedValue[] }[]): void {
  const { formula = '' } = field.definition as { readonly formula?: string };
  const known = step.failures?.[field.address];
  decision.emit('CalculationRecorded', { stepKey: step.key, address: field.address, formula, inputs, failure, verdict: { result: 'undecidable' } });
  if (known !== failure) {
    const title = bilingual(field.definition.title);
    raiseAtStep(decision, info, decision.step(step.key), 'calculation-failed', 'major', {
      address: field.address,
      text: { en: `${title.en} could not be worked out: ${failure}`, de: `${title.de} ließ sich nicht berechnen: ${failure}` },
      params: { field: title.en, formula, failure },
    });
  }
  if (known === undefined && step.entries[field.address]) recalculateAfter(decision, info, step.key, field, 'corrected');
}

/** Every input has a value, and tables of this step with a fixed number of rows are full. */
function allThere(recipe: IndexedRecipe, info: StepInfo, step: StepState, inputs: readonly { readonly name: string; readonly values: readonly RecordedValue[] }[], scope: Scope): boolean {
  return inputs.every(({ name: written, values }) => {
    if (values.length === 0) return false;
    const reference = resolveName(recipe, written, scope);
    if (reference?.kind === 'entry' && reference.samples !== undefined) return values.length === reference.samples;
    const [first = '', column] = written.replaceAll('_', '-').split('.');
    const table = info.node.entries.find((entry) => entry.id === first && entry.type === 'table');
    const rows = table && rowCount(table);
    if (!table || rows === undefined || column === undefined) return true;
    return Array.from({ length: rows }, (_, i) => cellAddress(table.id, i + 1, column)).every((address) => step.entries[address] !== undefined);
  });
}

function calculatedCellsBeside(info: StepInfo, changed: Field): Field[] {
  if (changed.row === undefined || changed.definition.type === 'calculated') return [];
  const { row, entry } = changed;
  return (entry.columns ?? []).filter(({ type }) => type === 'calculated').flatMap((column) => fieldAt(info.node, cellAddress(entry.id, row, column.id)) ?? []);
}

function calculatedField(info: StepInfo, entry: string | undefined, column: string | undefined, row: number | undefined): Field | undefined {
  if (entry === undefined) return undefined;
  if (column === undefined) return fieldAt(info.node, entry);
  return row === undefined ? undefined : fieldAt(info.node, cellAddress(entry, row, column));
}
