import { compareQuantities } from '@batchwright/kernel';
import type { Sample } from './admit';
import { momentText } from './capture-text';
import type { CapturedTag } from './captured';
import { decimalOf, inUnit } from './plain-number';

/** How long a granted condition may stay unused, seconds of the plant: a room changes faster than equipment does. */
export const CONDITION_GRANT_SECONDS = 30;

/** A source that said something so long ago is heard just now, microseconds. */
const JUST_NOW = 5_000_000;

/** What has to hold: bounds as decimal text, in a UCUM unit. */
export interface ConditionAsked {
  readonly low?: string;
  readonly high?: string;
  readonly unit: string;
}

/** Whether it holds. `outside`: the value is known and outside; since when is worth saying. */
export type ConditionFound =
  | { readonly ok: true; readonly value: string; readonly unit: string; readonly at: number }
  | { readonly ok: false; readonly reasonCode: string; readonly detail: string; readonly outside?: { readonly value: string; readonly allowed: string } };

/** Judges the newest value of a tag; unknown and stale are unsuitable (gmp 6). `now` in microseconds of real time; `connected`: its source is heard. */
export function judgeCondition(tag: CapturedTag, { low, high, unit }: ConditionAsked, newest: Sample | undefined, now: number, connected: boolean): ConditionFound {
  const no = (reasonCode: string, detail: string): ConditionFound => ({ ok: false, reasonCode, detail: `${tag.code} ${detail}` });
  if (tag.type !== 'number') return no('wrong-type', 'measures no number');
  if (!newest) return no('no-value', 'said nothing yet');
  const since = momentText(newest.at, { from: newest.at, until: newest.at });
  if (newest.quality !== 'good' || typeof newest.value !== 'number') return no('bad-quality', `is ${newest.quality} since ${since} (UTC)${newest.status === undefined ? '' : ` (${newest.status})`}`);
  const age = now - newest.at;
  if (tag.silentAfterSeconds !== undefined && age > tag.silentAfterSeconds * 1_000_000) return no('gap', `said nothing since ${since} (UTC)`);
  if (!connected && age > JUST_NOW) return no('not-heard', `is not heard; it said something last at ${since} (UTC)`);
  const measured = decimalOf(newest.value, tag.places);
  const value = measured === undefined ? undefined : inUnit(measured, tag.unit ?? '1', unit);
  const bounds = [low, high].map((bound) => (bound === undefined || value === undefined ? undefined : compareQuantities({ value: exact(newest.value as number), unit: tag.unit ?? '1' }, { value: bound, unit })));
  if (value === undefined || bounds.some((bound) => bound?.ok === false)) return no('unknown-unit', `is measured in ${tag.unit ?? '1'} and cannot be held against ${unit}`);
  const [below, above] = [bounds[0]?.ok === true && bounds[0].value < 0, bounds[1]?.ok === true && bounds[1].value > 0];
  if (!below && !above) return { ok: true, value, unit, at: newest.at };
  const allowed = `at ${below ? 'least' : 'most'} ${below ? low : high} ${unit} allowed`;
  return { ok: false, reasonCode: 'condition-not-met', detail: `${tag.code} is ${value} ${unit}, ${allowed}`, outside: { value: `${value} ${unit}`, allowed } };
}

/** Held against a bound as it was measured: rounding lets nothing in. */
function exact(value: number): string {
  return decimalOf(value) ?? '0';
}
