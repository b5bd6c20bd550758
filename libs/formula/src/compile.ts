import { err, ok, parseUnit, refuse, type Decimal, type Quantity, type Result, type Rounding } from '@batchwright/kernel';
import { dimensionKey } from '@batchwright/kernel';
import { DEFAULT_FUEL, evaluateExpression, type FormulaValues, type FormulaInputValue } from './evaluate';
import { fromBase } from './ratio';
import { parse, type Expression } from './syntax';
import { check, type FormulaType, type TypeEnvironment } from './types';

/** A formula that was read and checked: it may be evaluated any number of times. */
export interface CompiledFormula {
  readonly source: string;
  readonly type: FormulaType;
  /** Names it uses, each once, in order of appearance. */
  readonly references: readonly string[];
  readonly expression: Expression;
}

/** Reads and checks a formula against the names it may use. Refusals: of `parse` and `check`, with the place in `params.at`. */
export function compile(source: string, names: TypeEnvironment): Result<CompiledFormula> {
  const expression = parse(source);
  if (!expression.ok) return expression;
  const type = check(expression.value, names);
  if (!type.ok) return type;
  return ok({ source, type: type.value, references: references(expression.value), expression: expression.value });
}

/** Names in a formula, without checking it; none when it cannot be read. */
export function namesIn(source: string): readonly string[] {
  const expression = parse(source);
  return expression.ok ? references(expression.value) : [];
}

/** How a number leaves a formula: unit, places, rounding. */
export interface ResultForm {
  readonly unit: string;
  readonly places: number;
  readonly rounding?: Rounding;
}

/** A formula's number, rounded once, at the end. Refusals: of evaluation, `wrong-type`, `unit-mismatch`. */
export function evaluateNumber(formula: CompiledFormula, values: FormulaValues, form: ResultForm, fuel: number = DEFAULT_FUEL): Result<Quantity> {
  const unit = parseUnit(form.unit);
  if (!unit.ok) return unit;
  if (formula.type.kind !== 'number') return err(refuse('wrong-type', { found: formula.type.kind }));
  if (dimensionKey(formula.type.dimension) !== dimensionKey(unit.value.dimension)) return err(refuse('unit-mismatch', { unit: form.unit }));
  const result = evaluateExpression(formula.expression, values, fuel);
  if (!result.ok) return result;
  if (result.value.kind !== 'number') return err(refuse('wrong-type', { found: result.value.kind }));
  const decimal: Decimal = fromBase(result.value.base, unit.value, form.places, form.rounding);
  return ok({ value: decimal.toString(), unit: form.unit });
}

/** A formula's yes or no. Refusals: of evaluation, `wrong-type`. */
export function evaluateBoolean(formula: CompiledFormula, values: FormulaValues, fuel: number = DEFAULT_FUEL): Result<boolean> {
  const result = evaluateExpression(formula.expression, values, fuel);
  if (!result.ok) return result;
  return result.value.kind === 'boolean' ? ok(result.value.value) : err(refuse('wrong-type', { found: result.value.kind }));
}

/** The inputs of a calculation as the record shows them (B8): each name with what it stood for. */
export function inputsOf(formula: CompiledFormula, values: FormulaValues): { readonly name: string; readonly value: string }[] {
  return formula.references.map((name) => ({ name, value: printed(values(name)) }));
}

function printed(value: FormulaInputValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map((item: Quantity) => printed(item)).join('; ');
  const { value: amount, unit } = value as Quantity;
  return unit === '1' ? amount : `${amount} ${unit}`;
}

function references(expression: Expression): readonly string[] {
  switch (expression.node) {
    case 'name':
      return [expression.name];
    case 'unary':
      return references(expression.operand);
    case 'binary':
      return [...new Set([...references(expression.left), ...references(expression.right)])];
    case 'call':
      return [...new Set(expression.args.flatMap(references))];
    case 'number':
    case 'boolean':
      return [];
  }
}
