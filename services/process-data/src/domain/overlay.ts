import { microsecondsOf } from './instants';

/** What was measured so many seconds after the phase began. */
export interface AlignedPoint {
  readonly since: number;
  readonly value: number | boolean | string | null;
  readonly quality: 'good' | 'uncertain' | 'bad';
  readonly status?: string;
}

/** Where the good runs were together, from `since` to the next stretch. */
export interface BandPoint {
  readonly since: number;
  readonly low: number;
  /** Mean of the runs of what each said when the stretch began. */
  readonly mean: number;
  readonly high: number;
  /** Runs that had something to say. */
  readonly runs: number;
}

/** Points by the time since a moment, exact to the microsecond. */
export function aligned<P extends { readonly at: string }>(points: readonly P[], begin: string): (Omit<P, 'at'> & { since: number })[] {
  const zero = microsecondsOf(begin);
  return points.map(({ at, ...point }) => ({ since: (microsecondsOf(at) - zero) / 1e6, ...point }));
}

/** The number of a point; undefined for what is bad, a word, or nothing. */
function numberOf({ value, quality }: AlignedPoint): number | undefined {
  return quality === 'bad' || value === null || typeof value === 'string' ? undefined : Number(value);
}

interface Stretch {
  readonly low: number;
  readonly begin: number;
  readonly high: number;
}

/** What one run said in each stretch. A value stands until the next one comes; after the last one the run has nothing to say. */
function stretchesOf(points: readonly AlignedPoint[], width: number): Map<number, Stretch> {
  const found = new Map<number, Stretch>();
  let stands: { readonly at: number; readonly value: number } | undefined;
  const put = (at: number, value: number): void => {
    const known = found.get(at);
    found.set(at, known ? { begin: known.begin, low: Math.min(known.low, value), high: Math.max(known.high, value) } : { begin: value, low: value, high: value });
  };
  for (const point of points) {
    const at = Math.floor(point.since / width);
    // up to here the value before stood, and in this stretch as well, unless the point begins it
    if (stands) for (let between = stands.at + 1; between <= at && between * width < point.since; between += 1) put(between, stands.value);
    const value = numberOf(point);
    stands = value === undefined ? undefined : { at, value };
    if (value !== undefined) put(at, value);
  }
  return found;
}

/** The band that some runs span: lowest, mean and highest in each of so many equal stretches of time since the phase began. Nothing of it is invented: lowest and highest are values that were measured. */
export function bandOf(runs: readonly (readonly AlignedPoint[])[], stretches: number): { readonly stretchSeconds: number; readonly points: BandPoint[] } {
  const last = Math.max(0, ...runs.map((points) => points.at(-1)?.since ?? 0));
  const stretchSeconds = Math.max(last / stretches, 1e-6);
  const each = runs.map((points) => stretchesOf(points, stretchSeconds));
  const points: BandPoint[] = [];
  for (let at = 0; at <= stretches; at += 1) {
    const said = each.flatMap((run) => run.get(at) ?? []);
    if (said.length === 0) continue;
    points.push({
      since: at * stretchSeconds, low: Math.min(...said.map(({ low }) => low)), mean: said.reduce((sum, { begin }) => sum + begin, 0) / said.length, high: Math.max(...said.map(({ high }) => high)), runs: said.length,
    });
  }
  return { stretchSeconds, points };
}
