import { Decimal, divideRounded, parseUnit, type Rounding, type Unit } from '@batchwright/kernel';

/** An exact fraction; the denominator is positive. */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

/** Digits after the point that a square root keeps, in base units. */
const ROOT_PLACES = 40;

export const ratio = (n: bigint, d = 1n): Ratio => reduce(d < 0n ? { n: -n, d: -d } : { n, d });
export const add = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d + b.n * a.d, a.d * b.d);
export const sub = (a: Ratio, b: Ratio): Ratio => add(a, { n: -b.n, d: b.d });
export const mul = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.n, a.d * b.d);
export const div = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d, a.d * b.n);
export const compare = (a: Ratio, b: Ratio): number => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** A decimal in a unit as an exact fraction of base units. */
export function toBase(value: Decimal, unit: Unit): Ratio {
  const scaled = ratio(value.unscaled * unit.numerator, 10n ** BigInt(value.places) * unit.denominator);
  return unit.offset ? add(scaled, ratio(unit.offset.numerator, unit.offset.denominator)) : scaled;
}

/** Base units as a decimal in a unit, rounded to so many places. */
export function fromBase(value: Ratio, unit: Unit, places: number, rounding: Rounding = 'half-even'): Decimal {
  const shifted = unit.offset ? sub(value, ratio(unit.offset.numerator, unit.offset.denominator)) : value;
  const scaled = div(shifted, ratio(unit.numerator, unit.denominator));
  return Decimal.of(divideRounded(scaled.n * 10n ** BigInt(places), scaled.d, rounding), places);
}

/** Decimal text in a unit as base units; the unit was checked before. */
export function read(text: string, unitCode: string): Ratio {
  const unit = parseUnit(unitCode);
  if (!unit.ok) throw unit.error;
  return toBase(Decimal.parse(text), unit.value);
}

/** Square root, rounded down after `ROOT_PLACES` places: the only operation that is not exact. */
export function sqrt(value: Ratio): Ratio {
  const scale = 10n ** BigInt(ROOT_PLACES);
  return ratio(integerRoot((value.n * scale * scale) / value.d), scale);
}

function integerRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let x = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const y = (x + n / x) >> 1n;
    if (y >= x) return x;
    x = y;
  }
}

function reduce({ n, d }: Ratio): Ratio {
  const divisor = gcd(n < 0n ? -n : n, d);
  return divisor > 1n ? { n: n / divisor, d: d / divisor } : { n, d };
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}
