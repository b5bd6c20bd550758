/** Half of the bar is for the last tenth: where it is poured slowly, a little must be seen. */
const SLOW = 0.9;
const MOST = 1.1;

/** Where a mass stands on the bar, in percent, for the eye only: 0 to nine tenths of the target in the first half, then up to eleven tenths. */
export function position(mass: number, target: number): number {
  if (!(target > 0) || Number.isNaN(mass)) return 0;
  const share = mass / target;
  const at = share <= SLOW ? (share / SLOW) * 50 : 50 + ((share - SLOW) / (MOST - SLOW)) * 50;
  return Math.max(0, Math.min(100, at));
}

/** How a mass stands to its tolerance; exact on decimal text would be the service's, which judges again. */
export function standing(mass: number, low: number, high: number): 'low' | 'within' | 'high' {
  return mass < low ? 'low' : mass > high ? 'high' : 'within';
}
