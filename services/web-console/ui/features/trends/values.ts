import { decimalText } from '../../look/amount';

/** A number with the digits of its tag, or as many as say something. */
export function digits(value: number, places: number | undefined): string {
  if (places !== undefined) return value.toFixed(places);
  return String(Number(value.toPrecision(6)));
}

/** A value as it is read; `yes` and `no` are words of the language. */
export function valueText(value: number | string | boolean | null | undefined, { places, language, yes, no }: { readonly places?: number | undefined; readonly language: string; readonly yes: string; readonly no: string }): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return value ? yes : no;
  return typeof value === 'number' ? decimalText(digits(value, places), language) : value;
}
