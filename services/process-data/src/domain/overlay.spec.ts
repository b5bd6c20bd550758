import { aligned, bandOf, type AlignedPoint } from './overlay';

const points = (...said: readonly (readonly [since: number, value: number | null, quality?: 'good' | 'uncertain' | 'bad'])[]): AlignedPoint[] => said.map(([since, value, quality = 'good']) => ({ since, value, quality }));

describe('runs over each other', () => {
  it('E3 are counted from the beginning of the phase, to the microsecond', () => {
    expect(aligned([{ at: '2026-11-24T08:00:00.000001Z', value: 1 }, { at: '2026-11-24T07:59:59.5Z', value: 2 }], '2026-11-24T08:00:00.000000Z')).toEqual([{ since: 1e-6, value: 1 }, { since: -0.5, value: 2 }]);
  });

  it('E3 several good runs span a band: lowest, mean and highest of each stretch', () => {
    const { stretchSeconds, points: band } = bandOf([points([0, 10], [10, 20], [40, 10]), points([0, 30], [15, 50], [20, 40])], 4);
    expect(stretchSeconds).toBe(10);
    expect(band).toEqual([
      { since: 0, low: 10, mean: 20, high: 30, runs: 2 },
      { since: 10, low: 20, mean: 25, high: 50, runs: 2 }, // one stood at 20, the other came from 30
      { since: 20, low: 20, mean: 30, high: 40, runs: 2 },
      { since: 30, low: 20, mean: 20, high: 20, runs: 1 }, // the other has nothing more to say
      { since: 40, low: 10, mean: 10, high: 10, runs: 1 },
    ]);
  });

  it('E3 what is bad stands for nothing, and no run is no band', () => {
    expect(bandOf([points([0, 10], [10, 500, 'bad'], [30, 11], [40, 11])], 4).points.map(({ since, high }) => [since, high])).toEqual([[0, 10], [30, 11], [40, 11]]);
    expect(bandOf([], 4).points).toEqual([]);
  });
});
