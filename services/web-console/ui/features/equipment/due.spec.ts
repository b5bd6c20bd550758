import { dueLines } from './due';
import type { Item } from './queries';

const now = Date.parse('2026-03-02T08:00:00.000Z');
type Axes = { [A in keyof Item['axes']]?: Omit<Item['axes'][A], 'moves'> };
const item = (code: string, axes: Axes): Item => ({ code, title: code, site: 'HAM', axes: { cleaning: { status: 'dirty' }, calibration: { status: 'not-needed' }, qualification: { status: 'not-needed' }, block: { status: 'not-blocked' }, allocation: { status: 'free' }, ...axes } } as unknown as Item);

describe('D4 D3 what is due', () => {
  it('comes in order of its end: overdue, soon, later; what has no end does not come', () => {
    const lines = dueLines([
      item('LATER', { calibration: { status: 'valid', lastDay: '2026-09-01' } }),
      item('OVER', { calibration: { status: 'valid', lastDay: '2026-03-01' } }),
      item('TODAY', { qualification: { status: 'valid', lastDay: '2026-03-02' } }),
      item('HOLD', { cleaning: { status: 'clean', until: '2026-03-02T20:00:00.000Z' } }),
      item('CLEAN', { cleaning: { status: 'clean' } }),
      item('DIRTY', { cleaning: { status: 'dirty', cleanBefore: '2026-03-02T09:00:00.000Z' } }),
    ], now);
    expect(lines.map(({ code, what, tone }) => `${code} ${what} ${tone}`)).toEqual(['OVER calibration exception', 'DIRTY dirty-hold attention', 'HOLD clean-hold attention', 'TODAY qualification attention', 'LATER calibration waiting']);
  });

  it('a clean hold that ran out is over at its second', () => {
    const held = (until: string): string | undefined => dueLines([item('A', { cleaning: { status: 'clean', until } })], now)[0]?.tone;
    expect([held('2026-03-02T08:00:00.000Z'), held('2026-03-02T08:00:01.000Z')]).toEqual(['exception', 'attention']);
  });
});
