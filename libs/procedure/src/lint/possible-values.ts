import type { Expression } from '@batchwright/formula';
import { compareQuantities, type Quantity } from '@batchwright/kernel';
import type { IndexedRecipe } from '../tree/indexed-recipe';
import { resolveName, type Scope } from '../tree/reference';

/** Least and greatest amount that a part of an expression can be; a missing side is open. */
interface Span {
  readonly low?: Quantity;
  readonly high?: Quantity;
}

/**
 * What a condition always gives, as far as the plausible bounds of entries say: a value outside them is never recorded, so
 * `temperature > 100` with plausible bounds up to 60 never holds. Undefined when it can be either.
 */
export function conditionRange(recipe: IndexedRecipe, expression: Expression, scope: Scope): boolean | undefined {
  if (expression.node === 'boolean') return expression.value;
  if (expression.node === 'unary' && expression.operator === 'not') {
    const value = conditionRange(recipe, expression.operand, scope);
    return value === undefined ? undefined : !value;
  }
  if (expression.node !== 'binary') return undefined;
  const { operator, left, right } = expression;
  if (operator === 'and' || operator === 'or') {
    const [a, b] = [conditionRange(recipe, left, scope), conditionRange(recipe, right, scope)];
    const decides = operator === 'or';
    if (a === decides || b === decides) return decides;
    return a === undefined || b === undefined ? undefined : !decides;
  }
  const [x, y] = [spanOf(recipe, left, scope), spanOf(recipe, right, scope)];
  if (!x || !y) return undefined;
  switch (operator) {
    case '<':
      return compared(x, y, true);
    case '>':
      return compared(y, x, true);
    case '<=':
      return compared(x, y, false);
    case '>=':
      return compared(y, x, false);
    case '=':
      return apart(x, y) ? false : undefined;
    case '!=':
      return apart(x, y) ? true : undefined;
    default:
      return undefined;
  }
}

/** Whether x < y (`strict`) or x <= y for all values, for none, or undefined. */
function compared(x: Span, y: Span, strict: boolean): boolean | undefined {
  const always = order(x.high, y.low);
  if (always !== undefined && (strict ? always < 0 : always <= 0)) return true;
  const never = order(x.low, y.high);
  if (never !== undefined && (strict ? never >= 0 : never > 0)) return false;
  return undefined;
}

function apart(x: Span, y: Span): boolean {
  return (order(x.high, y.low) ?? 0) < 0 || (order(x.low, y.high) ?? 0) > 0;
}

function order(a: Quantity | undefined, b: Quantity | undefined): number | undefined {
  if (!a || !b) return undefined;
  const result = compareQuantities(a, b);
  return result.ok ? result.value : undefined;
}

function spanOf(recipe: IndexedRecipe, expression: Expression, scope: Scope): Span | undefined {
  if (expression.node === 'number') return point({ value: expression.text, unit: expression.unit });
  if (expression.node !== 'name') return undefined;
  const reference = resolveName(recipe, expression.name, scope);
  if (reference?.kind === 'parameter') return point({ value: reference.parameter.value, unit: reference.parameter.unit });
  if (reference?.kind !== 'entry' || reference.column || reference.entry.type !== 'number') return undefined;
  const { unit = '1', ranges } = reference.entry;
  const bounds = ranges?.plausible;
  if (!bounds || bounds.percentOf !== undefined) return undefined;
  return {
    ...(bounds.low === undefined ? {} : { low: { value: bounds.low, unit } }),
    ...(bounds.high === undefined ? {} : { high: { value: bounds.high, unit } }),
  };
}

const point = (value: Quantity): Span => ({ low: value, high: value });
