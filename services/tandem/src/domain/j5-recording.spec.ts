import fc from 'fast-check';
import { joinSession, leaveSession, endSession } from './decide-session';
import { beginRecording, endRecording, giveConsent, proposeRecording, recordingLost, refuseConsent, removeRecording, sealRecording, takesBytes, withRecording, withoutConsent } from './recording';
import { evolveSession, type Session, type SessionEvent } from './session';

const [MARA, CLAIRE, REN, GUEST] = [{ person: 'E1001', name: 'Mara Berger' }, { person: 'E1020', name: 'Claire Moreau' }, { person: 'E1021', name: 'Ren Tanaka' }, { person: 'G-1', name: 'A guest' }] as const;
const session: Session = {
  site: 'HAM', id: 's', sequence: 5, runId: 'r', runNumber: 'WS-1', stepKey: 'blend', shownStep: 'blend', ended: false,
  parties: [{ ...MARA, side: 'operator', state: 'joined' }, { ...CLAIRE, side: 'expert', state: 'joined' }, { ...REN, side: 'expert', state: 'accepted' }, { ...GUEST, side: 'expert', state: 'left' }],
};
type Decided = { readonly ok: boolean; readonly value?: SessionEvent[] } | SessionEvent[];
const eventsOf = (decided: Decided): SessionEvent[] => (Array.isArray(decided) ? decided : (decided.value ?? []));
const after = (now: Session, decided: Decided): Session => withRecording(now, eventsOf(decided)).reduce(evolveSession, now);
const told = (now: Session, decided: Decided): string[] => withRecording(now, eventsOf(decided)).map(({ type, body }) => ('why' in body ? `${type} ${body.why}` : type));
const asked = after(session, proposeRecording(session, CLAIRE, 'p'));
const agreed = after(asked, giveConsent(asked, MARA));
const running = after(agreed, beginRecording(agreed, MARA, 'r1'));
const refusedWith = (code: string): object => ({ ok: false, error: { code } });

describe('J5 who consents to be recorded', () => {
  it('who asks consents by that; everybody else who stands there by his own act, the operator and a guest as well', () => {
    expect(told(session, proposeRecording(session, CLAIRE, 'p'))).toEqual(['RecordingProposed', 'ConsentGiven']);
    expect(withoutConsent(asked).map(({ person }) => person)).toEqual(['E1001']);
    expect(beginRecording(asked, MARA, 'r1')).toMatchObject(refusedWith('consent-missing'));
    expect(giveConsent(asked, { ...MARA, person: ' e1001' })).toMatchObject({ value: [{ type: 'ConsentGiven', body: MARA }] });
    expect(giveConsent(agreed, MARA)).toEqual({ ok: true, value: [] });
    expect(beginRecording(agreed, MARA, 'r1')).toMatchObject({ value: [{ type: 'RecordingBegan', body: { recording: 'r1', consented: [MARA, CLAIRE] } }] });
    const came = after(agreed, joinSession(agreed, GUEST));
    expect(beginRecording(came, MARA, 'r1')).toMatchObject(refusedWith('consent-missing'));
  });

  it.each<[string, Session, (now: Session) => Decided]>([
    ['recording-asked-already', asked, (now) => proposeRecording(now, MARA, 'q')], ['recording-not-proposed', session, (now) => giveConsent(now, MARA)], ['recording-not-proposed', session, (now) => refuseConsent(now, MARA)],
    ['recording-not-proposed', session, (now) => beginRecording(now, MARA, 'r1')], ['not-in-session', session, (now) => proposeRecording(now, REN, 'p')], ['not-in-session', asked, (now) => giveConsent(now, GUEST)],
    ['not-in-session', asked, (now) => refuseConsent(now, { person: 'E9', name: 'x' })], ['not-in-session', agreed, (now) => beginRecording(now, CLAIRE, 'r1')], ['not-in-session', running, (now) => endRecording(now, CLAIRE, 'r1')],
    ['session-over', { ...running, ended: true }, (now) => giveConsent(now, MARA)],
  ])('is refused with %s', (code, now, decide) => {
    expect(decide(now)).toMatchObject(refusedWith(code));
  });

  it('who does not, or not any more, ends it; who still wants it asks all anew', () => {
    expect(told(asked, refuseConsent(asked, MARA))).toEqual(['ConsentRefused']);
    expect(told(running, refuseConsent(running, CLAIRE))).toEqual(['RecordingEnded consent-withdrawn', 'ConsentWithdrawn']);
    const over = after(running, refuseConsent(running, CLAIRE));
    expect(over.recording).toBeUndefined();
    expect(after(over, proposeRecording(over, MARA, 'q')).recording).toEqual({ proposal: 'q', proposedBy: MARA, consents: ['E1001'] });
  });
});

describe('J5 what ends a recording', () => {
  it('who comes, until he consents as well', () => {
    expect(told(running, joinSession(running, REN))).toEqual(['RecordingEnded somebody-came', 'PartyJoined']);
    const came = after(running, joinSession(running, REN));
    expect(takesBytes(came, 'r1')).toBe(false);
    const all = after(came, giveConsent(came, REN));
    expect(told(all, beginRecording(all, MARA, 'r2'))).toEqual(['RecordingBegan']);
  });

  it('who comes back and had consented does not', () => {
    const left = after(running, leaveSession(running, 'E1020', 'line-lost'));
    expect(told(left, joinSession(left, CLAIRE))).toEqual(['PartyJoined']);
  });

  it('the operator, his going, his silence, his console that begins anew, and the end of the session', () => {
    expect(told(running, endRecording(running, MARA, 'r1'))).toEqual(['RecordingEnded ended']);
    expect(after(running, endRecording(running, MARA, 'r1')).recording).toBeUndefined();
    expect(told(running, endRecording(running, MARA, 'r0'))).toEqual([]);
    expect(told(running, leaveSession(running, 'E1001', 'line-lost'))).toEqual(['RecordingEnded operator-left', 'PartyLeft line-lost']);
    expect(told(running, recordingLost(running, 'r1'))).toEqual(['RecordingEnded line-lost']);
    expect(told(running, beginRecording(running, MARA, 'r2'))).toEqual(['RecordingEnded began-anew', 'RecordingBegan']);
    expect(told(running, endSession(running, MARA)).filter((event) => !event.startsWith('PartyLeft'))).toEqual(['RecordingEnded session-ended', 'SessionEnded']);
  });

  it('its hash is said once, and its bytes go when its days are over, never before', () => {
    const seal = { recording: 'r1', sha256: 'a'.repeat(64), size: 9, seconds: 4, mediaType: 'video/webm' };
    const ended = { id: 'r1', ended: '2026-11-24T08:00:00.000Z', removed: false };
    const over = after(running, endRecording(running, MARA, 'r1'));
    expect(sealRecording(running, { id: 'r1', removed: false }, seal)).toEqual([]);
    expect(told(over, sealRecording(over, ended, seal))).toEqual(['RecordingSealed']);
    expect(sealRecording(over, { ...ended, sha256: seal.sha256 }, seal)).toEqual([]);
    const sealed = { ...ended, sha256: seal.sha256 };
    expect(removeRecording(ended, 90, '2099-01-01T00:00:00.000Z')).toEqual([]);
    expect(removeRecording(sealed, 90, '2027-02-22T07:59:59.999Z')).toEqual([]);
    expect(removeRecording(sealed, 90, '2027-02-22T08:00:00.000Z')).toMatchObject([{ type: 'RecordingRemoved', body: { sha256: seal.sha256, days: 90 } }]);
    expect(removeRecording({ ...sealed, removed: true }, 90, '2099-01-01T00:00:00.000Z')).toEqual([]);
  });
});

describe('J5 whatever people do', () => {
  const PEOPLE = [MARA, CLAIRE, REN, GUEST];
  const act = fc.record({ what: fc.constantFrom('join', 'leave', 'lose', 'propose', 'consent', 'refuse', 'begin', 'stop'), who: fc.constantFrom(...PEOPLE) });

  it('no byte is taken while somebody stands there who did not himself consent to what is asked now', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        let now = session;
        let serial = 0;
        let consented = new Set<string>();
        let runs = '';
        let taken = 0;
        for (const { what, who } of acts) {
          serial += 1;
          const decided: Decided =
            what === 'join' ? joinSession(now, who) : what === 'leave' ? leaveSession(now, who.person, 'hung-up') : what === 'lose' ? leaveSession(now, who.person, 'line-lost') : what === 'propose' ? proposeRecording(now, who, `p${serial}`)
            : what === 'consent' ? giveConsent(now, who) : what === 'refuse' ? refuseConsent(now, who) : what === 'begin' ? beginRecording(now, who, `r${serial}`) : endRecording(now, who, now.recording?.running ?? '');
          const done = !('ok' in decided) || decided.ok;
          now = after(now, decided);
          // kept here by what people did themselves, not by what the session says of it
          if (done && what === 'propose') consented = new Set([who.person]);
          if (done && what === 'consent') consented.add(who.person);
          if (done && what === 'refuse') consented = new Set();
          if (done && what === 'begin') runs = `r${serial}`;
          for (let before = 0; before < serial; before += 1) if (`r${before}` !== runs) expect(takesBytes(now, `r${before}`)).toBe(false);
          if (runs === '' || !takesBytes(now, runs)) continue;
          taken += 1;
          for (const { person, state } of now.parties) if (state === 'joined') expect(consented.has(person)).toBe(true);
          expect(now.parties.find(({ side }) => side === 'operator')?.state).toBe('joined');
        }
        return taken >= 0;
      }),
      { numRuns: 3000 },
    );
  });
});
