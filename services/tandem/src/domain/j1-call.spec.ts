import { acceptCall, callExpert, declineCall, endSession, joinSession, leaveSession, passTime, type Reachable } from './decide-session';
import { askedOf, missingOf } from './expert';
import { evolveSession, noSession, type Session, type SessionEvent } from './session';

const NOW = '2026-11-24T08:00:00.000Z';
const LATER = '2026-11-24T08:01:00.000Z';
const MARA = { person: 'E1001', name: 'Mara Berger' };
const CLAIRE: Reachable = { person: 'E1020', name: 'Claire Moreau', present: true, missing: [] };
const REN: Reachable = { person: 'E1021', name: 'Ren Tanaka', present: true, missing: [] };
const step = { stepOpen: true, now: NOW };
const none = noSession('HAM', 's', { runId: 'r', runNumber: 'WS-1', stepKey: 'blend' });
const after = (session: Session, decided: { readonly ok: boolean; readonly value?: SessionEvent[] } | SessionEvent[]): Session => {
  const events = Array.isArray(decided) ? decided : decided.value;
  if (!events) throw new Error(`refused: ${JSON.stringify(decided)}`);
  return events.reduce(evolveSession, session);
};
const types = (events: readonly SessionEvent[]): string[] => events.map(({ type }) => type);
const called = after(none, callExpert(none, CLAIRE, MARA, step));
const there = [MARA, CLAIRE].reduce((session, who) => after(session, joinSession(session, who)), after(called, acceptCall(called, CLAIRE, NOW)));
const refusedWith = (code: string): object => ({ ok: false, error: { code } });

describe('J1 a call to an expert', () => {
  it('opens the session of the step and rings for a minute', () => {
    expect(callExpert(none, CLAIRE, MARA, step)).toMatchObject({ value: [{ type: 'SessionOpened', body: MARA }, { type: 'ExpertCalled', body: { person: 'E1020', calledBy: 'E1001', ringUntil: LATER } }] });
    expect(passTime(called, NOW, [])).toEqual([]);
    expect(types(passTime(called, LATER, []))).toEqual(['CallMissed']);
    expect(acceptCall(called, CLAIRE, LATER)).toMatchObject(refusedWith('call-over'));
  });

  it('goes to the next one in the same session when it was declined with a word', () => {
    expect(declineCall(called, CLAIRE, ' ', NOW)).toMatchObject(refusedWith('reason-missing'));
    const declined = after(called, declineCall(called, CLAIRE, 'in a meeting', NOW));
    const next = callExpert(declined, REN, MARA, step);
    expect(next).toMatchObject({ value: [{ type: 'ExpertCalled', body: { person: 'E1021' } }] });
    expect(after(declined, next).parties.map(({ state }) => state)).toEqual(['accepted', 'declined', 'ringing']);
  });

  it.each<[string, Partial<Reachable>, object]>([
    ['own-work', MARA, step], ['step-not-started', {}, { ...step, stepOpen: false }], ['expert-not-qualified', { missing: ['BLENDING'] }, step], ['expert-not-there', { present: false }, step],
  ])('is refused with %s', (code, expert, facts) => {
    expect(callExpert(none, { ...CLAIRE, ...expert }, MARA, facts as typeof step)).toMatchObject(refusedWith(code));
  });

  it('is not made twice at once, nor by who was called, nor when it is over', () => {
    expect(callExpert(called, CLAIRE, MARA, step)).toMatchObject(refusedWith('call-under-way'));
    expect(callExpert(there, REN, CLAIRE, step)).toMatchObject(refusedWith('not-in-session'));
    expect(callExpert(after(there, endSession(there, MARA)), REN, MARA, step)).toMatchObject(refusedWith('session-over'));
  });
});

describe('J1 a session', () => {
  it('is joined by who took the call only, and again after he left', () => {
    expect(joinSession(called, CLAIRE)).toMatchObject(refusedWith('call-over'));
    expect(joinSession(called, REN)).toMatchObject(refusedWith('not-in-session'));
    expect(joinSession(there, CLAIRE)).toMatchObject({ value: [] });
    const gone = after(there, leaveSession(there, 'E1020', 'hung-up'));
    expect(gone).toMatchObject({ ended: false, parties: [{ state: 'joined' }, { state: 'left' }] });
    expect(after(gone, joinSession(gone, CLAIRE)).parties[1]).toMatchObject({ state: 'joined' });
  });

  it('is over when the operator hangs up: who rings is missed, who is there leaves', () => {
    const two = after(there, callExpert(there, REN, MARA, step));
    expect(leaveSession(two, 'e1001', 'hung-up')).toMatchObject({ value: [{ type: 'PartyLeft', body: { why: 'session-ended' } }, { type: 'PartyLeft' }, { type: 'CallMissed' }, { type: 'SessionEnded', body: MARA }] });
    expect(endSession(there, CLAIRE)).toMatchObject(refusedWith('not-in-session'));
  });

  it('outlives a lost line, and is over when nobody is left', () => {
    const lost = passTime(there, NOW, ['E1001']);
    expect(lost).toMatchObject([{ type: 'PartyLeft', body: { person: 'E1001', why: 'line-lost' } }]);
    const waiting = after(there, lost);
    expect(after(waiting, joinSession(waiting, MARA)).parties.map(({ state }) => state)).toEqual(['joined', 'joined']);
    expect(types(passTime(waiting, NOW, ['E1020']))).toEqual(['PartyLeft', 'SessionEnded']);
  });
});

it('J1 a step asks of an expert what it asked of its performer, or of the trainee’s aim', () => {
  const asked = askedOf([{ code: 'GMP' }, { code: 'trainee/BLENDING' }, { code: 'GMP' }]);
  expect(asked).toEqual(['BLENDING', 'GMP']);
  expect(missingOf(asked, [{ person: 'E1020', code: 'GMP' }, { person: 'E1021', code: 'BLENDING' }], 'E1020')).toEqual(['BLENDING']);
});
