import { numberType, type FormulaType } from '@batchwright/formula';
import type { Column, Entry } from '../recipe/entry';
import type { FormulaInput, FormulaOutput, FormulaParameter } from '../recipe/formula';
import { instanceKey } from './instance-key';
import { itemsOf, stepInfo, type IndexedRecipe, type StepInfo } from './indexed-recipe';

/** From where an expression looks: a step with its own entries, a row of one of its tables, or a node of the tree. */
export interface Scope {
  /** Loops around the place, outermost first; the body of a loop counts the loop itself. */
  readonly loops: readonly string[];
  /** Step whose entries may be named without the step. */
  readonly step?: StepInfo;
  /** Table whose cells of one row are `row.<column>`. */
  readonly table?: Entry;
}

/** What a name in an expression stands for. */
export type Reference =
  | { readonly kind: 'parameter'; readonly parameter: FormulaParameter }
  | { readonly kind: 'amount'; readonly of: FormulaInput | FormulaOutput }
  | { readonly kind: 'batch-size' }
  | { readonly kind: 'item' }
  | { readonly kind: 'turn' }
  | { readonly kind: 'cell'; readonly column: Column; readonly choice?: string }
  | EntryReference;

/** A recorded field. `choice`: true when that answer was given. */
export interface EntryReference {
  readonly kind: 'entry';
  readonly step: StepInfo;
  readonly entry: Entry;
  readonly column?: Column;
  readonly choice?: string;
  /** Of the values of one check of a series: how many rows each check has. The row of the place is the check. */
  readonly samples?: number;
}

/** Of a series: its table of values, when the scope is its table of statistics. */
function checkedBy(scope: Scope): { readonly step: StepInfo; readonly table: Entry; readonly samples: number } | undefined {
  const { step, table } = scope;
  if (step?.node.kind !== 'check-series' || table === undefined) return undefined;
  const { statistics, table: values, samples } = step.node.config as { readonly statistics?: string; readonly table?: string; readonly samples?: number };
  const entry = step.node.entries.find(({ id, type }) => id === values && type === 'table');
  return statistics === table.id && entry ? { step, table: entry, samples: samples ?? 1 } : undefined;
}

/** Row of the statistics that a row of the values belongs to; the row itself for every other table. */
export function rowSeenFrom(scope: Scope, table: string, row: number): number {
  const checked = checkedBy(scope);
  return checked?.table.id === table ? Math.ceil(row / checked.samples) : row;
}

/**
 * Finds what a name means. Names: `batch.size`, `input.<id>`, `output.<id>`, `parameter.<id>`, `equipment.<requirement>.<property>` (one that every item has in the same amount, unless a step is called so), `item.quantity`, `loop.turn`,
 * `row.<column>`, `checked.<column>` in the statistics of a series, `<entry>` of the own step, `<table>.<column>`, `<step>.<entry>`, `<step>.<table>.<column>`; a choice also with
 * one of its answers at the end, which is yes or no. Hyphens of ids are written as underscores.
 */
export function resolveName(recipe: IndexedRecipe, written: string, scope: Scope): Reference | undefined {
  const [first = '', second, third, fourth] = written.replaceAll('_', '-').split('.');
  const { formula } = recipe.document;
  const one = <T extends { readonly id: string }>(items: readonly T[]): T | undefined => (third === undefined ? items.find((item) => item.id === second) : undefined);
  switch (first) {
    case 'batch':
      return second === 'size' && third === undefined ? { kind: 'batch-size' } : undefined;
    case 'item':
      return second === 'quantity' && third === undefined && scope.loops.some((id) => recipe.nodes.get(id)?.node.type === 'for-each') ? { kind: 'item' } : undefined;
    case 'loop':
      return second === 'turn' && third === undefined && scope.loops.length > 0 ? { kind: 'turn' } : undefined;
    case 'input':
    case 'output': {
      const of = one<FormulaInput | FormulaOutput>(first === 'input' ? formula.inputs : formula.outputs);
      return of && { kind: 'amount', of };
    }
    case 'parameter': {
      const parameter = one(formula.parameters);
      return parameter && { kind: 'parameter', parameter };
    }
    case 'equipment': {
      const parameter = stepInfo(recipe, 'equipment') || fourth !== undefined ? undefined : fixedProperty(recipe, second, third);
      if (parameter) return { kind: 'parameter', parameter };
      break;
    }
    case 'row': {
      const column = scope.table?.columns?.find((candidate) => candidate.id === second);
      return column && fourth === undefined ? answerOf({ kind: 'cell', column }, third) : undefined;
    }
    case 'checked': {
      const checked = checkedBy(scope);
      const column = checked?.table.columns?.find((candidate) => candidate.id === second);
      if (checked && column && third === undefined) return { kind: 'entry', step: checked.step, entry: checked.table, column, samples: checked.samples };
    }
  }
  const own = scope.step && entryOf(scope.step, first, [second, third, fourth]);
  const other = stepInfo(recipe, first);
  return own ?? (other && second !== undefined ? entryOf(other, second, [third, fourth]) : undefined);
}

/** A property that is required in exactly one amount: whichever item is granted, it has it. */
function fixedProperty(recipe: IndexedRecipe, requirement: string | undefined, property: string | undefined): FormulaParameter | undefined {
  const required = recipe.document.equipment.find(({ id }) => id === requirement);
  const stated = required?.properties.find((one) => one.property === property);
  if (!required || stated?.min === undefined || stated.min !== stated.max) return undefined;
  return { id: stated.property, title: required.title, value: stated.min, unit: stated.unit ?? '1' };
}

function entryOf(step: StepInfo, id: string, rest: readonly (string | undefined)[]): EntryReference | undefined {
  const entry = step.node.entries.find((candidate) => candidate.id === id);
  if (!entry) return undefined;
  const [next, afterNext, end] = rest;
  if (end !== undefined) return undefined;
  if (entry.type !== 'table') return afterNext === undefined ? answerOf({ kind: 'entry', step, entry }, next) : undefined;
  const column = entry.columns?.find((candidate) => candidate.id === next);
  return column && afterNext === undefined ? { kind: 'entry', step, entry, column } : undefined;
}

function answerOf<R extends EntryReference | (Reference & { kind: 'cell' })>(reference: R, answer: string | undefined): R | undefined {
  if (answer === undefined) return reference;
  const field = reference.kind === 'cell' ? reference.column : reference.entry;
  return field.choices?.some((choice) => choice.id === answer) ? { ...reference, choice: answer } : undefined;
}

/** Type and unit of what a name stands for; undefined when it cannot stand in a formula. */
export function typeOfReference(recipe: IndexedRecipe, reference: Reference, scope: Scope): FormulaType | undefined {
  switch (reference.kind) {
    case 'parameter':
      return numberType(reference.parameter.unit);
    case 'amount':
      return numberType(reference.of.quantity.unit);
    case 'batch-size':
      return numberType(recipe.document.header.batchSize.unit);
    case 'turn':
      return numberType('1');
    case 'item': {
      const units = scope.loops.flatMap((id) => {
        const node = recipe.nodes.get(id)?.node;
        return node?.type === 'for-each' ? itemsOf(recipe.document, node).map((item) => item.quantity.unit) : [];
      });
      return units[0] === undefined ? undefined : numberType(units[0]);
    }
    case 'cell':
      return fieldType(reference.column, reference.choice, false);
    case 'entry':
      return fieldType(reference.column ?? reference.entry, reference.choice, reference.column !== undefined || standsForMany(recipe, reference.step, scope));
  }
}

function fieldType(field: Entry | Column, choice: string | undefined, many: boolean): FormulaType | undefined {
  if (field.type === 'number' || field.type === 'calculated') {
    const type = numberType(field.unit ?? '1');
    return type?.kind === 'number' && many ? { kind: 'list', dimension: type.dimension } : type;
  }
  if (many) return undefined;
  if (field.type === 'boolean' || (field.type === 'choice' && choice !== undefined)) return { kind: 'boolean' };
  return field.type === 'text' || field.type === 'choice' ? { kind: 'text' } : undefined;
}

/** True when a step seen from here is in a for-each that is not around us: its values are a list. */
export function standsForMany(recipe: IndexedRecipe, step: StepInfo, scope: Scope): boolean {
  return step.loops.slice(commonLoops(step.loops, scope.loops)).some((id) => recipe.nodes.get(id)?.node.type === 'for-each');
}

/**
 * Key pattern of a step seen from an iteration: turns of common loops are ours, of other for-eachs all (`*`), of other loops
 * the newest (`$`).
 */
export function seenKey(recipe: IndexedRecipe, step: StepInfo, loops: readonly string[], iteration: readonly number[]): string {
  const common = commonLoops(step.loops, loops);
  const turns = step.loops.map((id, level) => (level < common ? String(iteration[level] ?? 0) : recipe.nodes.get(id)?.node.type === 'for-each' ? '*' : '$'));
  return turns.length === 0 ? step.node.id : `${step.node.id}~${turns.join('.')}`;
}

/** How many loops, from the outermost, two places share. */
export function commonLoops(a: readonly string[], b: readonly string[]): number {
  let common = 0;
  while (common < a.length && a[common] === b[common]) common += 1;
  return common;
}

/** Name pattern of the recorded values that a reference means: `stepKey/address`. */
export function valuePattern(recipe: IndexedRecipe, reference: EntryReference, loops: readonly string[], iteration: readonly number[]): string {
  const key = seenKey(recipe, reference.step, loops, iteration);
  return `${key}/${reference.entry.id}${reference.column ? `/*/${reference.column.id}` : ''}`;
}

/** Key of an instance of a step or node. */
export { instanceKey };
