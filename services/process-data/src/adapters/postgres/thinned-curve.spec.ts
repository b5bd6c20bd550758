import { stretchesOf } from './thinned-curve';

const MINUTE = 60_000_000;

describe('stretches of a curve', () => {
  it('E3 a short span is divided by samples, to the microsecond', () => {
    expect(stretchesOf(1_000_001, 1_000_001 + 10 * MINUTE, 800)).toEqual({ origin: 1_000_001, width: 6_000_000, minutesFrom: 1_000_001, minutesUntil: 1_000_001 });
  });

  it('E3 a long one by whole minutes, and its ends by samples: no more stretches than asked for', () => {
    const from = 5.5 * MINUTE;
    const until = from + 30 * 1440 * MINUTE;
    const { origin, width, minutesFrom, minutesUntil } = stretchesOf(from, until, 800);
    expect({ origin, width, minutesFrom }).toEqual({ origin: 5 * MINUTE, width: 433 * MINUTE, minutesFrom: 6 * MINUTE });
    expect(minutesUntil).toBe(until - MINUTE / 2);
    expect(Math.ceil((until - origin) / width)).toBeLessThanOrEqual(100);
  });
});
