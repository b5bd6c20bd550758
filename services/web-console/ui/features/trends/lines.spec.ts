import { timed, type CurvePoint } from './curve';
import { linesOf } from './lines';

const BEGIN = Date.parse('2026-11-24T08:00:00Z') / 1000;
const lines = (said: readonly (readonly [second: number, value: number | null, quality?: string])[], silentAfter?: number) => {
  const points = timed(said.map(([second, value, quality = 'good']): CurvePoint => ({ at: `2026-11-24T08:00:${String(second).padStart(2, '0')}Z`, value, quality })));
  const { good, uncertain, bad } = linesOf({ points }, silentAfter);
  const shown = ([x, y]: typeof good) => x.map((moment, at) => [Number((moment - BEGIN).toFixed(3)), y[at]]);
  return { good: shown(good), uncertain: shown(uncertain), bad: bad.map((moment) => moment - BEGIN) };
};

describe('lines of a curve', () => {
  it('E1 break at what is bad, and say where it was', () => {
    expect(lines([[1, 10], [2, 500, 'bad'], [3, null, 'bad'], [4, 11]])).toEqual({ good: [[1, 10], [2, null], [4, 11]], uncertain: [], bad: [2, 3] });
  });

  it('E1 break where nothing was said for too long, and not where a source speaks on change only', () => {
    expect(lines([[1, 10], [2, 10], [20, 11]], 5).good).toEqual([[1, 10], [2, 10], [11, null], [20, 11]]);
    expect(lines([[1, 10], [2, 10], [20, 11]]).good).toEqual([[1, 10], [2, 10], [20, 11]]);
  });

  it('E1 show what is uncertain by a line of its own, there and back', () => {
    expect(lines([[1, 10], [2, 11], [3, 12, 'uncertain'], [4, 13], [5, 14]])).toEqual({ good: [[1, 10], [2, 11], [2.5, null], [4, 13], [5, 14]], uncertain: [[2, 11], [3, 12], [4, 13], [4, null]], bad: [] });
    expect(lines([[1, 10, 'uncertain'], [2, 11], [3, 12, 'uncertain']]).uncertain).toEqual([[1, 10], [2, 11], [3, 12]]);
    expect(lines([[1, 10, 'uncertain'], [2, null, 'bad'], [3, 12, 'uncertain']]).uncertain).toEqual([[1, 10], [2, null], [3, 12]]);
  });
});
