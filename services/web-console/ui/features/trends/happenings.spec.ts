import { askedAround, bandsOf, lanesOf, marksOf, phaseAt, type Happenings } from './happenings';

const at = (minute: number): string => `2026-11-24T08:${String(minute).padStart(2, '0')}:00.000000Z`;
const x = (minute: number): number => Date.parse(at(minute)) / 1000;
const happened: Happenings = {
  runs: [{ id: 'r', site: 'HAM', number: 'WS-1', recipe: 'W', recipeVersion: 1, from: at(0) }],
  phases: [
    { runId: 'r', kind: 'step', key: 'load', from: at(1), until: at(2) }, { runId: 'r', kind: 'node', key: 'unit', from: at(0), until: at(20) }, { runId: 'r', kind: 'node', key: 'first', from: at(0), until: at(10) },
    { runId: 'r', kind: 'node', key: 'second', from: at(10), until: at(20) }, { runId: 'r', kind: 'step', key: 'blend', from: at(10) },
  ],
  exceptions: [
    { id: 'e1', runId: 'r', kind: 'excursion', equipment: 'VB-02', tags: ['VB-02.t'], severity: 'major', from: at(3), until: at(5), peak: '28', peakAt: at(4) },
    { id: 'e2', runId: 'r', kind: 'gap', equipment: 'VB-02', tags: [], severity: 'major', from: at(6) },
  ],
};
const bands = bandsOf(happened, (_, key) => key.toUpperCase());

describe('E1 what went on beside a curve', () => {
  it('lies in rows, what contains others above it, and none over another', () => {
    expect(lanesOf(bands).map((lane) => lane.map(({ name }) => name))).toEqual([['WS-1'], ['UNIT'], ['FIRST', 'SECOND'], ['LOAD', 'BLEND']]);
  });

  it('more of a kind than there is room for are left to the table', () => {
    const parallel = bandsOf({ ...happened, phases: [1, 2, 3].map((step) => ({ runId: 'r', kind: 'step', key: `s${step}`, from: at(step) })) }, (_, key) => key);
    expect(lanesOf(parallel).map((lane) => lane.map(({ name }) => name))).toEqual([['WS-1'], ['s1'], ['s2']]);
  });

  it('the innermost part at a moment is the step, else the phase that began last; its end is outside', () => {
    expect([1, 2, 10, 30].map((minute) => phaseAt(bands, x(minute))?.name)).toEqual(['LOAD', 'FIRST', 'BLEND', 'BLEND']);
    expect(phaseAt(bands, x(0) - 1)).toBeUndefined();
  });

  it('exceptions have a sign each, a worst place where one is known, and no end while they last', () => {
    expect(marksOf(happened)).toMatchObject([{ sign: 'E1', from: x(3), until: x(5), peak: { x: x(4), y: 28 } }, { sign: 'E2', from: x(6), until: Infinity }]);
    expect(marksOf(happened)[1]).not.toHaveProperty('peak');
  });

  it('moving a little asks for nothing new, and what is asked for contains what is looked at', () => {
    const asked = askedAround({ from: 10_000, until: 10_600 });
    expect(asked.from).toBeLessThanOrEqual(10_000);
    expect(asked.until).toBeGreaterThanOrEqual(10_600);
    expect(askedAround({ from: 10_010, until: 10_610 })).toEqual(asked);
  });
});
