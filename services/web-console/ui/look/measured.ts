import { decimalText } from './amount';

/** How a measured value is written. */
export interface Writing {
  /** Digits after the point; left out: as many as say something. */
  readonly places?: number | undefined;
  /** Limit that it is beyond: it never reads as the limit itself. */
  readonly limit?: string | undefined;
  readonly language: string;
  readonly yes: string;
  readonly no: string;
}

/** More places than that no tag has. */
const MOST_PLACES = 10;

function digits(value: number, places: number | undefined, limit: string | undefined): string {
  if (places === undefined) return String(Number(value.toPrecision(6)));
  for (let shown = places; ; shown += 1) {
    const text = value.toFixed(shown);
    if (shown >= MOST_PLACES || limit === undefined || Number(text) !== Number(limit) || value === Number(limit)) return text;
  }
}

/** What a machine said, as people read it; records keep what was measured. */
export function measuredText(value: number | string | boolean | null | undefined, { places, limit, language, yes, no }: Writing): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return value ? yes : no;
  return typeof value === 'number' ? decimalText(digits(value, places, limit), language) : value;
}

/** The same of a value as alarms have it: decimal text where the tag has a unit, else a word, `true` or `false`. */
export function alarmValueText(value: string, unit: string | undefined, writing: Writing): string {
  if (unit !== undefined && value.trim() !== '' && Number.isFinite(Number(value))) return measuredText(Number(value), writing);
  return value === 'true' || value === 'false' ? measuredText(value === 'true', writing) : value;
}
