import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { MOST_PARTIES, notInSession } from './decide-session';
import { guestOf } from './guests-leave';
import { partyOf, type Party, type Session, type SessionEvent, type Who } from './session';

/** How long a guest may stay, in minutes. */
export const LEAST_MINUTES = 5;
export const MOST_MINUTES = 60;
export const USUAL_MINUTES = 30;
/** Wrong codes after which a link is dead: 5 of a million. */
export const MOST_TRIES = 5;

/** Somebody from outside, as who invites him names him. */
export interface GuestWords {
  readonly name: string;
  readonly organisation: string;
  readonly purpose?: string;
}

/** What is kept of an invitation beside the session: when it ends in real time, whether it was used, and how often its code was wrong. */
export interface Invitation {
  readonly site: string;
  readonly session: string;
  /** Name of the guest within the session. */
  readonly person: string;
  readonly name: string;
  readonly organisation: string;
  /** The one step that he sees. */
  readonly stepKey: string;
  /** Real time. */
  readonly until: string;
  readonly tries: number;
  readonly used: boolean;
  /** Signals of the session up to this one are none of his. */
  readonly since: number;
  readonly ended: boolean;
  /** Step that the session is about now. */
  readonly shownStep: string;
  /** What he is in the session now. */
  readonly state: Party['state'];
}

type Decided = Result<SessionEvent[], DomainError>;

/** The operator of a session invites somebody from outside to the step that it is about. Refusals: `session-over`, `not-in-session`, `session-full`. */
export function inviteGuest(session: Session, by: Who, { name, organisation, purpose }: GuestWords, until: string): Decided {
  if (session.ended) return err(refuse('session-over', {}));
  if (!isOperatorThere(session, by)) return err(notInSession(session));
  if (session.parties.filter(({ state }) => state === 'ringing' || state === 'accepted' || state === 'joined' || state === 'invited').length >= MOST_PARTIES) return err(refuse('session-full', { most: MOST_PARTIES }));
  const person = `guest-${session.sequence + 1}`;
  return ok([{ type: 'GuestInvited', body: { person, name: name.trim(), organisation: organisation.trim(), seesStep: session.shownStep, until, invitedBy: by.person, invitedByName: by.name, ...(purpose === undefined || purpose.trim() === '' ? {} : { purpose: purpose.trim() }) } }]);
}

/** Only the operator who stands there hands out links. Refusals: `session-over`, `not-in-session`. */
export function mayGiveLink(session: Session, by: Who): Result<void, DomainError> {
  if (session.ended) return err(refuse('session-over', {}));
  return isOperatorThere(session, by) ? ok(undefined) : err(notInSession(session));
}

/** The operator shows a guest out. Out already, or the session is over: nothing happens. Refusals: `not-in-session`, `not-found`. */
export function revokeGuest(session: Session, by: Who, guest: string): Decided {
  if (partyOf(session, by.person)?.side !== 'operator') return err(notInSession(session));
  const party = partyOf(session, guest);
  if (party?.side !== 'guest') return err(refuse('not-found', { what: 'guest', id: guest }));
  if (session.ended || party.state === 'revoked' || party.state === 'expired') return ok([]);
  return ok([{ type: 'GuestRevoked', body: { ...guestOf(party), revokedBy: by.person, revokedByName: by.name } }]);
}

/** A guest who was let in stands beside the step; there already: nothing happens. Refusals: `guest-over`. */
export function joinAsGuest(session: Session, guest: string): Decided {
  const party = partyOf(session, guest);
  if (session.ended || party?.side !== 'guest' || party.state === 'revoked' || party.state === 'expired') return err(refuse('guest-over', { why: session.ended ? 'session-over' : 'revoked' }));
  return ok(party.state === 'joined' ? [] : [{ type: 'PartyJoined', body: guestOf(party) }]);
}

/** What time does to guests: whose time is over, and whose line is lost. */
export function passTimeOfGuests(session: Session, { lost, expired }: { readonly lost: readonly string[]; readonly expired: readonly string[] }): SessionEvent[] {
  if (session.ended) return [];
  return session.parties.flatMap((party): SessionEvent[] => {
    if (party.side !== 'guest') return [];
    if (expired.includes(party.person) && (party.state === 'invited' || party.state === 'joined' || party.state === 'left')) return [{ type: 'GuestExpired', body: guestOf(party) }];
    return lost.includes(party.person) && party.state === 'joined' ? [{ type: 'PartyLeft', body: { ...guestOf(party), why: 'line-lost' } }] : [];
  });
}

/**
 * Whether a link opens, before its code is looked at: it was given, nobody took it back, the session goes on, nobody used it, its code was not wrong too often, and its time,
 * which is the server's, is not over. Refusals: `guest-link-unknown`, `guest-link-revoked`, `session-over`, `guest-link-used`, `guest-link-dead`, `guest-link-expired`.
 */
export function judgeLink(kept: Invitation | undefined, realNow: string): Result<Invitation, DomainError> {
  if (!kept) return err(refuse('guest-link-unknown', {}, { rule: '21 CFR 11.30' }));
  if (kept.state === 'revoked') return err(refuse('guest-link-revoked', {}, { rule: '21 CFR 11.30' }));
  if (kept.ended) return err(refuse('session-over', {}));
  if (kept.used) return err(refuse('guest-link-used', {}, { rule: '21 CFR 11.30' }));
  if (kept.tries >= MOST_TRIES) return err(refuse('guest-link-dead', { most: MOST_TRIES }, { rule: '21 CFR 11.30' }));
  if (kept.state === 'expired' || isOver(kept, realNow)) return err(refuse('guest-link-expired', {}, { rule: '21 CFR 11.30' }));
  return ok(kept);
}

/** Whether what a guest was given still opens something. Refusals: `guest-token-unknown`; `guest-over` with why. */
export function judgeGuest(kept: Invitation | undefined, realNow: string): Result<Invitation, DomainError> {
  if (!kept) return err(refuse('guest-token-unknown', {}, { rule: '21 CFR 11.30' }));
  const why = kept.state === 'revoked' ? 'revoked' : kept.ended ? 'session-over' : kept.state === 'expired' || isOver(kept, realNow) ? 'time' : undefined;
  return why === undefined ? ok(kept) : err(refuse('guest-over', { why }));
}

/** He stands there, and the operator is at the step that he was invited to. */
export function seesNow({ state, stepKey, shownStep }: Pick<Invitation, 'state' | 'stepKey' | 'shownStep'>): boolean {
  return state === 'joined' && stepKey === shownStep;
}

function isOver({ until }: Invitation, realNow: string): boolean {
  return Date.parse(until) <= Date.parse(realNow);
}

function isOperatorThere(session: Session, { person }: Who): boolean {
  const party = partyOf(session, person);
  return party?.side === 'operator' && party.state === 'joined';
}
