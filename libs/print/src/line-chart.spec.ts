import { drawnChart } from './line-chart';

const chart = (values: (number | undefined)[]): ReturnType<typeof drawnChart> => drawnChart({ unit: '', from: '', until: '', points: values.map((value, at) => ({ at, ...(value === undefined ? {} : { value }) })) });

describe('B16 a curve in print', () => {
  it('lies between round marks, and breaks where nothing was measured', () => {
    const { strokes, marks } = chart([20, 30, undefined, 60]);
    expect(marks.map(({ text }) => text)).toEqual(['20', '30', '40', '50', '60']);
    expect(strokes).toEqual([[[0, 0], [1 / 3, 0.25]], [[1, 1]]]);
  });

  it('a flat one has room, and one point is drawn', () => {
    expect(chart([21.5]).marks.length).toBeGreaterThan(1);
    for (const [, y] of chart([0, 0, 0]).strokes[0] ?? []) expect(y).toBeGreaterThanOrEqual(0);
  });

  it('loses no peak of a long one', () => {
    const values = Array.from({ length: 100_000 }, (_, i) => (i === 54_321 ? 99 : 20 + (i % 7)));
    const ys = chart(values).strokes.flat().map(([, y]) => y);
    expect(ys.length).toBeLessThan(4000);
    expect(Math.max(...ys)).toBe(0.9875);
  });
});
