import { partyOf, type LeftWhy, type Party, type Session, type SessionEvent, type Who } from './session';

/** A guest goes; he may come back until his time is over. Not there: nothing happens. */
export function leaveAsGuest(session: Session, guest: string, why: LeftWhy): SessionEvent[] {
  const party = partyOf(session, guest);
  return !session.ended && party?.side === 'guest' && party.state === 'joined' ? [{ type: 'PartyLeft', body: { ...guestOf(party), why } }] : [];
}

/** Guests who stand there leave with the session. */
export function guestsLeave(session: Session): SessionEvent[] {
  return session.parties.flatMap(({ side, person }) => (side === 'guest' ? leaveAsGuest(session, person, 'session-ended') : []));
}

/** A guest as events name him. */
export function guestOf({ person, name, organisation = '' }: Party): Who & { readonly organisation: string } {
  return { person, name, organisation };
}
