import type { components } from '../../api/generated/schema';
import { secondsOf } from './curve';

export type Happenings = components['schemas']['HappeningsResponse'];
export type ExceptionThen = components['schemas']['ExceptionThenResponse'];

/** What went on from one moment to another, seconds since 1970; what lasts has no end. */
export interface Band {
  readonly kind: 'run' | 'node' | 'step';
  readonly key: string;
  readonly runId: string;
  /** In the language of the person. */
  readonly name: string;
  readonly from: number;
  readonly until: number;
}

/** An exception with its place on the curve of a tag. */
export interface Mark {
  /** `E1`, by which picture, list and file speak of it. */
  readonly sign: string;
  readonly exception: ExceptionThen;
  readonly from: number;
  readonly until: number;
  /** Where it was worst; absent: not known, or nothing was measured. */
  readonly peak?: { readonly x: number; readonly y: number };
}

/** Rows of bands that a picture has at most, by what they are of: what finds no room stands in the table alone. */
const MOST_LANES: Readonly<Record<Band['kind'], number>> = { run: 2, node: 3, step: 2 };
const KINDS: readonly Band['kind'][] = ['run', 'node', 'step'];

/** Runs, phases and steps in the order in which they began, what contains others before it. */
export function bandsOf({ runs, phases }: Happenings, nameOf: (runId: string, key: string) => string): Band[] {
  const until = (end: string | undefined): number => (end === undefined ? Infinity : secondsOf(end));
  const bands = [
    ...runs.map(({ id, number, from, until: end }): Band => ({ kind: 'run', key: id, runId: id, name: number, from: secondsOf(from), until: until(end) })),
    ...phases.map(({ runId, kind, key, from, until: end }): Band => ({ kind: kind === 'node' ? 'node' : 'step', key, runId, name: nameOf(runId, key), from: secondsOf(from), until: until(end) })),
  ];
  return bands.sort((a, b) => a.from - b.from || b.until - a.until);
}

/** Bands in rows, none over another: runs above, then the phases from the outside in, steps below. */
export function lanesOf(bands: readonly Band[]): Band[][] {
  return KINDS.flatMap((kind) => {
    const lanes: Band[][] = [];
    for (const band of bands.filter((one) => one.kind === kind)) {
      const free = lanes.find((lane) => (lane.at(-1)?.until ?? -Infinity) <= band.from);
      if (free) free.push(band);
      else if (lanes.length < MOST_LANES[kind]) lanes.push([band]);
    }
    return lanes;
  });
}

/** The innermost part of a run at a moment: of those that last then, what began last; a step before its phase. */
export function phaseAt(bands: readonly Band[], x: number): Band | undefined {
  return bands.reduce<Band | undefined>((inner, band) => {
    if (band.kind === 'run' || x < band.from || x >= band.until) return inner;
    return inner === undefined || band.from > inner.from || (band.from === inner.from && KINDS.indexOf(band.kind) >= KINDS.indexOf(inner.kind)) ? band : inner;
  }, undefined);
}

/** Exceptions with their signs, in the order in which they began. */
export function marksOf({ exceptions }: Happenings): Mark[] {
  return exceptions.map((exception, at) => {
    const { from, until, peak, peakAt } = exception;
    const worst = peak === undefined || peakAt === undefined ? NaN : Number(peak);
    return { sign: `E${at + 1}`, exception, from: secondsOf(from), until: until === undefined ? Infinity : secondsOf(until), ...(Number.isFinite(worst) ? { peak: { x: secondsOf(peakAt ?? from), y: worst } } : {}) };
  });
}

/** What is asked for when such a span is looked at: with room on both sides, and the same while one moves a little. */
export function askedAround({ from, until }: { readonly from: number; readonly until: number }): { readonly from: number; readonly until: number } {
  const size = 2 ** Math.ceil(Math.log2(Math.max(60, until - from)));
  return { from: Math.floor((from - size / 2) / size) * size, until: Math.ceil((until + size / 2) / size) * size };
}
