/** Axes that one picture has at most. */
export const MOST_AXES = 4;
/** Tags that one picture has at most. */
export const MOST_TAGS = 20;

interface OfUnit {
  readonly code: string;
  readonly type: string;
  readonly unit?: string;
  readonly limits: readonly { readonly kind: string; readonly value: string }[];
}

/** The axis on which a tag is drawn: one for each unit, one for yes and no; undefined for words, which have none. */
export function axisOf({ type, unit }: OfUnit): string | undefined {
  if (type === 'text') return undefined;
  return type === 'boolean' ? 'yes-no' : (unit ?? '1');
}

/** Axes of these tags in their order. */
export function axesOf(tags: readonly OfUnit[]): string[] {
  return [...new Set(tags.flatMap((tag) => axisOf(tag) ?? []))];
}

/** Whether one more tag fits into the picture, and if not, why. */
export function roomFor(tag: OfUnit, chosen: readonly OfUnit[]): 'yes' | 'tags' | 'axes' {
  if (chosen.length >= MOST_TAGS) return 'tags';
  return axesOf([...chosen, tag]).length > MOST_AXES ? 'axes' : 'yes';
}

/** Numbers of the limits of a tag. */
export function boundsOf({ limits, type }: OfUnit): number[] {
  return type === 'number' ? limits.map(({ value }) => Number(value)).filter(Number.isFinite) : [];
}

/**
 * From where to where an axis goes: what was measured, with a little air, and the limits that are near enough not to press it flat
 * (as far outside as the measured range is wide, or half of the value).
 */
export function rangeOf(low: number | null, high: number | null, bounds: readonly number[]): [number, number] {
  if (low === null || high === null || low > high) return bounds.length > 0 ? padded(Math.min(...bounds), Math.max(...bounds)) : [0, 1];
  const reach = Math.max(high - low, Math.abs(high) / 2, Math.abs(low) / 2);
  const near = bounds.filter((bound) => bound >= low - reach && bound <= high + reach);
  return padded(Math.min(low, ...near), Math.max(high, ...near));
}

function padded(low: number, high: number): [number, number] {
  const air = high > low ? (high - low) * 0.06 : Math.abs(high) / 20 || 1;
  return [low - air, high + air];
}

/** A span of time that is shown, seconds since 1970. */
export interface Shown {
  readonly from: number;
  readonly until: number;
}

const [SHORTEST, LONGEST] = [1, 400 * 86_400];

/** Nearer or farther around a moment, which stays where it is on the screen. */
export function zoomed({ from, until }: Shown, factor: number, around = (from + until) / 2): Shown {
  const wide = Math.min(LONGEST, Math.max(SHORTEST, (until - from) * factor));
  const share = (around - from) / (until - from);
  const begin = around - wide * share;
  return { from: begin, until: begin + wide };
}

/** Earlier or later by a share of what is shown; never beyond `latest`. */
export function moved({ from, until }: Shown, share: number, latest = Infinity): Shown {
  const by = Math.min((until - from) * share, Math.max(latest - until, share < 0 ? (until - from) * share : 0));
  return { from: from + by, until: until + by };
}
