import { isDue, planToTell, waitsFor, type Plan } from './plan-rules';

const AT = '2026-11-24T10:00:00.000Z';
const plan: Plan = { id: 'p', site: 'HAM', sequence: 1, runId: 'r', runNumber: 'WS-1', stepKey: 'blend', at: AT, plannedBy: { person: 'E1001', name: 'Mara' }, experts: [{ person: 'E1020', name: 'Claire' }, { person: 'E1021', name: 'Ren', answer: 'declined', word: 'away' }] };
const at = (minutes: number): number => Date.parse(AT) + minutes * 60_000;

describe('J1 a planned session is told of', () => {
  it('ten minutes before its time, and an hour long', () => {
    expect([at(-11), at(-10), at(0), at(60), at(61), undefined].map((now) => isDue(plan, now))).toEqual([false, true, true, true, false, false]);
  });

  it('to who has not answered, at once; to who planned it and who comes, when it is time; to who declined, not any more', () => {
    expect(waitsFor(plan, ' e1020')).toBe(true);
    expect(planToTell([plan], 'E1020', at(-600))).toBe(plan);
    expect(planToTell([plan], 'E1001', at(-600))).toBeUndefined();
    expect(planToTell([plan], 'E1001', at(-5))).toBe(plan);
    expect(planToTell([plan], 'E1021', at(-5))).toBeUndefined();
    expect(planToTell([plan], 'E1050', at(-5))).toBeUndefined();
  });
});
