import { Decimal, divideRounded, type Quantity } from '@batchwright/kernel';
import type { FormulaInputValue } from '@batchwright/formula';
import { fitsKeyPattern, instanceKey, isPattern, meantKeys } from '../tree/instance-key';
import { currentItem, type IndexedRecipe } from '../tree/indexed-recipe';
import { typeOfReference, resolveName, valuePattern, type Reference, type Scope } from '../tree/reference';
import type { RecordedValue } from './recorded-value';
import type { RunView } from './state';

/** The recorded values that a name pattern `stepKey/address` means, in order; empty when nothing is recorded. */
export function recordedValues(view: RunView, pattern: string): RecordedValue[] {
  const cut = pattern.indexOf('/');
  const [keyPattern, address] = [pattern.slice(0, cut), pattern.slice(cut + 1)];
  const keys = isPattern(keyPattern) ? meantKeys(keyPattern, knownKeys(view, keyPattern)) : [keyPattern];
  return keys.flatMap((key) => valuesOfStep(view, key, address));
}

function knownKeys(view: RunView, pattern: string): Set<string> {
  const keys = new Set(Object.keys(view.steps).filter((key) => fitsKeyPattern(pattern, key)));
  for (const name of Object.keys(view.values)) {
    const key = name.slice(0, name.indexOf('/'));
    if (fitsKeyPattern(pattern, key)) keys.add(key);
  }
  return keys;
}

function valuesOfStep(view: RunView, key: string, address: string): RecordedValue[] {
  const step = view.steps[key];
  const entries = step?.entries;
  // what was worked out before and cannot be any more is no value
  if (step?.failures?.[address] !== undefined) return [];
  if (!address.includes('*')) {
    const value = entries?.[address]?.value ?? view.values[`${key}/${address}`];
    return value ? [value] : [];
  }
  const cells = new Map<number, RecordedValue>();
  const [table, , column] = address.split('/');
  const collect = (found: string, value: RecordedValue): void => {
    const [t, row, c] = found.split('/');
    if (t === table && c === column) cells.set(Number(row), value);
  };
  for (const [name, value] of Object.entries(view.values)) if (name.startsWith(`${key}/`)) collect(name.slice(key.length + 1), value);
  for (const [found, entry] of Object.entries(entries ?? {})) if (step?.failures?.[found] === undefined) collect(found, entry.value);
  return [...cells].sort(([a], [b]) => a - b).map(([, value]) => value);
}

/** Where an expression is evaluated: the scope it was compiled in, the iteration, and the row for cells. */
export interface Place {
  readonly scope: Scope;
  readonly iteration: readonly number[];
  readonly row?: number;
}

/** Recorded (or constant) values that a name stands for here. */
export function valuesOf(view: RunView, recipe: IndexedRecipe, name: string, place: Place): RecordedValue[] {
  const reference = resolveName(recipe, name, place.scope);
  if (!reference) return [];
  const amount = (quantity: Quantity): RecordedValue[] => [{ kind: 'number', ...quantity }];
  switch (reference.kind) {
    case 'parameter':
      return amount({ value: reference.parameter.value, unit: reference.parameter.unit });
    case 'batch-size':
      return amount(view.run.batchSize);
    case 'turn':
      return amount({ value: String(place.iteration.at(-1) ?? 0), unit: '1' });
    case 'item': {
      const item = currentItem(recipe, place.scope.loops, place.iteration);
      return item ? amount(scaled(item, view, recipe)) : [];
    }
    case 'amount':
      return amount(scaled(reference.of, view, recipe));
    case 'cell': {
      const { step, table } = place.scope;
      if (!step || !table || place.row === undefined) return [];
      return recordedValues(view, `${instanceKey(step.node.id, place.iteration)}/${table.id}/${place.row}/${reference.column.id}`);
    }
    case 'entry': {
      const { samples, step, entry, column } = reference;
      if (samples !== undefined) {
        if (place.row === undefined || !column) return [];
        const first = (place.row - 1) * samples + 1;
        return Array.from({ length: samples }, (_, i) => first + i).flatMap((row) => recordedValues(view, `${instanceKey(step.node.id, place.iteration)}/${entry.id}/${row}/${column.id}`));
      }
      return recordedValues(view, valuePattern(recipe, reference, place.scope.loops, place.iteration));
    }
  }
}

/** The values in the form of `@batchwright/formula`. A censored value counts as missing: it is not a number. */
export function formulaValues(view: RunView, recipe: IndexedRecipe, place: Place): (name: string) => FormulaInputValue | undefined {
  return (name) => {
    const reference = resolveName(recipe, name, place.scope);
    if (!reference) return undefined;
    const values = valuesOf(view, recipe, name, place);
    if (typeOfReference(recipe, reference, place.scope)?.kind === 'list') {
      const numbers = values.flatMap((value) => (value.kind === 'number' && value.bound === undefined ? [{ value: value.value, unit: value.unit }] : []));
      return numbers.length === values.length && numbers.length > 0 ? numbers : undefined;
    }
    const value = values.at(-1);
    return value && plain(value, reference);
  };
}

function plain(value: RecordedValue, reference: Reference): FormulaInputValue | undefined {
  switch (value.kind) {
    case 'number':
      return value.bound === undefined ? { value: value.value, unit: value.unit } : undefined;
    case 'choice':
      return 'choice' in reference && reference.choice !== undefined ? value.choice === reference.choice : value.choice;
    case 'boolean':
      return value.yes;
    case 'text':
      return value.text;
    case 'date-time':
      return value.instant;
    case 'file':
      return undefined;
  }
}

/**
 * An amount of the formula for the size of this run: exact where a finite decimal exists within six more places, and with the
 * digits it was written with.
 */
export function scaled(of: { readonly quantity: Quantity; readonly scales?: 'with-batch' | 'fixed' }, view: RunView, recipe: IndexedRecipe): Quantity {
  const reference = Decimal.parse(recipe.document.header.batchSize.value);
  const size = Decimal.parse(view.run.batchSize.value);
  if (of.scales === 'fixed' || reference.isZero() || size.compare(reference) === 0) return of.quantity;
  const amount = Decimal.parse(of.quantity.value);
  const places = amount.places + 6;
  const product = amount.mul(size);
  const shift = places + reference.places - product.places;
  const numerator = shift >= 0 ? product.unscaled * 10n ** BigInt(shift) : product.unscaled;
  const denominator = shift >= 0 ? reference.unscaled : reference.unscaled * 10n ** BigInt(-shift);
  let result = Decimal.of(divideRounded(numerator, denominator, 'half-even'), places);
  while (result.places > amount.places && result.unscaled % 10n === 0n) result = Decimal.of(result.unscaled / 10n, result.places - 1);
  return { value: result.toString(), unit: of.quantity.unit };
}
