import { combine, dimensionKey, err, ok, parseUnit, refuse, type Dimension, type DomainError, type Result } from '@batchwright/kernel';
import type { Expression } from './syntax';

/** What a name or a part of a formula is. Numbers carry their dimension: kilograms and degrees cannot be added. */
export type FormulaType =
  | { readonly kind: 'number'; readonly dimension: Dimension; /** True for a scale with an offset (Cel): it may be compared, not added. */ readonly scale?: boolean }
  | { readonly kind: 'list'; readonly dimension: Dimension }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'text' };

/** Names that a formula may use, and what they are. */
export type TypeEnvironment = (name: string) => FormulaType | undefined;

/** Type of a number in a unit; undefined when the unit is none. */
export function numberType(unit: string): FormulaType | undefined {
  const read = parseUnit(unit);
  return read.ok ? { kind: 'number', dimension: read.value.dimension, ...(read.value.offset ? { scale: true } : {}) } : undefined;
}

const PLAIN: Dimension = {};
const OVER_LISTS = new Set(['mean', 'stdev', 'min', 'max', 'sum']);

function fail(code: string, at: number, params: Record<string, unknown> = {}): DomainError {
  return refuse(code, { at, ...params }, { rule: 'UCUM' });
}

/** Checks names, types and units of a formula (A7). Refusals: `unknown-name`, `unit-mismatch`, `wrong-type`, `unknown-function`, `unknown-unit`, `wrong-arguments`. */
export function check(expression: Expression, names: TypeEnvironment): Result<FormulaType> {
  try {
    return ok(typeOf(expression, names));
  } catch (error) {
    return err(error as DomainError);
  }
}

function typeOf(expression: Expression, names: TypeEnvironment): FormulaType {
  const { at } = expression;
  switch (expression.node) {
    case 'number': {
      const type = numberType(expression.unit);
      if (!type) throw fail('unknown-unit', at, { unit: expression.unit });
      return type;
    }
    case 'boolean':
      return { kind: 'boolean' };
    case 'name': {
      const type = names(expression.name);
      if (!type) throw fail('unknown-name', at, { name: expression.name });
      return type;
    }
    case 'unary': {
      const type = typeOf(expression.operand, names);
      if (type.kind !== (expression.operator === '-' ? 'number' : 'boolean')) throw fail('wrong-type', at, { operator: expression.operator, found: type.kind });
      return type;
    }
    case 'binary':
      return binaryType(expression, typeOf(expression.left, names), typeOf(expression.right, names));
    case 'call':
      return callType(expression, expression.args.map((arg) => typeOf(arg, names)));
  }
}

function binaryType({ operator, at }: Expression & { node: 'binary' }, left: FormulaType, right: FormulaType): FormulaType {
  if (operator === 'and' || operator === 'or') {
    if (left.kind !== 'boolean' || right.kind !== 'boolean') throw fail('wrong-type', at, { operator, found: left.kind === 'boolean' ? right.kind : left.kind });
    return left;
  }
  const equality = operator === '=' || operator === '!=';
  if (equality && left.kind === right.kind && (left.kind === 'boolean' || left.kind === 'text')) return { kind: 'boolean' };
  if (left.kind !== 'number' || right.kind !== 'number') throw fail('wrong-type', at, { operator, found: left.kind === 'number' ? right.kind : left.kind });
  if (operator === '*' || operator === '/') {
    if (left.scale || right.scale) throw fail('unit-mismatch', at, { operator, why: 'a temperature scale cannot be multiplied' });
    return { kind: 'number', dimension: combine(left.dimension, right.dimension, operator === '*' ? 1 : -1) };
  }
  if (dimensionKey(left.dimension) !== dimensionKey(right.dimension)) {
    throw fail('unit-mismatch', at, { operator, left: dimensionKey(left.dimension) || '1', right: dimensionKey(right.dimension) || '1' });
  }
  if (operator !== '+' && operator !== '-') return { kind: 'boolean' };
  if (left.scale || right.scale) throw fail('unit-mismatch', at, { operator, why: 'a temperature scale cannot be added' });
  return left;
}

function callType({ name, at, unit }: Expression & { node: 'call' }, types: readonly FormulaType[]): FormulaType {
  const wrong = (): DomainError => fail('wrong-arguments', at, { function: name, found: types.map((type) => type.kind) });
  if (unit !== undefined && name !== 'convert') throw wrong();
  const [first, second, third] = types;
  if (name === 'if') {
    if (types.length !== 3 || first?.kind !== 'boolean' || !second || !third || second.kind !== third.kind) throw wrong();
    if (second.kind === 'number' && third.kind === 'number' && dimensionKey(second.dimension) !== dimensionKey(third.dimension)) throw fail('unit-mismatch', at, { function: name });
    return second;
  }
  if (name === 'count' || name === 'rsd') {
    if (types.length !== 1 || first?.kind !== 'list') throw wrong();
    return { kind: 'number', dimension: PLAIN };
  }
  if (OVER_LISTS.has(name)) {
    if (types.length === 1 && first?.kind === 'list') return { kind: 'number', dimension: first.dimension };
    const variadic = (name === 'min' || name === 'max') && types.length >= 2 && types.every((type) => type.kind === 'number');
    if (!variadic || first?.kind !== 'number') throw wrong();
    if (types.some((type) => type.kind === 'number' && dimensionKey(type.dimension) !== dimensionKey(first.dimension))) throw fail('unit-mismatch', at, { function: name });
    return first;
  }
  if (name === 'abs') {
    if (types.length !== 1 || first?.kind !== 'number') throw wrong();
    return first;
  }
  if (name === 'convert') {
    const target = unit === undefined ? undefined : numberType(unit);
    if (types.length !== 1 || first?.kind !== 'number' || target?.kind !== 'number') throw wrong();
    if (dimensionKey(first.dimension) !== dimensionKey(target.dimension)) throw fail('unit-mismatch', at, { function: name, unit });
    return target;
  }
  throw fail('unknown-function', at, { function: name });
}
