import { moveSession } from './decide-session';
import { evolveSession, noSession, type Session, type SessionEvent } from './session';
import { judgeView, type GivenView } from './view';

const NOW = '2026-11-24T08:00:00.000Z';
const MARA = { person: 'E1001', name: 'Mara Berger' };
const CLAIRE = { person: 'E1020', name: 'Claire Moreau' };
const EVENTS: readonly SessionEvent[] = [
  { type: 'SessionOpened', body: { ...MARA, runId: 'r', runNumber: 'WS-1', stepKey: 'blend' } },
  { type: 'ExpertCalled', body: { ...CLAIRE, calledBy: MARA.person, calledByName: MARA.name, ringUntil: NOW } },
  { type: 'CallAccepted', body: CLAIRE },
  { type: 'PartyJoined', body: CLAIRE },
];
const session: Session = EVENTS.reduce(evolveSession, noSession('HAM', 's', { runId: 'r', runNumber: 'WS-1', stepKey: 'blend' }));
const given: GivenView = { site: 'HAM', session: 's', person: 'E1020', stepKey: 'blend', until: '2026-11-24T08:00:00.001Z', ended: false, shownStep: 'blend', state: 'joined' };

describe('J2 a view token', () => {
  it('opens the view of its session while its person stands there', () => {
    expect(judgeView(given, 's', NOW)).toEqual({ ok: true, value: given });
  });

  it.each<[string, Partial<GivenView>]>([['session-over', { ended: true }], ['not-there', { state: 'left' }], ['time', { until: NOW }], ['moved', { shownStep: 'sieve' }]])('is over: %s', (why, more) => {
    expect(judgeView({ ...given, ...more }, 's', NOW)).toMatchObject({ ok: false, error: { code: 'view-over', params: { why } } });
  });

  it('is none in another session, and what nobody gave is none', () => {
    expect(judgeView(given, 'another', NOW)).toMatchObject({ ok: false, error: { code: 'view-token-unknown' } });
    expect(judgeView(undefined, 's', NOW)).toMatchObject({ ok: false, error: { code: 'view-token-unknown' } });
  });
});

describe('J2 the step that is shown', () => {
  it('is the one to which the call was made, and follows the operator to one that was begun', () => {
    expect(session.shownStep).toBe('blend');
    const moved = moveSession(session, MARA, 'sieve', true);
    expect(moved).toMatchObject({ value: [{ type: 'OperatorMoved', body: { ...MARA, stepKey: 'sieve' } }] });
    expect((moved.ok ? moved.value : []).reduce(evolveSession, session)).toMatchObject({ stepKey: 'blend', shownStep: 'sieve', sequence: session.sequence + 1 });
    expect(moveSession(session, MARA, 'blend', true)).toMatchObject({ value: [] });
  });

  it('is moved by nobody else, to no step that nobody began, and not when it is over', () => {
    expect(moveSession(session, CLAIRE, 'sieve', true)).toMatchObject({ error: { code: 'not-in-session' } });
    expect(moveSession(session, MARA, 'sieve', false)).toMatchObject({ error: { code: 'step-not-started' } });
    expect(moveSession({ ...session, ended: true }, MARA, 'sieve', true)).toMatchObject({ error: { code: 'session-over' } });
  });
});
