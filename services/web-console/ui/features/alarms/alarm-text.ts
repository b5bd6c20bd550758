import type { TFunction } from 'i18next';
import { decimalText, unitText } from '../../look/amount';
import { spanText } from '../../look/site-time';
import { alarmValueText } from '../../look/measured';
import type { Alarm, Flood } from './queries';

const MINUTE = 60_000;
/** What of the curve is shown around an alarm. */
const AROUND_MS = 10 * MINUTE;
/** An alarm that is older is shown from its beginning, not live up to now. */
const LIVE_AT_MOST_MS = 8 * 60 * MINUTE;

/** How long something took: seconds as long as they count. */
export const lengthText = (ms: number): string => (ms < MINUTE ? `${Math.max(0, Math.floor(ms / 1000))} s` : spanText(ms));

/** What it was worst: `34.0 /min, above 25.0 /min (high)`. */
export function excursionOf({ value, peak, unit, places, limit }: Pick<Alarm, 'value' | 'peak' | 'unit' | 'places' | 'limit'>, t: TFunction, language: string): { readonly worst: string; readonly beyond: string } {
  const writing = { places, limit: limit.value, language, yes: t('trend.yes'), no: t('trend.no') };
  const written = (text: string): string => `${text} ${unitText(unit)}`.trim();
  const worst = written(alarmValueText(peak ?? value, unit, writing));
  if (limit.kind === 'is') return { worst, beyond: t('alarm.says', { name: limit.id }) };
  const side = limit.kind.startsWith('high') ? 'alarm.above' : 'alarm.below';
  return { worst, beyond: t(side, { limit: written(unit === undefined ? limit.value : decimalText(limit.value, language)), name: t(`trend-limit.${limit.kind}`) }) };
}

/** Address of the curve of its tag at its time: live while it lasts and did not begin long ago. */
export function trendOf({ tag, from, until }: Pick<Alarm, 'tag' | 'from' | 'until'>, now: number): string {
  const [begin, end] = [Date.parse(from), until === undefined ? now : Date.parse(until)];
  const search = new URLSearchParams({ tag });
  if (until === undefined && now - begin < LIVE_AT_MOST_MS) search.set('last', String(Math.ceil((Math.max(0, now - begin) + AROUND_MS) / MINUTE) * 60));
  else for (const [name, ms] of [['from', begin - AROUND_MS], ['until', Math.min(end, begin + LIVE_AT_MOST_MS) + AROUND_MS]] as const) search.set(name, new Date(ms).toISOString());
  return `/trends?${search}`;
}

/** One alarm, or many of one equipment that one cause made. */
export type Entry = { readonly alarm: Alarm } | { readonly flood: Flood; readonly alarms: readonly Alarm[] };

/** One is told from many: alarms of a flood stand together, where its most urgent one would stand; in the order in which they were given. */
export function entriesOf(alarms: readonly Alarm[], floods: readonly Flood[]): Entry[] {
  const floodOf = (alarm: Alarm): Flood | undefined => floods.find(({ site, equipment, from, until }) => site === alarm.site && equipment === alarm.equipment && from <= alarm.at && alarm.at <= until);
  const groups = new Map<Flood, Alarm[]>();
  const entries: (Alarm | Flood)[] = [];
  for (const alarm of alarms) {
    const flood = floodOf(alarm);
    if (!flood) entries.push(alarm);
    else if (groups.get(flood)?.push(alarm) === undefined) {
      groups.set(flood, [alarm]);
      entries.push(flood);
    }
  }
  return entries.map((entry) => {
    if ('tag' in entry) return { alarm: entry };
    const of = groups.get(entry) ?? [];
    return of.length === 1 && of[0] ? { alarm: of[0] } : { flood: entry, alarms: of };
  });
}
