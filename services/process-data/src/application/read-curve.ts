import { refuse } from '@batchwright/kernel';
import type { CurvePoint, Samples, ThinnedCurve } from './samples';

/** Points that one answer has at most. */
export const CURVE_POINTS = 10_000;

/** What a tag said from one moment to another, or the samples that stand for it. Refusals: `not-found`, `period-wrong`. */
export class ReadCurve {
  constructor(private readonly samples: Samples) {}

  /** `points`: no more than so many samples, and no peak lost; left out: all of them, page by page. A text is always read whole. */
  async execute(sites: readonly string[], code: string, from: string, until: string, most?: number): Promise<{ points: CurvePoint[]; next?: string; thinned?: Omit<ThinnedCurve, 'points'> }> {
    if (!(Date.parse(from) < Date.parse(until))) throw refuse('period-wrong', { from, until }, { field: 'until' });
    const limit = Math.min(most ?? CURVE_POINTS, CURVE_POINTS);
    const points = await this.samples.curve(sites, code, { from, until, limit: limit + 1 });
    if (!points) throw refuse('not-found', { what: 'tag', id: code });
    const next = points[limit]?.at;
    if (next !== undefined && most !== undefined) {
      const found = await this.samples.thinned(sites, code, { from, until, points: limit });
      if (found) return { points: found.points, thinned: { count: found.count, stretchSeconds: found.stretchSeconds } };
    }
    return { points: points.slice(0, limit), ...(next === undefined ? {} : { next }) };
  }
}
