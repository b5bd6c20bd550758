import { Decimal, divideRounded } from './decimal';
import { refuse } from './domain-error';
import { err, ok, type Result } from './result';
import { dimensionKey, parseUnit, type Unit } from './unit';

/** An amount with its unit: decimal text that keeps its digits, and a UCUM code. The shape everywhere: code, JSON, events. */
export interface Quantity {
  readonly value: string;
  readonly unit: string;
}

/** Digits after the point that a conversion keeps beyond those needed for the value's own precision. */
const GUARD_PLACES = 12;

/** An exact ratio. */
interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * The same amount in another unit, exactly where a finite decimal exists, otherwise rounded half-even after twelve guard
 * places; superfluous zeros of the conversion are dropped, those that were entered stay when the unit stays.
 * Refusals: `unknown-unit`, `not-a-decimal`, `other-dimension`.
 */
export function convert(quantity: Quantity, unit: string): Result<Quantity> {
  const [from, to, amount] = [parseUnit(quantity.unit), parseUnit(unit), Decimal.read(quantity.value)];
  if (!from.ok) return from;
  if (!to.ok) return to;
  if (!amount.ok) return amount;
  if (quantity.unit === unit) return ok(quantity);
  if (dimensionKey(from.value.dimension) !== dimensionKey(to.value.dimension)) {
    return err(refuse('other-dimension', { from: quantity.unit, to: unit }, { rule: 'UCUM' }));
  }
  return ok({ value: toDecimal(convertRatio(amount.value, from.value, to.value), amount.value.places).toString(), unit });
}

/** −1, 0, 1 across units of one dimension, exactly; refusals as in `convert`. */
export function compareQuantities(a: Quantity, b: Quantity): Result<number> {
  const [left, right, x, y] = [parseUnit(a.unit), parseUnit(b.unit), Decimal.read(a.value), Decimal.read(b.value)];
  if (!left.ok) return left;
  if (!right.ok) return right;
  if (!x.ok) return x;
  if (!y.ok) return y;
  if (dimensionKey(left.value.dimension) !== dimensionKey(right.value.dimension)) {
    return err(refuse('other-dimension', { from: a.unit, to: b.unit }, { rule: 'UCUM' }));
  }
  const [p, q] = [toBase(x.value, left.value), toBase(y.value, right.value)];
  const difference = p.numerator * q.denominator - q.numerator * p.denominator;
  return ok(difference === 0n ? 0 : difference < 0n ? -1 : 1);
}

/** A duration in seconds, exact to the millisecond. Refusals: `other-dimension` when it is no time. */
export function toSeconds(quantity: Quantity): Result<number> {
  const seconds = convert(quantity, 's');
  return seconds.ok ? ok(Number(Decimal.parse(seconds.value.value).roundTo(3).toString())) : seconds;
}

function toBase(value: Decimal, unit: Unit): Ratio {
  const scaled = { numerator: value.unscaled * unit.numerator, denominator: 10n ** BigInt(value.places) * unit.denominator };
  return unit.offset ? add(scaled, unit.offset, 1n) : scaled;
}

function convertRatio(value: Decimal, from: Unit, to: Unit): Ratio {
  const base = toBase(value, from);
  const shifted = to.offset ? add(base, to.offset, -1n) : base;
  return { numerator: shifted.numerator * to.denominator, denominator: shifted.denominator * to.numerator };
}

function add(a: Ratio, b: Ratio, sign: bigint): Ratio {
  return { numerator: a.numerator * b.denominator + sign * b.numerator * a.denominator, denominator: a.denominator * b.denominator };
}

function toDecimal(ratio: Ratio, places: number): Decimal {
  const digits = Math.min(places + GUARD_PLACES, 40);
  let rounded = Decimal.of(divideRounded(ratio.numerator * 10n ** BigInt(digits), ratio.denominator, 'half-even'), digits);
  while (rounded.places > 0 && rounded.unscaled % 10n === 0n) rounded = Decimal.of(rounded.unscaled / 10n, rounded.places - 1);
  return rounded;
}
