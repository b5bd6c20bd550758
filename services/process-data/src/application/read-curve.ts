import { refuse } from '@batchwright/kernel';
import type { CurvePoint, Samples } from './samples';

/** Points that one answer has at most. */
export const CURVE_POINTS = 10_000;

/** What a tag said from one moment to another. Refusals: `not-found`, `period-wrong`. */
export class ReadCurve {
  constructor(private readonly samples: Samples) {}

  async execute(sites: readonly string[], code: string, from: string, until: string): Promise<{ points: CurvePoint[]; next?: string }> {
    if (!(Date.parse(from) < Date.parse(until))) throw refuse('period-wrong', { from, until }, { field: 'until' });
    const points = await this.samples.curve(sites, code, { from, until, limit: CURVE_POINTS + 1 });
    if (!points) throw refuse('not-found', { what: 'tag', id: code });
    const next = points[CURVE_POINTS]?.at;
    return { points: points.slice(0, CURVE_POINTS), ...(next === undefined ? {} : { next }) };
  }
}
