import type { TandemSession } from './call-state';
import { fitted, recordingOf, tilesOf } from './recording-rules';

const parties = [{ person: 'E1001', name: 'Mara Berger', side: 'operator', state: 'joined', at: 't' }, { person: 'E1020', name: 'Claire Moreau', side: 'expert', state: 'joined', at: 't' }, { person: 'E1010', name: 'Jutta Haas', side: 'expert', state: 'ringing', at: 't' }];
const state = (recording: TandemSession['recording'] | undefined, person: string, more: object[] = []) => recordingOf({ parties: [...parties, ...more] as TandemSession['parties'], ...(recording ? { recording } : {}) }, person);
const asked = { proposal: 'p', proposedBy: { person: 'E1020', name: 'Claire Moreau' }, consents: ['E1020'] };

describe('J5 how it stands with a recording', () => {
  it('nobody asks; somebody asks; others are waited for; all consent; it runs', () => {
    expect(state(undefined, 'E1001').now).toBe('none');
    expect(state(asked, 'e1001 ')).toEqual({ now: 'asked', by: 'Claire Moreau', missing: ['Mara Berger'] });
    expect(state(asked, 'E1020')).toEqual({ now: 'waits', by: 'Claire Moreau', missing: ['Mara Berger'] });
    expect(state({ ...asked, consents: ['E1020', 'E1001'] }, 'E1001').now).toBe('agreed');
    expect(state({ ...asked, consents: ['E1020', 'E1001'], running: 'r' }, 'E1001')).toEqual({ now: 'runs', by: 'Claire Moreau', missing: [] });
  });

  it('who comes is waited for, and is asked', () => {
    const came = [{ person: 'G-1', name: 'A guest', side: 'expert', state: 'joined', at: 't' }];
    const all = { ...asked, consents: ['E1020', 'E1001'] };
    expect(state(all, 'E1001', came)).toMatchObject({ now: 'waits', missing: ['A guest'] });
    expect(state(all, 'G-1', came).now).toBe('asked');
  });
});

describe('J5 what is in the picture of a recording', () => {
  it('everybody, beside each other, none over another and none outside', () => {
    for (const count of [0, 1, 2, 3, 4, 6]) {
      const tiles = tilesOf(count, 960, 540);
      expect(tiles).toHaveLength(count);
      for (const { x, y, width, height } of tiles) expect([x >= 0, y >= 0, x + width <= 960, y + height <= 540, width > 0, height > 0]).toEqual([true, true, true, true, true, true]);
      expect(new Set(tiles.map(({ x, y }) => `${x} ${y}`)).size).toBe(count);
    }
  });

  it('whole and in its own proportions', () => {
    expect(fitted({ x: 0, y: 0, width: 480, height: 540 }, 960, 540)).toEqual({ x: 0, y: 135, width: 480, height: 270 });
    expect(fitted({ x: 480, y: 0, width: 480, height: 540 }, 540, 960)).toEqual({ x: 568, y: 0, width: 304, height: 540 });
  });
});
