import { readCompared, writeCompared } from './overlay-address';
import { marksOf, sinceText } from './since';

describe('runs over each other', () => {
  it('E3 stand in the address, and come back from it', () => {
    const compared = { recipe: 'WARF-5', phase: 'node:blending~2', point: 'speed', runs: ['r1', 'r2'] };
    expect(readCompared(writeCompared(compared))).toEqual(compared);
    expect(readCompared(new URLSearchParams('over=WARF-5&phase=all&run=a&run=a'))).toEqual({ recipe: 'WARF-5', runs: ['a'] });
    expect(readCompared(new URLSearchParams('tag=VB-02.speed'))).toBeUndefined();
  });

  it('E3 are counted in the time that people say', () => {
    expect([0, 45, 750, 3600, 11_100, 187_200, -30].map((seconds) => sinceText(seconds))).toEqual(['0 s', '45 s', '12 min 30 s', '1 h', '3 h 05 min', '2 d 4 h', '−30 s']);
    expect([sinceText(0.25, 'de'), sinceText(4.04, 'de'), sinceText(-0.01)]).toEqual(['0,3 s', '4 s', '0 s']);
    expect(marksOf(0, 6.4, 40)).toHaveLength(33);
    expect(marksOf(30, 3600, 10)).toEqual([600, 1200, 1800, 2400, 3000, 3600]);
    expect(marksOf(-5, 5, 4)).toEqual([-5, 0, 5]);
  });
});
