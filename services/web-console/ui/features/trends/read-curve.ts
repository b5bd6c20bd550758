import { answerOf, api } from '../../api/client';
import { timed, type Curve, type CurvePoint } from './curve';

/** Points of a curve that are asked for: more than a screen has columns. */
export const POINTS = 2400;
/** Samples that one file takes. */
export const MOST_SAMPLES = 500_000;

const instantOf = (seconds: number): string => new Date(Math.floor(seconds * 1000)).toISOString();

/** A curve as it is drawn: its samples, or those that stand for them. */
export async function readCurve(code: string, from: number, until: number): Promise<Curve> {
  const { points, thinned } = await answerOf(api.GET('/api/process-data/v1/tags/{code}/curve', { params: { path: { code }, query: { from: instantOf(from), until: instantOf(until), points: POINTS } } }));
  return { points: timed(points as CurvePoint[]), ...(thinned ? { stretchSeconds: Number(thinned.stretchSeconds), count: thinned.count } : {}) };
}

/** What came from a moment on, or `undefined` when that is more than one answer holds. */
export async function readSince(code: string, from: string, until: number): Promise<readonly CurvePoint[] | undefined> {
  const { points, next } = await answerOf(api.GET('/api/process-data/v1/tags/{code}/curve', { params: { path: { code }, query: { from, until: instantOf(until) } } }));
  return next === undefined ? (points as CurvePoint[]) : undefined;
}

/** Every sample of a span, page by page; `undefined` when there are more than `most`. */
export async function readAll(code: string, from: number, until: number, most: number): Promise<CurvePoint[] | undefined> {
  const all: CurvePoint[] = [];
  let next: string | undefined = instantOf(from);
  while (next !== undefined) {
    const page: { points: unknown[]; next?: string } = await answerOf(api.GET('/api/process-data/v1/tags/{code}/curve', { params: { path: { code }, query: { from: next, until: instantOf(until) } } }));
    all.push(...(page.points as CurvePoint[]));
    if (all.length > most) return undefined;
    next = page.next;
  }
  return all;
}
