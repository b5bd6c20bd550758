/** Digits that say something of a number for which nobody fixed its places. */
const DIGITS = 6;
/** More places than that no tag has. */
const MOST_PLACES = 10;

/**
 * A measured number as people read it, with the places of its tag. A record keeps what was measured; this is for sentences and screens. What lies beyond a limit never reads as the limit itself: it gets
 * as many places more as tell the two apart. Anything but a number stays as it is.
 */
export function shownValue(value: string, places: number | undefined, limit?: string): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  if (places === undefined) return String(Number(number.toPrecision(DIGITS)));
  for (let digits = places; ; digits += 1) {
    const shown = number.toFixed(digits);
    if (digits >= MOST_PLACES || limit === undefined || Number(shown) !== Number(limit) || number === Number(limit)) return shown;
  }
}
