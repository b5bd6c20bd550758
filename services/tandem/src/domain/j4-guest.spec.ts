import { evolveSession, noSession, type Session, type SessionEvent } from './session';
import { endSession, joinSession, leaveSession } from './decide-session';
import { inviteGuest, joinAsGuest, judgeGuest, judgeLink, MOST_TRIES, passTimeOfGuests, revokeGuest, seesNow, type Invitation } from './guest';
import { aliasOf, NO_NAME, personBehind, withoutNames } from './without-names';

const NOW = '2026-11-24T08:00:00.000Z';
const UNTIL = '2026-11-24T08:30:00.000Z';
const MARA = { person: 'E1001', name: 'Mara Berger' };
const CLAIRE = { person: 'E1020', name: 'Claire Moreau' };
const ADA = { person: 'guest-6', name: 'Ada Winter', organisation: 'Mixers Ltd' };
const BEFORE: readonly SessionEvent[] = [
  { type: 'SessionOpened', body: { ...MARA, runId: 'r', runNumber: 'WS-1', stepKey: 'blend' } },
  { type: 'ExpertCalled', body: { ...CLAIRE, calledBy: MARA.person, calledByName: MARA.name, ringUntil: NOW } },
  { type: 'CallAccepted', body: CLAIRE }, { type: 'PartyJoined', body: CLAIRE }, { type: 'PartyJoined', body: MARA },
];
const open: Session = BEFORE.reduce(evolveSession, noSession('HAM', 's', { runId: 'r', runNumber: 'WS-1', stepKey: 'blend' }));
const after = (session: Session, decided: ReturnType<typeof inviteGuest>): Session => (decided.ok ? decided.value : []).reduce(evolveSession, session);
const words = { name: ' Ada Winter ', organisation: 'Mixers Ltd', purpose: ' ' };
const invited = after(open, inviteGuest(open, MARA, words, UNTIL));
const joined = after(invited, joinAsGuest(invited, 'guest-6'));
const kept: Invitation = { site: 'HAM', session: 's', ...ADA, stepKey: 'blend', until: UNTIL, tries: 0, used: false, since: 0, ended: false, shownStep: 'blend', state: 'invited' };
const types = (decided: ReturnType<typeof endSession>): string[] => (decided.ok ? decided.value.map(({ type, body }) => `${type} ${body.person ?? ''}`.trim()) : [decided.error.code]);

describe('J4 a guest is invited', () => {
  it('by the operator who stands in the session, to the step that it is about', () => {
    expect(inviteGuest(open, MARA, words, UNTIL)).toEqual({ ok: true, value: [{ type: 'GuestInvited', body: { ...ADA, seesStep: 'blend', until: UNTIL, invitedBy: 'E1001', invitedByName: 'Mara Berger' } }] });
    expect(invited.parties.at(-1)).toMatchObject({ ...ADA, side: 'guest', state: 'invited', seesStep: 'blend', until: UNTIL });
  });

  it('by nobody else, not when the session is over, and not as one too many', () => {
    expect(types(inviteGuest(open, CLAIRE, words, UNTIL))).toEqual(['not-in-session']);
    expect(types(inviteGuest(evolveSession(open, { type: 'PartyLeft', body: { ...MARA, why: 'line-lost' } }), MARA, words, UNTIL))).toEqual(['not-in-session']);
    expect(types(inviteGuest({ ...open, ended: true }, MARA, words, UNTIL))).toEqual(['session-over']);
    let full = open;
    for (let more = 0; more < 4; more += 1) full = after(full, inviteGuest(full, MARA, words, UNTIL));
    expect(types(inviteGuest(full, MARA, words, UNTIL))).toEqual(['session-full']);
  });
});

describe('J4 a guest comes and goes', () => {
  it('stands there once, may go and come back, and is shown out for good', () => {
    expect(types(joinAsGuest(joined, 'guest-6'))).toEqual([]);
    const left = passTimeOfGuests(joined, { lost: ['guest-6'], expired: [] }).reduce(evolveSession, joined);
    expect(left.parties.at(-1)?.state).toBe('left');
    expect(types(joinAsGuest(left, 'guest-6'))).toEqual(['PartyJoined guest-6']);
    const out = after(joined, revokeGuest(joined, MARA, 'guest-6'));
    expect(types(revokeGuest(joined, MARA, 'guest-6'))).toEqual(['GuestRevoked guest-6']);
    expect(types(revokeGuest(out, MARA, 'guest-6'))).toEqual([]);
    expect(types(joinAsGuest(out, 'guest-6'))).toEqual(['guest-over']);
    expect(types(revokeGuest(joined, CLAIRE, 'guest-6'))).toEqual(['not-in-session']);
    expect(types(revokeGuest(joined, MARA, 'E1020'))).toEqual(['not-found']);
  });

  it('is nobody of the plant: his name opens no door of theirs, and alone he keeps no session open', () => {
    expect(types(joinSession(joined, { person: 'guest-6', name: 'x' }))).toEqual(['not-in-session']);
    const alone = after(joined, leaveSession(joined, 'E1020', 'hung-up'));
    expect(alone.ended).toBe(false);
    expect(types(leaveSession(alone, 'E1001', 'line-lost'))).toEqual(['PartyLeft E1001', 'PartyLeft guest-6', 'SessionEnded']);
    expect(types(endSession(joined, MARA))).toEqual(['PartyLeft E1001', 'PartyLeft E1020', 'PartyLeft guest-6', 'SessionEnded E1001']);
  });

  it('is over with his time, whether he came or not', () => {
    for (const session of [invited, joined]) expect(passTimeOfGuests(session, { lost: [], expired: ['guest-6'] })).toMatchObject([{ type: 'GuestExpired', body: ADA }]);
    expect(passTimeOfGuests({ ...joined, ended: true }, { lost: [], expired: ['guest-6'] })).toEqual([]);
  });
});

describe('J4 a link opens once, for a time that is the time of the server', () => {
  it('and not before nor after', () => {
    expect(judgeLink(kept, NOW)).toEqual({ ok: true, value: kept });
  });

  it.each<[string, Invitation | undefined, string]>([
    ['guest-link-unknown', undefined, NOW], ['guest-link-revoked', { ...kept, state: 'revoked' }, NOW], ['session-over', { ...kept, ended: true }, NOW], ['guest-link-used', { ...kept, used: true }, NOW],
    ['guest-link-dead', { ...kept, tries: MOST_TRIES }, NOW], ['guest-link-expired', kept, UNTIL], ['guest-link-expired', { ...kept, state: 'expired' }, NOW],
  ])('%s', (code, link, now) => {
    expect(judgeLink(link, now)).toMatchObject({ ok: false, error: { code } });
  });

  it.each<[string, Invitation, string]>([['revoked', { ...kept, state: 'revoked' }, NOW], ['session-over', { ...kept, ended: true }, NOW], ['time', { ...kept, state: 'joined' }, UNTIL]])('what it was changed for is over: %s', (why, guest, now) => {
    expect(judgeGuest(guest, now)).toMatchObject({ error: { code: 'guest-over', params: { why } } });
  });

  it('shows only the step that he was invited to, while he stands there', () => {
    expect([seesNow({ ...kept, state: 'joined' }), seesNow(kept), seesNow({ ...kept, state: 'joined', shownStep: 'sieve' })]).toEqual([true, false, false]);
  });
});

describe('J4 a guest is told no names', () => {
  it('people go by what they are, and stay the same', () => {
    expect(['E1001', 'e1020', 'guest-6', 'E1099'].map((person) => aliasOf(joined, person))).toEqual(['operator', 'expert-2', 'guest-6', 'colleague']);
    expect(['operator', 'expert-2', 'nobody'].map((alias) => personBehind(joined, alias))).toEqual(['E1001', 'E1020', undefined]);
  });

  it('of a step, roles stand where names stood, and what people wrote is blotted out', () => {
    const card = {
      key: 'blend', performedBy: ['E1001', 'E1077'], started: { at: NOW, person: 'E1001', name: 'Mara Berger', terminal: 'T-1' }, holdTimes: [{ title: 'after sieving' }], place: { step: 3, steps: 40 }, instruction: { en: 'Blend at the berger valve.' },
      entries: [{ id: 'speed', fields: [{ value: { printed: '12 rpm' }, person: 'E1020', name: 'Claire Moreau', history: [{ person: 'E1099', name: 'Tomas Lindqvist' }] }] }],
      comments: [{ text: 'Berger and Moreau asked Tomas Lindqvist (E1099), not E10990; Rolf Haas says it is fine.', name: 'Rolf Haas', person: 'E1010' }], signatures: [{ given: [{ person: 'E1050', name: 'Petra Weiss' }] }],
    };
    const told = withoutNames(card, joined, [{ person: 'E1050', name: 'Petra Weiss' }]);
    expect(told).toMatchObject({
      key: 'blend', performedBy: ['operator', 'E1077'], started: { at: NOW, person: '', name: 'operator' }, instruction: { en: 'Blend at the berger valve.' },
      entries: [{ fields: [{ value: { printed: '12 rpm' }, person: '', name: 'expert', history: [{ person: '', name: 'colleague' }] }] }], signatures: [{ given: [{ person: '', name: 'colleague' }] }],
      comments: [{ text: `${NO_NAME} and ${NO_NAME} asked ${NO_NAME} (${NO_NAME}), not E10990; ${NO_NAME} says it is fine.`, name: 'colleague', person: '' }],
    });
    expect(Object.keys(told).filter((key) => ['holdTimes', 'place'].includes(key))).toEqual([]);
    expect(JSON.stringify(withoutNames(card, joined, [{ person: 'E1077', name: 'X Y' }]))).not.toMatch(/E10(01|20|99|10|50|77)\b|Mara|Claire|Moreau|Tomas|Petra/);
  });
});
