import { compareQuantities } from '@batchwright/kernel';
import type { Sample } from './admit';
import { momentText, type BothTexts } from './capture-text';
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
  | ConditionNotMet;

/** It does not hold, or nobody can say; `detail` is a sentence with figures. */
export interface ConditionNotMet {
  readonly ok: false;
  readonly reasonCode: string;
  readonly detail: BothTexts;
  readonly outside?: Outside;
}

interface Outside {
  readonly value: string;
  readonly allowed: BothTexts;
}

const QUALITY = { bad: ['bad', 'schlecht'], uncertain: ['uncertain', 'unsicher'] } as const;

/** Judges the newest value of a tag; unknown and stale are unsuitable (gmp 6). `now` in microseconds of real time; `connected`: its source is heard. */
export function judgeCondition(tag: CapturedTag, { low, high, unit }: ConditionAsked, newest: Sample | undefined, now: number, connected: boolean): ConditionFound {
  const no = (reasonCode: string, en: string, de: string): ConditionNotMet => ({ ok: false, reasonCode, detail: { en: `${tag.code} ${en}`, de: `${tag.code} ${de}` } });
  if (tag.type !== 'number') return no('wrong-type', 'measures no number', 'misst keine Zahl');
  if (!newest) return no('no-value', 'said nothing yet', 'hat noch nichts gesagt');
  const since = `${momentText(newest.at, { from: newest.at, until: newest.at })} (UTC)`;
  if (newest.quality !== 'good' || typeof newest.value !== 'number') {
    const [en, de] = QUALITY[newest.quality === 'uncertain' ? 'uncertain' : 'bad'];
    const status = newest.status === undefined ? '' : ` (${newest.status})`;
    return no('bad-quality', `is ${en} since ${since}${status}`, `ist seit ${since} ${de}${status}`);
  }
  const age = now - newest.at;
  if (tag.silentAfterSeconds !== undefined && age > tag.silentAfterSeconds * 1_000_000) return no('gap', `said nothing since ${since}`, `sagt seit ${since} nichts`);
  if (!connected && age > JUST_NOW) return no('not-heard', `is not heard; it said something last at ${since}`, `wird nicht gehört; zuletzt sagte es etwas um ${since}`);
  const measured = decimalOf(newest.value, tag.places);
  const value = measured === undefined ? undefined : inUnit(measured, tag.unit ?? '1', unit);
  const bounds = [low, high].map((bound) => (bound === undefined || value === undefined ? undefined : compareQuantities({ value: exact(newest.value as number), unit: tag.unit ?? '1' }, { value: bound, unit })));
  if (value === undefined || bounds.some((bound) => bound?.ok === false)) return no('unknown-unit', `is measured in ${tag.unit ?? '1'} and cannot be held against ${unit}`, `wird in ${tag.unit ?? '1'} gemessen und lässt sich nicht mit ${unit} vergleichen`);
  const [below, above] = [bounds[0]?.ok === true && bounds[0].value < 0, bounds[1]?.ok === true && bounds[1].value > 0];
  if (!below && !above) return { ok: true, value, unit, at: newest.at };
  const bound = `${below ? low : high} ${unit}`;
  const outside = { value: `${value} ${unit}`, allowed: { en: `at ${below ? 'least' : 'most'} ${bound} allowed`, de: `${below ? 'mindestens' : 'höchstens'} ${bound} erlaubt` } };
  return { ok: false, reasonCode: 'condition-not-met', detail: outsideText(tag.code, outside), outside };
}

/** What is outside of its bounds; `since`: a moment (UTC), where it is known since when. */
export function outsideText(tag: string, { value, allowed }: Outside, since?: string): BothTexts {
  return {
    en: `${tag} is ${value}, ${since === undefined ? '' : `outside since ${since} (UTC), `}${allowed.en}`,
    de: `${tag} ist ${value}, ${since === undefined ? '' : `außerhalb seit ${since} (UTC), `}${allowed.de}`,
  };
}

/** Held against a bound as it was measured: rounding lets nothing in. */
function exact(value: number): string {
  return decimalOf(value) ?? '0';
}
