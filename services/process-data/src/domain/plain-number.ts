import { convert, Decimal } from '@batchwright/kernel';

/** Digits that a number keeps where its tag names no places: what a double has, without its noise. */
const SIGNIFICANT = 12;

/** So many of a unit that the digits of a conversion suffice for its factor. */
const MANY = '1000000000000';

/**
 * A measured number as decimal text without the noise of binary fractions (28.4, not 28.403999999999996): rounded to `places`, halves away
 * from zero (USP General Notices 7.20), else to twelve significant digits. Undefined for what is too large to be a measured value.
 */
export function decimalOf(value: number, places?: number): string | undefined {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e25) return undefined;
  if (Math.abs(value) < 1e-25) return Decimal.ZERO.roundTo(places ?? 0).toString();
  const text = written(value.toExponential(places === undefined ? SIGNIFICANT - 1 : 14).split('e'));
  const rounded = places === undefined ? withoutZeros(text) : Decimal.parse(text).roundTo(places, 'half-up').toString();
  return /^-0(\.0*)?$/.test(rounded) ? rounded.slice(1) : rounded;
}

/** A stored number with every digit that it has, without an exponent: as the source sent it. */
export function exactOf(value: number): string {
  const text = String(value);
  return text.includes('e') ? withoutZeros(written(text.split('e'))) : text;
}

/** The same in another unit: exactly where a finite decimal exists, else to twelve significant digits. Undefined when it is another quantity, or no unit. */
export function inUnit(value: string, from: string, to: string): string | undefined {
  if (from === to) return value;
  const converted = convert({ value, unit: from }, to);
  if (!converted.ok) return undefined;
  const exact = placesOf(converted.value.value) < placesOf(value) + SIGNIFICANT;
  return exact ? converted.value.value : decimalOf(Number(converted.value.value));
}

/** How numbers of one unit become numbers of another: `factor · x + offset`. Undefined as above. */
export function scaleOf(from: string, to: string): { readonly factor: number; readonly offset: number } | undefined {
  if (from === to) return { factor: 1, offset: 0 };
  const [zero, many] = ['0', MANY].map((value) => convert({ value, unit: from }, to));
  if (!zero?.ok || !many?.ok) return undefined;
  return { factor: Number(Decimal.parse(many.value.value).sub(Decimal.parse(zero.value.value)).toString()) / Number(MANY), offset: Number(zero.value.value) };
}

function written([mantissa = '0', exponent = '0']: readonly string[]): string {
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  const point = Number(exponent) + 1;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`.slice(0, 42);
  return point >= digits.length ? `${sign}${digits}${'0'.repeat(point - digits.length)}` : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function withoutZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function placesOf(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}
