/** Limits in force for a value, in its unit, decimal text. */
export interface Limits {
  readonly plausible?: Range;
  readonly normal?: Range;
  readonly action?: Range;
  readonly validated?: Range;
  readonly registered?: Range;
  readonly information?: Range;
}

export interface Range {
  readonly low?: string | null;
  readonly high?: string | null;
}

/** What leaving the narrowest limit that was left means, before the value is sent. The service judges again, exactly. */
export type Preview = 'within' | 'warns' | 'exception' | 'deviation' | 'implausible';

const GRAVEST_FIRST: readonly (readonly [level: keyof Limits, preview: Preview])[] = [
  ['plausible', 'implausible'], ['registered', 'deviation'], ['validated', 'deviation'], ['action', 'exception'], ['normal', 'warns'],
];

/** How a typed number stands to its limits; undefined while it is no number. For the eye only: floats may judge what is drawn. */
export function preview(text: string, limits: Limits): Preview | undefined {
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value)) return undefined;
  return GRAVEST_FIRST.find(([level]) => outside(value, limits[level]))?.[1] ?? 'within';
}

function outside(value: number, range: Range | undefined): boolean {
  if (!range) return false;
  return (range.low != null && value < Number(range.low)) || (range.high != null && value > Number(range.high));
}

/** Whether a value below zero is plausible: what may stand there is what the keypad offers. */
export function mayBeNegative({ plausible }: Limits): boolean {
  return plausible?.low == null || Number(plausible.low) < 0;
}

/** A band of the bar: which limit it shows and where it lies, in percent. */
export interface Band {
  readonly level: keyof Limits;
  readonly range: Range;
  readonly from: number;
  readonly to: number;
}

/** The bar: bands from wide to narrow, and where a value lies on it. */
export interface Scale {
  readonly bands: readonly Band[];
  position(value: number): number;
}

const DRAWN: readonly (keyof Limits)[] = ['registered', 'validated', 'action', 'normal'];
/** The bar shows a fifth more than the widest limit on each side, so that one sees a value leave. */
const MARGIN = 0.2;

/** Lays the limits on a bar. Undefined when there is nothing to draw. */
export function scaleOf(limits: Limits): Scale | undefined {
  const drawn = DRAWN.filter((level) => limits[level] && (limits[level].low != null || limits[level].high != null));
  const levels = drawn.length > 0 ? drawn : limits.plausible ? (['plausible'] as const) : [];
  const ends = levels.flatMap((level) => [limits[level]?.low, limits[level]?.high]).filter((end) => end != null).map(Number);
  if (ends.length === 0) return undefined;
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const width = high - low || Math.abs(high) * 0.1 || 1;
  const position = (value: number): number => Math.min(100, Math.max(0, ((value - low + width * MARGIN) / (width * (1 + 2 * MARGIN))) * 100));
  const bands = levels.map((level) => {
    const range = limits[level] ?? {};
    return { level, range, from: range.low == null ? 0 : position(Number(range.low)), to: range.high == null ? 100 : position(Number(range.high)) };
  });
  return { bands, position };
}
