import { Instants, isPast } from '@batchwright/kernel';

/** How long a grant may stay unused, in seconds of the plant: long enough to walk to the machine and come back. */
export const UNUSED_GRANT_SECONDS = 1800;

/**
 * Seconds after the end of an unused grant before its owner gives the item to somebody else: the news that it was used in its
 * last second is then long here.
 */
export const GRACE_SECONDS = 60;

/** True when a grant was not used in its time and the grace is over as well. */
export function isLapsed(until: string, now: string): boolean {
  return Instants.compare(now, Instants.addSeconds(until, GRACE_SECONDS)) > 0;
}

/**
 * End of an unused grant that is given now: half an hour, or earlier when what makes the item suitable ends earlier. `moments` are
 * instants; `lastDays` are dates of the site through which something holds (expiry, due date): they end at its midnight.
 */
export function grantEnd(now: string, zone: string, moments: readonly (string | undefined)[], lastDays: readonly (string | undefined)[]): string {
  let end = Instants.addSeconds(now, UNUSED_GRANT_SECONDS);
  for (const moment of moments) if (moment !== undefined && Instants.compare(moment, end) < 0) end = moment;
  for (const day of lastDays) if (day !== undefined && isPast(day, end, zone)) end = midnightAfter(day, now, end, zone);
  return end;
}

/** First whole second between two instants at which the day is over in the zone; days are searched because offsets change. */
export function midnightAfter(day: string, from: string, to: string, zone: string): string {
  let [low, high] = [0, Math.ceil(Instants.diffSeconds(to, from))];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isPast(day, Instants.addSeconds(from, middle), zone)) high = middle;
    else low = middle + 1;
  }
  // `from` has milliseconds; the midnight itself has none
  const second = Instants.addSeconds(from, low);
  const whole = `${second.slice(0, 19)}.000Z`;
  return isPast(day, whole, zone) ? whole : second;
}
