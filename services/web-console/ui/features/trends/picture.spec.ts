import { timed, type CurvePoint } from './curve';
import { dataOf } from './picture';
import type { SitedTag } from './use-tags';

const BEGIN = Date.parse('2026-11-24T08:00:00Z') / 1000;
const tag = (code: string): SitedTag => ({ site: 'HAM', code, address: code, type: 'number', title: { en: code }, equipment: 'E', point: 'p', unit: '1', silentAfterSeconds: 60, keepDays: 1, limits: [] });
const curve = (points: readonly (readonly [second: number, value: number | null, quality?: string])[]) =>
  ({ points: timed(points.map(([second, value, quality = 'good']): CurvePoint => ({ at: `2026-11-24T08:00:${String(second).padStart(2, '0')}Z`, value, quality }))) });

describe('several curves in one picture', () => {
  it('E1 a break stays a break at every moment of the other curves', () => {
    const of = new Map([['A', curve([[1, 10], [2, null, 'bad'], [9, 11]])], ['B', curve([1, 2, 3, 4, 5, 6, 7, 8, 9].map((second) => [second, second]))]]);
    const { data: [moments, a, , b], bad } = dataOf([tag('A'), tag('B')], of, { from: BEGIN, until: BEGIN + 10 });
    expect(moments).toHaveLength(9);
    expect(a).toEqual([10, null, null, null, null, null, null, null, 11]); // undefined would be bridged
    expect([b, bad]).toEqual([[1, 2, 3, 4, 5, 6, 7, 8, 9], [[BEGIN + 2], []]]);
  });

  it('E1 the good line does not run over what was uncertain', () => {
    const of = new Map([['A', curve([[1, 10], [2, 11, 'uncertain'], [4, 12, 'uncertain'], [6, 13]])], ['B', curve([1, 3, 5, 6].map((second) => [second, second]))]]);
    const { data: [moments = [], good = [], uncertain = []] } = dataOf([tag('A'), tag('B')], of, { from: BEGIN, until: BEGIN + 10 });
    const at = (values: ArrayLike<unknown>, second: number): unknown => values[Array.from(moments).indexOf(BEGIN + second)];
    expect([2, 3, 4, 5].map((second) => at(good, second))).toEqual([null, null, null, null]);
    expect([at(uncertain, 1), at(uncertain, 2), at(uncertain, 4), at(uncertain, 6)]).toEqual([10, 11, 12, 13]);
  });
});
