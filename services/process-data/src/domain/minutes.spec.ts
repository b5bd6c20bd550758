import type { Sample } from './admit';
import { minutesOf } from './minutes';

const BEGIN = Date.parse('2026-11-24T08:00:00.000Z') * 1000;
const sample = (seconds: number, value: Sample['value'], quality: Sample['quality'] = 'good') => ({ tag: 7, at: BEGIN + seconds * 1e6, value, quality });

describe('minutes of samples', () => {
  it('E3 keep the peak, its moment, and where the source was not to be trusted', () => {
    const said = [sample(0, 20), sample(10, 99), sample(20, -5), sample(30, 500, 'bad'), sample(40, null, 'bad'), sample(50, 21, 'uncertain'), sample(61, 22)];
    const expected = [
      { tag: 7, minute: BEGIN / 6e7, count: 6, firstAt: 0, lastAt: 50e6, low: -5, lowAt: 20e6, high: 99, highAt: 10e6, badFirst: 30e6, badLast: 40e6, uncertainFirst: 50e6, uncertainLast: 50e6 },
      { tag: 7, minute: BEGIN / 6e7 + 1, count: 1, firstAt: 1e6, lastAt: 1e6, low: 22, lowAt: 1e6, high: 22, highAt: 1e6 },
    ];
    expect(minutesOf(said)).toEqual(expected);
    expect(minutesOf([...said].reverse())).toEqual([...expected].reverse());
  });

  it('E3 have no numbers where words were said', () => {
    expect(minutesOf([sample(1, 'RUN'), sample(2, true)])).toEqual([{ tag: 7, minute: BEGIN / 6e7, count: 2, firstAt: 1e6, lastAt: 2e6, low: 1, lowAt: 2e6, high: 1, highAt: 2e6 }]);
  });
});
