import { broughtFor, progressOf, type Staging } from './staging-sums';

const g = (value: string, unit = 'g') => ({ value, unit });
const staging: Staging = {
  id: 's', site: 'HAM', runId: 'r', runNumber: 'WS-1', closed: false, sequence: 3,
  lines: [{ material: 'A', quantity: g('150'), lots: ['L'] }, { material: 'B', quantity: g('0.5', 'kg'), lots: ['M'] }],
  staged: [{ container: 'A-1', material: 'A', lot: 'L', content: g('100') }, { container: 'B-1', material: 'B', lot: 'M', content: g('500') }],
};

describe('C4 how far a staging is', () => {
  it('counts a material as there when its containers hold what the bill asks for', () => {
    expect(broughtFor(staging, 'A')).toMatchObject({ containers: [{ container: 'A-1' }], enough: false });
    expect(broughtFor(staging, 'B').enough).toBe(true);
    expect(broughtFor(staging, 'C')).toEqual({ containers: [], enough: false });
    expect(progressOf(staging)).toEqual({ done: 1, of: 2 });
  });
});
