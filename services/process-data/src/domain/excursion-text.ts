import type { AlarmFacts } from './alarm';
import { shownValue } from './shown-value';

/** What an exception says of an excursion. */
export interface Excursion extends Pick<AlarmFacts, 'tag' | 'title' | 'unit' | 'places' | 'limit' | 'from'> {
  readonly until?: string;
  readonly peak?: string;
  readonly peakAt?: string;
  /** It ended because nobody watches it any more. */
  readonly why?: 'not-watched';
}

const WORDS: Readonly<Record<AlarmFacts['limit']['kind'], readonly [en: string, de: string]>> = {
  'high-high': ['is above', 'liegt über'], high: ['is above', 'liegt über'], low: ['is below', 'liegt unter'], 'low-low': ['is below', 'liegt unter'], is: ['says', 'meldet'],
};

/** The sentence of the exception, in the languages of the plant. `cause`: the tag that it follows, or the equipment of which values are missing. */
export function excursionText(excursion: Excursion, cause?: { readonly tag: string } | { readonly missing: string }): { readonly en: string; readonly de: string } {
  const { tag, title, unit, limit, from } = excursion;
  const amount = unit === undefined || unit === '1' ? limit.value : `${limit.value} ${unit}`;
  const [en, de] = WORDS[limit.kind];
  const end = excursion.until === undefined ? { en: '', de: '' } : endText(excursion);
  return {
    en: `${tag} (${title.en}) ${en} ${amount} (${limit.id}) since ${from}${end.en === '' ? '' : `; ${end.en}`}${cause === undefined ? '' : 'tag' in cause ? `; it follows ${cause.tag}, seconds before` : `; it goes with the missing values of ${cause.missing}`}`,
    de: `${tag} (${title.de ?? title.en}) ${de} ${amount} (${limit.id}) seit ${from}${end.de === '' ? '' : `; ${end.de}`}${cause === undefined ? '' : 'tag' in cause ? `; es folgt auf ${cause.tag}, Sekunden zuvor` : `; es gehört zu den fehlenden Werten von ${cause.missing}`}`,
  };
}

/** What is added when it is over; the worst value has the places of its tag. */
export function endText({ unit, places, limit, until = '', peak: measured = '', why }: Excursion): { readonly en: string; readonly de: string } {
  const peak = shownValue(measured, places, limit.value);
  const worst = unit === undefined || unit === '1' ? peak : `${peak} ${unit}`;
  if (why !== undefined) return { en: `not watched any more since ${until}, worst value until then ${worst}`, de: `seit ${until} nicht mehr überwacht, schlimmster Wert bis dahin ${worst}` };
  return { en: `over at ${until}, worst value ${worst}`, de: `vorbei um ${until}, schlimmster Wert ${worst}` };
}
