import { dimensionKey, parseUnit } from '@batchwright/kernel';
import type { FormulaType } from '@batchwright/formula';
import { conditionsOf } from '../tree/dependants';
import { compileAt, entriesIn, expressionsOf, type StepExpression } from '../tree/expression';
import { isStep, stepInfo, type IndexedRecipe, type NodeInfo, type StepInfo } from '../tree/indexed-recipe';
import type { Scope } from '../tree/reference';
import { finding, type LintFinding } from './lint-finding';
import { doneBefore, doneInTurn, type Before } from './order';

/** Expressions can be read, their names exist, their units fit, and what they read is there when they are asked (A7, A13). */
export function lintExpressions(recipe: IndexedRecipe): LintFinding[] {
  return [...recipe.nodes.values()].flatMap((info) => [
    ...conditionsOf(info).flatMap(({ source, scope, pointer }) => [
      ...lintOne(recipe, source, scope, pointer, info, 'boolean'),
      ...lintReads(recipe, source, scope, pointer, info, (step) => (info.node.type === 'loop' ? doneInTurn(step, info) : doneBefore(step, info))),
    ]),
    ...(isStep(info) ? expressionsOf(info).flatMap((expression) => lintStepExpression(recipe, info, expression)) : []),
  ]);
}

function lintStepExpression(recipe: IndexedRecipe, info: StepInfo, expression: StepExpression): LintFinding[] {
  const { source, scope, pointer, use } = expression;
  const unit = use === 'material-quantity' ? materialUnit(recipe, info, pointer) : expression.unit;
  return [
    ...lintOne(recipe, source, scope, pointer, info, use === 'when' ? 'boolean' : (unit ?? '1')),
    ...lintReads(recipe, source, scope, pointer, info, (step) => (step === info ? 'surely' : doneBefore(step, info))),
    ...(use === 'formula' ? lintSelfReading(recipe, info, expression) : []),
  ];
}

/** Unit of the input that a quantity is asked for; the end of the pointer says which. */
function materialUnit(recipe: IndexedRecipe, info: StepInfo, pointer: string): string | undefined {
  const asked = info.node.material?.[Number(/\/material\/(\d+)\/quantity$/.exec(pointer)?.[1])]?.input;
  return recipe.document.formula.inputs.find(({ id }) => id === asked)?.quantity.unit;
}

function lintOne(recipe: IndexedRecipe, source: string, scope: Scope, pointer: string, info: NodeInfo, expected: string): LintFinding[] {
  const compiled = compileAt(recipe, source, scope);
  const facts = { node: info.node.id, expression: source };
  if (!compiled.ok) {
    const { code, params } = compiled.error;
    return [finding(code, pointer, `"${info.node.title.en}": ${source} — ${said(code, params)}`, { ...facts, ...params })];
  }
  const { type } = compiled.value;
  if (expected === 'boolean') {
    return type.kind === 'boolean' ? [] : [finding('not-a-condition', pointer, `"${info.node.title.en}": ${source} is ${kindOf(type)}, not yes or no`, { ...facts, found: type.kind })];
  }
  const unit = parseUnit(expected);
  if (!unit.ok) return [];
  if (type.kind !== 'number') return [finding('not-a-number', pointer, `"${info.node.title.en}": ${source} is ${kindOf(type)}, not an amount`, { ...facts, found: type.kind })];
  if (dimensionKey(type.dimension) === dimensionKey(unit.value.dimension)) return [];
  return [finding('unit-mismatch', pointer, `"${info.node.title.en}": ${source} gives ${dimensionKey(type.dimension) || 'a plain number'}, which is no ${expected}`, { ...facts, found: dimensionKey(type.dimension) || '1', expected })];
}

/** What an expression reads is recorded before it is asked: never is an error, perhaps not is a warning unless it asks first (`if`). */
function lintReads(recipe: IndexedRecipe, source: string, scope: Scope, pointer: string, info: NodeInfo, when: (step: NodeInfo) => Before): LintFinding[] {
  const seen = new Map(entriesIn(recipe, source, scope).map((reference) => [reference.step.node.id, reference]));
  return [...seen.values()].flatMap((reference) => {
    const step = stepInfo(recipe, reference.step.node.id);
    const done = step ? when(step) : 'surely';
    if (!step || done === 'surely') return [];
    const facts = { node: info.node.id, expression: source, step: step.node.id, entry: reference.entry.id };
    if (done === 'never') return [finding('read-before-recorded', pointer, `"${info.node.title.en}" reads "${step.node.title.en}", which is not done by then`, facts)];
    if (/\bif\s*\(/.test(source)) return [];
    return [finding('perhaps-not-recorded', pointer, `"${info.node.title.en}" reads "${step.node.title.en}", which may not be done by then`, facts, 'warning')];
  });
}

/** A calculation that needs its own result, directly or through others of its step, never gives one. */
function lintSelfReading(recipe: IndexedRecipe, info: StepInfo, start: StepExpression): LintFinding[] {
  const formulas = expressionsOf(info).filter(({ use }) => use === 'formula');
  const name = (one: { readonly entry?: string; readonly column?: string }): string => `${one.entry ?? ''}/${one.column ?? ''}`;
  const seen = new Set<string>();
  const visit = (expression: StepExpression): boolean =>
    entriesIn(recipe, expression.source, expression.scope).some((reference) => {
      if (reference.step !== info) return false;
      const read = name({ entry: reference.entry.id, ...(reference.column ? { column: reference.column.id } : {}) });
      if (read === name(start)) return true;
      if (seen.has(read)) return false;
      seen.add(read);
      return formulas.filter((one) => name(one) === read).some(visit);
    });
  return visit(start) ? [finding('reads-itself', start.pointer, `"${info.node.title.en}": ${start.source} needs its own result`, { node: info.node.id, expression: start.source })] : [];
}

function kindOf(type: FormulaType): string {
  return { number: 'an amount', list: 'a list of amounts', boolean: 'yes or no', text: 'text' }[type.kind];
}

function said(code: string, params: Readonly<Record<string, unknown>>): string {
  const facts = Object.entries(params).filter(([key]) => key !== 'at').map(([key, value]) => `${key} ${String(value)}`);
  return `${code.replaceAll('-', ' ')}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`;
}
