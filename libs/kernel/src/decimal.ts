import { err, ok, type Result } from './result';
import { refuse } from './domain-error';

/** How a half is rounded: to the even neighbour, or away from zero. */
export type Rounding = 'half-even' | 'half-up';

const SHAPE = /^(-?)(\d{1,40})(?:\.(\d{1,40}))?$/;

/**
 * A decimal number that keeps its digits: `100.0` is not `100` (gmp, "Units"). Unscaled integer and number of places, so sums
 * and products are exact; only division rounds, to stated places. Immutable.
 */
export class Decimal {
  static readonly ZERO = new Decimal(0n, 0);

  private constructor(
    readonly unscaled: bigint,
    /** Digits after the point. */
    readonly places: number,
  ) {}

  static of(unscaled: bigint, places: number): Decimal {
    if (!Number.isInteger(places) || places < 0) throw new RangeError(`not a number of places: ${places}`);
    return new Decimal(unscaled, places);
  }

  /** Reads decimal text with a point, no exponent, at most 40 digits each side. Throws DomainError `not-a-decimal`. */
  static parse(text: string): Decimal {
    const result = Decimal.read(text);
    if (!result.ok) throw result.error;
    return result.value;
  }

  /** As `parse`, with the refusal as a value. */
  static read(text: string): Result<Decimal> {
    const match = SHAPE.exec(text);
    if (!match) return err(refuse('not-a-decimal', { text }));
    const [, sign = '', whole = '', fraction = ''] = match;
    const unscaled = BigInt(whole + fraction);
    return ok(new Decimal(sign === '-' ? -unscaled : unscaled, fraction.length));
  }

  add(other: Decimal): Decimal {
    const places = Math.max(this.places, other.places);
    return new Decimal(this.at(places) + other.at(places), places);
  }

  sub(other: Decimal): Decimal {
    return this.add(other.neg());
  }

  mul(other: Decimal): Decimal {
    return new Decimal(this.unscaled * other.unscaled, this.places + other.places);
  }

  /** Quotient rounded to `places`. Throws RangeError on division by zero: callers ask `isZero` first. */
  div(other: Decimal, places: number, rounding: Rounding = 'half-even'): Decimal {
    if (other.isZero()) throw new RangeError('division by zero');
    const shift = places + other.places - this.places;
    const numerator = shift >= 0 ? this.unscaled * 10n ** BigInt(shift) : this.unscaled;
    const denominator = shift >= 0 ? other.unscaled : other.unscaled * 10n ** BigInt(-shift);
    return new Decimal(divideRounded(numerator, denominator, rounding), places);
  }

  neg(): Decimal {
    return new Decimal(-this.unscaled, this.places);
  }

  abs(): Decimal {
    return this.unscaled < 0n ? this.neg() : this;
  }

  /** −1, 0, 1 by value: `100.0` equals `100`. */
  compare(other: Decimal): number {
    const places = Math.max(this.places, other.places);
    const [a, b] = [this.at(places), other.at(places)];
    return a < b ? -1 : a > b ? 1 : 0;
  }

  isZero(): boolean {
    return this.unscaled === 0n;
  }

  /** Rounded, or filled with zeros, to so many places. */
  roundTo(places: number, rounding: Rounding = 'half-even'): Decimal {
    if (places >= this.places) return new Decimal(this.at(places), places);
    return new Decimal(divideRounded(this.unscaled, 10n ** BigInt(this.places - places), rounding), places);
  }

  toString(): string {
    const digits = (this.unscaled < 0n ? -this.unscaled : this.unscaled).toString().padStart(this.places + 1, '0');
    const sign = this.unscaled < 0n ? '-' : '';
    if (this.places === 0) return sign + digits;
    return `${sign}${digits.slice(0, -this.places)}.${digits.slice(-this.places)}`;
  }

  toJSON(): string {
    return this.toString();
  }

  private at(places: number): bigint {
    return this.unscaled * 10n ** BigInt(places - this.places);
  }
}

/** Integer quotient with the stated rounding of halves. */
export function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const [n, d] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  const quotient = n / d;
  const twice = (n % d) * 2n;
  const up = twice > d || (twice === d && (rounding === 'half-up' || quotient % 2n === 1n));
  const result = up ? quotient + 1n : quotient;
  return negative ? -result : result;
}
