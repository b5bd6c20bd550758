import { acceptPlan, cancelPlan, declinePlan, planSession, type Plan } from './plan';

const [MARA, CLAIRE, REN] = [{ person: 'E1001', name: 'Mara Berger' }, { person: 'E1020', name: 'Claire Moreau' }, { person: 'E1021', name: 'Ren Tanaka' }];
const NOW = '2026-11-24T08:00:00.000Z';
const AT = '2026-11-24T10:00:00.000Z';
const wanted = { runId: 'r', runNumber: 'WS-1', stepKey: 'blend', at: AT, experts: [CLAIRE, REN] };
const plan: Plan = { site: 'HAM', id: 'p', sequence: 1, runNumber: 'WS-1', stepKey: 'blend', at: AT, plannedBy: MARA, experts: [CLAIRE, { ...REN, answer: 'accepted' }], cancelled: false };
const mara = { ...MARA, supervises: false };
const refusedWith = (code: string): object => ({ ok: false, error: { code } });

describe('J1 a session is planned', () => {
  it('for a step of a run, at a time, with named experts', () => {
    expect(planSession(MARA, wanted, NOW)).toEqual({ ok: true, value: [{ type: 'SessionPlanned', body: { ...MARA, ...wanted } }] });
  });

  it.each<[string, object]>([
    ['plan-time', { at: NOW }], ['plan-time', { at: 'tomorrow' }], ['plan-time', { at: '2027-06-01T00:00:00.000Z' }], ['plan-experts', { experts: [] }], ['plan-experts', { experts: [CLAIRE, { ...CLAIRE, person: ' e1020' }] }],
    ['plan-experts', { experts: Array.from({ length: 6 }, (_, index) => ({ person: `E${index}`, name: 'x' })) }], ['own-work', { experts: [MARA] }],
  ])('is refused with %s: %j', (code, more) => {
    expect(planSession(MARA, { ...wanted, ...more }, NOW)).toMatchObject(refusedWith(code));
  });

  it('who is asked accepts, or declines with a word, and may think better of it until it is over', () => {
    expect(acceptPlan(plan, CLAIRE, NOW)).toMatchObject({ value: [{ type: 'PlanAccepted', body: CLAIRE }] });
    expect(acceptPlan(plan, REN, NOW)).toEqual({ ok: true, value: [] });
    expect(declinePlan(plan, REN, ' on holiday ', AT)).toMatchObject({ value: [{ type: 'PlanDeclined', body: { ...REN, word: 'on holiday' } }] });
    expect(declinePlan(plan, REN, ' ', NOW)).toMatchObject(refusedWith('reason-missing'));
    expect(acceptPlan(plan, MARA, NOW)).toMatchObject(refusedWith('not-in-plan'));
    expect(acceptPlan({ ...plan, cancelled: true }, CLAIRE, NOW)).toMatchObject(refusedWith('plan-over'));
    expect(acceptPlan(plan, CLAIRE, '2026-11-24T11:00:00.001Z')).toMatchObject(refusedWith('plan-over'));
  });

  it('is taken back with a word by who planned it, or a supervisor', () => {
    expect(cancelPlan(plan, mara, 'the press is down', NOW)).toMatchObject({ value: [{ type: 'PlanCancelled', body: { ...MARA, word: 'the press is down' } }] });
    expect(cancelPlan(plan, { ...CLAIRE, supervises: true }, 'x', NOW)).toMatchObject({ ok: true });
    expect(cancelPlan(plan, { ...CLAIRE, supervises: false }, 'x', NOW)).toMatchObject(refusedWith('not-in-plan'));
    expect(cancelPlan(plan, mara, '', NOW)).toMatchObject(refusedWith('reason-missing'));
    expect(cancelPlan({ ...plan, cancelled: true }, mara, '', NOW)).toEqual({ ok: true, value: [] });
    expect(cancelPlan(plan, mara, 'x', '2026-11-25T10:00:00.000Z')).toMatchObject(refusedWith('plan-over'));
  });
});
