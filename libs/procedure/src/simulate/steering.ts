import type { Expression } from '@batchwright/formula';
import { convert, Decimal } from '@batchwright/kernel';
import { conditionsOf } from '../tree/dependants';
import { compileAt, entriesIn, stepScope } from '../tree/expression';
import { stepInfo, type IndexedRecipe } from '../tree/indexed-recipe';
import type { EntryReference, Scope } from '../tree/reference';
import { LEVELS } from '../run/limits';
import type { Point } from './coverage';
import type { Scenario, SteeredValue } from './scenario';

/** Fields that are steered at once, and rehearsals that are tried for one point. */
const MOST_FIELDS = 4;
const MOST_TRIES = 60;
/** A limit of a calculated value is worth fewer. */
const TRIES_FOR_LIMITS = 12;

/** Scenarios that may come through a point that no rehearsal came through: values that its condition reads, one or two of them changed. */
export function scenariosFor(recipe: IndexedRecipe, point: Point): Scenario[] {
  const conditions = conditionsBehind(recipe, point);
  const constants = conditions.flatMap(({ source, scope }) => constantsIn(recipe, source, scope));
  const fields = [...new Map(conditions.flatMap(({ source, scope }) => typedFields(recipe, source, scope)).map((field) => [nameOf(field), field])).values()].slice(0, MOST_FIELDS);
  const values = fields.map((field) => candidates(field, constants));
  const singles = values.flat();
  const pairs = values.flatMap((some, i) => values.slice(i + 1).flatMap((others) => some.flatMap((a) => others.map((b) => [a, b]))));
  const sets = [...singles.map((one) => [one]), ...(fields.length > 1 ? pairs : [])];
  const first = point.endsWith('/again') ? sets.map((set) => set.map((one): SteeredValue => ({ ...one, firstTurnOnly: true }))) : [];
  return [...first, ...sets].slice(0, point.startsWith('limits/') ? TRIES_FOR_LIMITS : MOST_TRIES).map((set) => ({ id: point, values: set }));
}

function conditionsBehind(recipe: IndexedRecipe, point: Point): { readonly source: string; readonly scope: Scope }[] {
  const [kind, id = '', entry] = point.split('/');
  if (kind === 'decisions') return conditionsOf(recipe.nodes.get(id) ?? recipe.root);
  if (kind === 'conditions') {
    const info = stepInfo(recipe, id);
    const source = info?.node.entries.find((one) => one.id === entry)?.when;
    return info && source !== undefined ? [{ source, scope: stepScope(info) }] : [];
  }
  if (kind === 'steps') {
    // a step that was not reached waits behind the decisions around it
    const around = [];
    for (let node = recipe.nodes.get(id)?.parent; node; node = node.parent) around.push(...conditionsOf(node));
    return around;
  }
  if (kind === 'limits') {
    const info = stepInfo(recipe, id);
    const [name, column] = (entry ?? '').split('.');
    const field = info?.node.entries.find((one) => one.id === name);
    const source = (column === undefined ? field : field?.columns?.find((one) => one.id === column))?.formula;
    return info && field && source !== undefined ? [{ source, scope: stepScope(info, column === undefined ? undefined : field) }] : [];
  }
  return [];
}

/** Fields that people type and that an expression reads, also through calculated ones. */
function typedFields(recipe: IndexedRecipe, source: string, scope: Scope, depth = 0): EntryReference[] {
  if (depth > 6) return [];
  const cells = scope.table && scope.step ? cellsOf(recipe, source, scope) : [];
  return [...cells, ...entriesIn(recipe, source, scope)].flatMap((reference) => {
    const field = reference.column ?? reference.entry;
    if (field.type !== 'calculated') return [reference];
    return field.formula === undefined ? [] : typedFields(recipe, field.formula, stepScope(reference.step, reference.column ? reference.entry : undefined), depth + 1);
  });
}

/** Cells of the same row, which an expression of a table reads as `row.<column>`. */
function cellsOf(recipe: IndexedRecipe, source: string, { table, step }: Scope): EntryReference[] {
  const compiled = compileAt(recipe, source, step ? stepScope(step, table) : { loops: [] });
  if (!compiled.ok || !table || !step) return [];
  return compiled.value.references.flatMap((name) => {
    const [first, id] = name.replaceAll('_', '-').split('.');
    const column = first === 'row' ? table.columns?.find((one) => one.id === id) : undefined;
    return column ? [{ kind: 'entry' as const, step, entry: table, column }] : [];
  });
}

const nameOf = ({ step, entry, column }: EntryReference): string => `${step.node.id}/${entry.id}/${column?.id ?? ''}`;

interface Constant {
  readonly text: string;
  readonly unit: string;
}

function constantsIn(recipe: IndexedRecipe, source: string, scope: Scope): Constant[] {
  const compiled = compileAt(recipe, source, scope);
  const found: Constant[] = [];
  const look = (expression: Expression): void => {
    if (expression.node === 'number') found.push({ text: expression.text, unit: expression.unit });
    for (const part of Object.values(expression) as unknown[]) {
      for (const one of Array.isArray(part) ? part : [part]) if (typeof one === 'object' && one !== null && 'node' in one) look(one as Expression);
    }
  };
  if (compiled.ok) look(compiled.value.expression);
  const parameters = recipe.document.formula.parameters.filter(({ id }) => source.includes(`parameter.${id.replaceAll('-', '_')}`) || source.includes(`parameter.${id}`));
  return [...found, ...parameters.map(({ value, unit }) => ({ text: value, unit }))];
}

/** What a field may be: every answer; at, below and above each constant and bound, as far as it is plausible. */
function candidates(reference: EntryReference, constants: readonly Constant[]): SteeredValue[] {
  const { step, entry, column } = reference;
  const field = column ?? entry;
  const steer = (value: string): SteeredValue => ({ step: step.node.id, entry: entry.id, ...(column ? { column: column.id } : {}), value });
  if (field.type === 'choice') return (field.choices ?? []).map(({ id }) => steer(id));
  if (field.type === 'boolean') return [steer('yes'), steer('no')];
  if (field.type !== 'number') return (field.acceptance?.accepted ?? []).map(steer);
  const { ranges, places = 2, unit = '1' } = field;
  const least = Decimal.of(1n, places);
  const converted = constants.flatMap(({ text, unit: from }) => {
    const there = from === unit ? { ok: true as const, value: { value: text } } : convert({ value: text, unit: from }, unit);
    return there.ok ? [Decimal.parse(there.value.value).roundTo(places)] : [];
  });
  const bounds = [...LEVELS, 'plausible' as const].flatMap((level) => {
    const range = ranges?.[level];
    return range && range.percentOf === undefined ? [range.low, range.high].flatMap((bound) => (bound === undefined ? [] : [Decimal.parse(bound)])) : [];
  });
  const plausible = ranges?.plausible;
  const fits = (value: Decimal): boolean => !((plausible?.low !== undefined && value.compare(Decimal.parse(plausible.low)) < 0) || (plausible?.high !== undefined && value.compare(Decimal.parse(plausible.high)) > 0));
  const around = [...converted, ...bounds].flatMap((value) => [value, value.sub(least), value.add(least)]);
  return [...new Set(around.filter(fits).map((value) => value.toString()))].map(steer);
}
