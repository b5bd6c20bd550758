import { instantOfMicroseconds } from './instants';
import type { Span, Unusable } from './held-values';

/** A sentence in the languages of the plant. */
export interface BothTexts {
  readonly en: string;
  readonly de: string;
}

/** Times that a sentence names. */
const NAMED = 3;

const WHY: Readonly<Record<Unusable['why'], readonly [en: string, de: string]>> = {
  bad: ['was bad', 'war schlecht'],
  uncertain: ['was uncertain', 'war unsicher'],
  silent: ['said nothing', 'sagte nichts'],
  gap: ['was not heard', 'wurde nicht gehört'],
  'no-value': ['had no value yet', 'hatte noch keinen Wert'],
};

/** What is wrong with a time: which tag, from when to when (UTC), and the word of the source. */
export function unusableText(tag: string, times: readonly Unusable[], of: Span): BothTexts {
  const said = (language: 0 | 1): string => {
    const [to, and] = language === 0 ? ['to', 'and'] : ['bis', 'und'];
    const from = language === 0 ? 'from' : 'von';
    const named = times.slice(0, NAMED).map(({ from: begin, until, why, status }) => `${WHY[why][language]} ${from} ${momentText(begin, of)} ${to} ${momentText(until, of)}${status === undefined ? '' : ` (${status})`}`);
    const more = times.length - NAMED;
    return `${tag} ${named.join(', ')}${more > 0 ? ` ${and} ${more} ${language === 0 ? 'times more' : 'weitere Male'}` : ''} (UTC)`;
  };
  return { en: said(0), de: said(1) };
}

/** A moment as a sentence names it: with its day where the time spans more than one. */
export function momentText(at: number, { from, until }: Span): string {
  const [day, time] = instantOfMicroseconds(at).split('T') as [string, string];
  const same = [from, until].every((one) => instantOfMicroseconds(one).startsWith(day));
  const clock = time.replace(/\.000000Z$|(\.\d{3})\d{3}Z$/, '$1');
  return same ? clock : `${day} ${clock}`;
}
