import { merged, pointAt, secondsOf, summaryOf, timed, type Curve, type CurvePoint } from './curve';

const point = (second: number, value: CurvePoint['value'], quality = 'good'): CurvePoint => ({ at: `2026-11-24T08:00:${String(second).padStart(2, '0')}.000001Z`, value, quality });
const BEGIN = Date.parse('2026-11-24T08:00:00Z') / 1000;
const curve = (...points: CurvePoint[]): Curve => ({ points: timed(points) });

describe('points of a curve', () => {
  it('E1 keep the microseconds of the source', () => {
    expect(secondsOf('2026-11-24T08:00:00.000001Z') - BEGIN).toBeCloseTo(1e-6, 6);
    expect(secondsOf('2026-11-24T08:00:00Z')).toBe(BEGIN);
  });

  it('E1 that came since are taken once, in their order; what is too old goes, but for the point the line comes from', () => {
    const held = curve(point(1, 1), point(2, 2), point(3, 3));
    const after = merged(held, [point(3, 3), point(4, 4)], BEGIN + 2.5);
    expect(after.points.map(({ value }) => value)).toEqual([2, 3, 4]);
    expect(merged(after, [point(4, 4)], BEGIN + 2.5)).toBe(after);
    expect(merged(curve(point(1, 1)), [], BEGIN + 30).points).toHaveLength(1);
  });

  it('E1 say what stood at a moment, and what a span comes to', () => {
    const { points } = curve(point(1, 10), point(5, 20), point(6, null, 'bad'), point(7, 15, 'uncertain'));
    expect([0, 1.5, 5.5, 6.5, 60].map((second) => pointAt(points, BEGIN + second)?.value)).toEqual([undefined, 10, 20, null, 15]);
    expect(summaryOf({ points }, BEGIN + 2, BEGIN + 60)).toMatchObject({ last: { value: 15 }, low: 15, high: 20, bad: 1, uncertain: 1 });
    expect(summaryOf({ points: [] }, 0, 1)).toEqual({ bad: 0, uncertain: 0 });
  });
});
