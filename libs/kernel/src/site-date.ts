import { instantMs, type Instant } from './instant';

/** A calendar date of a site, `2026-11-24`: expiry, retest, due and effective dates are dates there, not moments. */
export type SiteDate = string;

/** The date at this moment in a time zone (IANA name). Throws RangeError for an unknown zone. */
export function siteDateOf(instant: Instant, zone: string): SiteDate {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(instantMs(instant));
  const part = (type: string): string => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** A moment as people at the site read it, the same in every language: `2026-11-24 07:02 (Europe/Berlin)`. Throws RangeError for an unknown zone. */
export function siteTimeText(instant: Instant, zone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instantMs(instant));
  return `${siteDateOf(instant, zone)} ${time} (${zone})`;
}

/**
 * The first moment of a date in a time zone: 00:00 there, or, on a night on which the clocks go forward at midnight, the moment to which they go.
 * Where midnight comes twice, the first. Throws RangeError for an unknown zone.
 */
export function startOfSiteDate(date: SiteDate, zone: string): Instant {
  const utc = Date.parse(`${date}T00:00:00.000Z`);
  // no zone is more than 14 hours ahead of UTC nor more than 12 behind it; the date only grows with time, so the edge is found by halving
  let before = utc - 15 * 3_600_000;
  let after = utc + 13 * 3_600_000;
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (siteDateOf(new Date(middle).toISOString(), zone) >= date) after = middle;
    else before = middle;
  }
  return new Date(after).toISOString();
}

/** True for an existing calendar date written `YYYY-MM-DD`. */
export function isSiteDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** The date so many days later. */
export function addDays(date: SiteDate, days: number): SiteDate {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The same day so many months later; the last day of that month where it has no such day. */
export function addMonths(date: SiteDate, months: number): SiteDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(day, last.getUTCDate()))).toISOString().slice(0, 10);
}

/** The last day of the month of a date. */
export function endOfMonth(date: SiteDate): SiteDate {
  return addMonths(`${date.slice(0, 8)}31`, 0);
}

/** True when something valid through `last` (that whole day) is over at this moment in the zone. */
export function isPast(last: SiteDate, instant: Instant, zone: string): boolean {
  return siteDateOf(instant, zone) > last;
}
