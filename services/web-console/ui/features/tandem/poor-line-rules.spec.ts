import { asksNow, look, nextWidth, nothingSeen, sightOf, WIDTHS, wordsOnly, type Seen } from './poor-line-rules';

const BEGAN = 1_000_000;
const after = (seconds: number): number => BEGAN + seconds * 1000;
/** Looks once a second, for so long, at a line with so many pictures a second. */
const looked = (seen: Seen, from: number, until: number, line: 'connected' | 'lost', framesASecond: number): Seen => {
  let now = seen;
  for (let second = from; second <= until; second += 1) now = look(now, line, now.frames + framesASecond, after(second));
  return now;
};

describe('J7 a picture that does not move over the line', () => {
  it('asks for nothing while it moves, nor while it has only just stopped', () => {
    const moving = looked(nothingSeen(BEGAN), 1, 20, 'connected', 24);
    expect(moving.asking).toBeUndefined();
    expect(sightOf(looked(moving, 21, 25, 'connected', 0), after(25))).toBe('moving');
  });

  it('asks for stills when it stopped, every ten seconds, whether the line is lost or only poor', () => {
    for (const line of ['connected', 'lost'] as const) {
      const moving = looked(nothingSeen(BEGAN), 1, 20, 'connected', 24);
      const stopped = looked(moving, 21, 26, line, 0);
      expect(stopped.asking).toBe(after(26));
      expect(asksNow(stopped, after(26))).toBe(true);
      const asked = { ...stopped, asked: after(26) };
      expect([asksNow(asked, after(35)), asksNow(asked, after(36))]).toEqual([false, true]);
    }
  });

  it('is given longer to begin', () => {
    expect(looked(nothingSeen(BEGAN), 1, 9, 'lost', 0).asking).toBeUndefined();
    expect(looked(nothingSeen(BEGAN), 1, 10, 'lost', 0).asking).toBe(after(10));
  });

  it('is a still as long as stills come, and moves again with the first picture, also over a line that counts from nothing', () => {
    const stopped = { ...looked(nothingSeen(BEGAN), 1, 12, 'lost', 0), stillAt: after(13) };
    expect([sightOf(stopped, after(14)), sightOf(stopped, after(40))]).toEqual(['still', 'none']);
    const again = look(look(stopped, 'connected', 0, after(15)), 'connected', 1, after(16));
    expect([again.asking, sightOf(again, after(16))]).toEqual([undefined, 'moving']);
  });

  it('leaves words alone where neither line nor still comes', () => {
    const asking = looked(nothingSeen(BEGAN), 1, 12, 'lost', 0);
    expect([wordsOnly('lost', asking, after(20)), wordsOnly('lost', asking, after(36)), wordsOnly('connected', asking, after(36))]).toEqual([false, true, false]);
    expect(wordsOnly('lost', { ...asking, stillAt: after(30) }, after(36))).toBe(false);
  });

  it('is sent as large as it arrives in time', () => {
    expect([nextWidth(0, 500, false), nextWidth(1, 500, false), nextWidth(1, 3000, false), nextWidth(1, 7000, false), nextWidth(0, 10, true)]).toEqual([0, 0, 1, 2, 1]);
    expect(nextWidth(WIDTHS.length - 1, 60_000, true)).toBe(WIDTHS.length - 1);
  });
});
