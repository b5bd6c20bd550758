import type { Sample } from './admit';
import { byEquipment, gapText } from './gap';
import { dueOf, elapseTag, watchTag } from './watch-tag';

const SECOND = 1_000_000;
const tag = { limits: [], silentAfterSeconds: 10 };
const at = (second: number, quality: Sample['quality'] = 'good'): Sample => ({ at: second * SECOND, value: 1, quality });

describe('what is missing', () => {
  it('E6 bad and uncertain quality is told from when to when, over batches; a loose contact is one gap', () => {
    const first = watchTag(tag, undefined, [at(1), at(2, 'bad'), at(3), at(4, 'uncertain'), at(5), at(6, 'bad')]);
    expect(first.findings).toEqual([{ about: 'quality', quality: 'bad', from: 2 * SECOND }]);
    const second = watchTag(tag, first.watch, [at(7, 'bad'), at(8), at(67)]);
    expect(second.findings).toEqual([]);
    const third = watchTag(tag, second.watch, [at(68), at(69, 'uncertain'), at(70), at(200)]);
    expect(third.findings).toEqual([{ about: 'quality', quality: 'bad', from: 2 * SECOND, until: 8 * SECOND }, { about: 'quality', quality: 'uncertain', from: 69 * SECOND, until: 70 * SECOND }]);
    expect(third.watch).not.toHaveProperty('unfit');
  });

  it('E6 a time of bad quality is over when time went by in good quality, also without a sample', () => {
    const { watch } = watchTag({ limits: [] }, undefined, [at(1, 'bad'), at(2)]);
    expect(dueOf({ limits: [] }, watch)).toBe(62 * SECOND);
    expect(elapseTag({ limits: [] }, watch, 61 * SECOND, 0)).toEqual({ watch, findings: [] });
    const later = elapseTag({ limits: [] }, watch, 62 * SECOND, 0);
    expect(later.findings).toEqual([{ about: 'quality', quality: 'bad', from: SECOND, until: 2 * SECOND }]);
    expect(dueOf({ limits: [] }, later.watch)).toBeUndefined();
  });

  it('E6 a connected source that says nothing for longer than its tag allows is silent until it speaks', () => {
    const { watch } = watchTag(tag, undefined, [at(1)]);
    expect(dueOf(tag, watch)).toBe(11 * SECOND + 1);
    expect(elapseTag(tag, watch, 11 * SECOND, 0).findings).toEqual([]);
    expect(elapseTag(tag, watch, 20 * SECOND, 15 * SECOND).findings).toEqual([]);
    const silent = elapseTag(tag, watch, 12 * SECOND, 0);
    expect(silent.findings).toEqual([{ about: 'silence', from: SECOND }]);
    expect(elapseTag(tag, silent.watch, 60 * SECOND, 0).findings).toEqual([]);
    expect(dueOf(tag, silent.watch)).toBeUndefined();
    expect(watchTag(tag, silent.watch, [at(70)]).findings).toEqual([{ about: 'silence', from: SECOND, until: 70 * SECOND }]);
  });

  it('E6 is one gap an equipment, which lasts as long as one of its tags is missing', () => {
    const gaps = byEquipment('c', 'connection-lost', [
      { tag: 'A.1', equipment: 'A', from: '2026-01-01', until: '2026-01-02' }, { tag: 'B.1', equipment: 'B', from: '2026-01-03' }, { tag: 'B.2', equipment: 'B', from: '2026-01-01', until: '2026-01-02' }, { tag: 'A.2', equipment: 'A', from: '2026-01-01', until: '2026-01-04' },
    ]);
    expect(gaps).toMatchObject([{ equipment: 'A', from: '2026-01-01', until: '2026-01-04' }, { equipment: 'B', from: '2026-01-01' }]);
    expect(gaps[1]).not.toHaveProperty('until');
    expect(gapText(gaps[0] as (typeof gaps)[number])).toEqual({ en: 'Values of A are missing from 2026-01-01 until 2026-01-04: the connection was lost; A.1, A.2', de: 'Werte von A fehlen ab 2026-01-01 bis 2026-01-04: die Verbindung war unterbrochen; A.1, A.2' });
  });
});
