/** What a tag said at a moment, as the service has it. */
export interface CurvePoint {
  /** UTC with microseconds. */
  readonly at: string;
  readonly value: number | string | boolean | null;
  readonly quality: string;
  readonly status?: string;
}

/** A point with its moment in seconds since 1970, to the microsecond. */
export type TimedPoint = CurvePoint & { readonly x: number };

/** A curve as it is held: its points by time, and what they stand for where they are not all. */
export interface Curve {
  readonly points: readonly TimedPoint[];
  /** Length of the stretches of which points were chosen, seconds; absent = every sample is there. */
  readonly stretchSeconds?: number;
  /** Samples in the span; what is chosen of them is less. */
  readonly count?: number;
}

/** Seconds since 1970 of an instant with up to six digits. */
export function secondsOf(at: string): number {
  const [, whole = '', part = '0'] = /^(.*?)(?:\.(\d{1,6}))?Z$/.exec(at) ?? [];
  return Date.parse(`${whole}Z`) / 1000 + Number(`0.${part}`);
}

export function timed(points: readonly CurvePoint[]): TimedPoint[] {
  return points.map((point) => ({ ...point, x: secondsOf(point.at) }));
}

/** Takes what came since into what is held: each moment once, by time, and nothing from before `since` but the last point before it, which the line comes from. The same object when nothing changed. */
export function merged(curve: Curve, fresh: readonly CurvePoint[], since: number): Curve {
  const last = curve.points.at(-1);
  const newer = timed(fresh).filter(({ x, at }) => last === undefined || x > last.x || (x === last.x && at > last.at));
  const firstInside = curve.points.findIndex(({ x }) => x >= since);
  const drop = firstInside === -1 ? Math.max(0, curve.points.length - 1) : Math.max(0, firstInside - 1);
  if (newer.length === 0 && drop === 0) return curve;
  return { ...curve, points: [...curve.points.slice(drop), ...newer] };
}

/** What a tag of this kind said last before a moment; undefined before its first point. */
export function pointAt(points: readonly TimedPoint[], x: number): TimedPoint | undefined {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle] as TimedPoint).x <= x) low = middle + 1;
    else high = middle;
  }
  return points[low - 1];
}

/** The number of a point that may be drawn; undefined for what is bad, a word, or nothing. */
export function numberOf({ value, quality }: CurvePoint): number | undefined {
  if (quality === 'bad' || value === null || typeof value === 'string') return undefined;
  return Number(value);
}

/** What a span of a curve comes to. */
export interface Summary {
  readonly last?: TimedPoint;
  readonly low?: number;
  readonly high?: number;
  readonly bad: number;
  readonly uncertain: number;
}

export function summaryOf({ points }: Curve, from: number, until: number): Summary {
  let [low, high, bad, uncertain] = [Infinity, -Infinity, 0, 0];
  let last: TimedPoint | undefined;
  for (const point of points) {
    if (point.x > until) break;
    last = point;
    if (point.x < from) continue;
    if (point.quality === 'bad') bad += 1;
    if (point.quality === 'uncertain') uncertain += 1;
    const number = numberOf(point);
    if (number === undefined) continue;
    low = Math.min(low, number);
    high = Math.max(high, number);
  }
  return { ...(last ? { last } : {}), ...(low <= high ? { low, high } : {}), bad, uncertain };
}
