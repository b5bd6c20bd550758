import { err, ok, refuse, type DomainError, type Quantity, type Result } from '@batchwright/kernel';
import { add, compare, div, mul, ratio, read, sqrt, sub, type Ratio } from './ratio';
import type { BinaryOperator, Expression } from './syntax';

/** What a name stands for. Absent = not recorded. */
export type FormulaInputValue = Quantity | readonly Quantity[] | boolean | string;

/** The values of names. */
export type FormulaValues = (name: string) => FormulaInputValue | undefined;

/** Outcome inside the evaluator: numbers are exact fractions of base units. */
export type FormulaValue = { readonly kind: 'number'; readonly base: Ratio } | { readonly kind: 'list'; readonly bases: readonly Ratio[] } | { readonly kind: 'boolean'; readonly value: boolean } | { readonly kind: 'text'; readonly value: string };

/** Steps that an evaluation may take before it is stopped. */
export const DEFAULT_FUEL = 20_000;

/** Evaluates a checked formula. Refusals: `division-by-zero`, `missing-value`, `too-few-values`, `fuel-exhausted`; never NaN. */
export function evaluateExpression(expression: Expression, values: FormulaValues, fuel: number = DEFAULT_FUEL): Result<FormulaValue> {
  try {
    return ok(new Evaluator(values, fuel).value(expression));
  } catch (error) {
    return err(error as DomainError);
  }
}

const number = (base: Ratio): FormulaValue => ({ kind: 'number', base });
const boolean = (value: boolean): FormulaValue => ({ kind: 'boolean', value });

class Evaluator {
  constructor(
    private readonly values: FormulaValues,
    private fuel: number,
  ) {}

  value(expression: Expression): FormulaValue {
    this.burn(1);
    switch (expression.node) {
      case 'number':
        return number(read(expression.text, expression.unit));
      case 'boolean':
        return boolean(expression.value);
      case 'name':
        return this.named(expression.name, expression.at);
      case 'unary':
        return expression.operator === 'not' ? boolean(!this.truth(expression.operand)) : number(sub(ratio(0n), this.base(expression.operand)));
      case 'binary':
        return this.binary(expression.operator, expression.left, expression.right, expression.at);
      case 'call':
        return this.call(expression);
    }
  }

  private named(name: string, at: number): FormulaValue {
    const value = this.values(name);
    if (value === undefined) throw refuse('missing-value', { name, at });
    if (typeof value === 'boolean') return boolean(value);
    if (typeof value === 'string') return { kind: 'text', value };
    if (!Array.isArray(value)) return number(read((value as Quantity).value, (value as Quantity).unit));
    this.burn(value.length);
    return { kind: 'list', bases: value.map((item: Quantity) => read(item.value, item.unit)) };
  }

  private binary(operator: BinaryOperator, left: Expression, right: Expression, at: number): FormulaValue {
    if (operator === 'and') return boolean(this.truth(left) && this.truth(right));
    if (operator === 'or') return boolean(this.truth(left) || this.truth(right));
    const [a, b] = [this.value(left), this.value(right)];
    if (a.kind !== 'number' || b.kind !== 'number') {
      const same = (a.kind === 'boolean' || a.kind === 'text') && (b.kind === 'boolean' || b.kind === 'text') && a.value === b.value;
      return boolean(operator === '=' ? same : !same);
    }
    if (operator === '+') return number(add(a.base, b.base));
    if (operator === '-') return number(sub(a.base, b.base));
    if (operator === '*') return number(mul(a.base, b.base));
    if (operator === '/') return number(this.quotient(a.base, b.base, at));
    const order = compare(a.base, b.base);
    const holds = { '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0, '=': order === 0, '!=': order !== 0 };
    return boolean(holds[operator]);
  }

  private call({ name, args, at }: Expression & { node: 'call' }): FormulaValue {
    const [first, second, third] = args;
    if (!first) throw refuse('wrong-arguments', { function: name, at });
    if (name === 'if' && second && third) return this.value(this.truth(first) ? second : third);
    if (name === 'convert') return this.value(first);
    if (name === 'abs') {
      const base = this.base(first);
      return number(base.n < 0n ? { n: -base.n, d: base.d } : base);
    }
    if (name === 'round') return this.value(first); // the entry's own rounding rule has the last word; see compile.ts
    const list = args.length > 1 ? args.map((arg) => this.base(arg)) : this.list(first);
    this.burn(list.length);
    return number(this.statistic(name, list, at));
  }

  private statistic(name: string, list: readonly Ratio[], at: number): Ratio {
    const count = ratio(BigInt(list.length));
    if (name === 'count') return count;
    const sum = list.reduce(add, ratio(0n));
    if (name === 'sum') return sum;
    const [head, ...rest] = list;
    if (!head || ((name === 'stdev' || name === 'rsd') && rest.length === 0)) throw refuse('too-few-values', { function: name, found: list.length, at });
    if (name === 'min') return rest.reduce((least, item) => (compare(item, least) < 0 ? item : least), head);
    if (name === 'max') return rest.reduce((most, item) => (compare(item, most) > 0 ? item : most), head);
    const mean = div(sum, count);
    if (name === 'mean') return mean;
    const squares = list.map((item) => mul(sub(item, mean), sub(item, mean))).reduce(add, ratio(0n));
    const deviation = sqrt(div(squares, ratio(BigInt(list.length - 1))));
    return name === 'rsd' ? this.quotient(deviation, mean, at) : deviation;
  }

  private quotient(a: Ratio, b: Ratio, at: number): Ratio {
    if (b.n === 0n) throw refuse('division-by-zero', { at });
    return div(a, b);
  }

  private base(expression: Expression): Ratio {
    const value = this.value(expression);
    if (value.kind !== 'number') throw refuse('wrong-type', { found: value.kind, at: expression.at });
    return value.base;
  }

  private list(expression: Expression): readonly Ratio[] {
    const value = this.value(expression);
    return value.kind === 'list' ? value.bases : [this.base(expression)];
  }

  private truth(expression: Expression): boolean {
    const value = this.value(expression);
    if (value.kind !== 'boolean') throw refuse('wrong-type', { found: value.kind, at: expression.at });
    return value.value;
  }

  private burn(amount: number): void {
    this.fuel -= amount;
    if (this.fuel < 0) throw refuse('fuel-exhausted', {});
  }
}
