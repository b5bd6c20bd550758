import { err, Instants, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { guestsLeave } from './guests-leave';
import { evolveSession, partyOf, samePerson, type LeftWhy, type Party, type Session, type SessionEvent, type Who } from './session';

/** How long a call rings. */
export const RINGS_MS = 60_000;
/** As many at once as can still be seen and heard, and as a tablet can send to. */
export const MOST_PARTIES = 6;

type Decided = Result<SessionEvent[], DomainError>;

/** Somebody whom a call may reach: what is known of him now. */
export interface Reachable extends Who {
  /** A console of his is open. */
  readonly present: boolean;
  /** What the step asks for and he is not qualified for. */
  readonly missing: readonly string[];
}

/**
 * An expert is called to a step that was begun. The first call opens the session. Refusals: `session-over`, `not-in-session`, `own-work`, `step-not-started`, `expert-not-qualified`,
 * `expert-not-there`, `call-under-way`, `session-full`.
 */
export function callExpert(session: Session, expert: Reachable, by: Who, facts: { readonly stepOpen: boolean; readonly now: string }): Decided {
  if (session.ended) return err(over());
  const opened: SessionEvent[] = session.sequence === 0 ? [{ type: 'SessionOpened', body: { ...by, runId: session.runId, runNumber: session.runNumber, stepKey: session.stepKey } }] : [];
  if (opened.length === 0 && partyOf(session, by.person)?.side !== 'operator') return err(notInSession(session));
  if (samePerson(expert.person, by.person)) return err(refuse('own-work', { person: by.person, what: 'step' }, { rule: 'gmp-5', field: 'person' }));
  if (!facts.stepOpen) return err(refuse('step-not-started', { step: session.stepKey }));
  if (expert.missing.length > 0) return err(refuse('expert-not-qualified', { name: expert.name, missing: expert.missing }, { rule: '21 CFR 211.25(a)', field: 'person' }));
  if (!expert.present) return err(refuse('expert-not-there', { name: expert.name }, { field: 'person' }));
  const known = partyOf(session, expert.person);
  if (known && isIn(known)) return err(refuse('call-under-way', { name: known.name }, { field: 'person' }));
  if (session.parties.filter((party) => isIn(party) || party.state === 'invited').length >= MOST_PARTIES) return err(refuse('session-full', { most: MOST_PARTIES }));
  const ringUntil = new Date(Date.parse(facts.now) + RINGS_MS).toISOString();
  return ok([...opened, { type: 'ExpertCalled', body: { person: expert.person, name: expert.name, calledBy: by.person, calledByName: by.name, ringUntil } }]);
}

/** The one who is called takes the call. Refusals: `session-over`, `not-in-session`, `call-over`. Taken before: nothing happens. */
export function acceptCall(session: Session, by: Who, now: string): Decided {
  const party = partyOf(session, by.person);
  if (session.ended) return err(over());
  if (!party) return err(notInSession(session));
  if (party.state === 'accepted' || party.state === 'joined') return ok([]);
  if (!rings(party, now)) return err(refuse('call-over', {}));
  return ok([{ type: 'CallAccepted', body: whoOf(party) }]);
}

/** He declines, with a word. Refusals: `session-over`, `not-in-session`, `call-over`, `reason-missing`. */
export function declineCall(session: Session, by: Who, word: string, now: string): Decided {
  const party = partyOf(session, by.person);
  if (session.ended) return err(over());
  if (!party) return err(notInSession(session));
  if (!rings(party, now)) return err(refuse('call-over', {}));
  if (word.trim() === '') return err(refuse('reason-missing', {}, { field: 'word' }));
  return ok([{ type: 'CallDeclined', body: { ...whoOf(party), word: word.trim() } }]);
}

/** Who took the call, or was there before, stands beside the step. There already: nothing happens. Refusals: `session-over`, `not-in-session`, `call-over`. */
export function joinSession(session: Session, by: Who): Decided {
  const party = partyOf(session, by.person);
  if (session.ended) return err(over());
  if (!party || party.side === 'guest') return err(notInSession(session));
  if (party.state === 'joined') return ok([]);
  if (party.state !== 'accepted' && party.state !== 'left') return err(refuse('call-over', {}));
  return ok([{ type: 'PartyJoined', body: whoOf(party) }]);
}

/** Somebody goes. When the operator hangs up, or nobody is left, the session is over. Not there: nothing happens. */
export function leaveSession(session: Session, person: string, why: LeftWhy): Decided {
  const party = partyOf(session, person);
  if (!party) return err(notInSession(session));
  if (session.ended || (party.state !== 'joined' && party.state !== 'accepted')) return ok([]);
  if (party.side === 'operator' && why === 'hung-up') return endSession(session, party);
  const left: SessionEvent = { type: 'PartyLeft', body: { ...whoOf(party), why } };
  return ok(orOver(session, [left]));
}

/** The operator stands at another step of the run, which was begun, and may be done: it is what the others see from now on. At it already: nothing happens. Refusals: `session-over`, `not-in-session`, `step-not-started`. */
export function moveSession(session: Session, by: Who, stepKey: string, stepBegun: boolean): Decided {
  if (session.ended) return err(over());
  const party = partyOf(session, by.person);
  if (party?.side !== 'operator') return err(notInSession(session));
  if (session.shownStep === stepKey) return ok([]);
  if (!stepBegun) return err(refuse('step-not-started', { step: stepKey }, { field: 'stepKey' }));
  return ok([{ type: 'OperatorMoved', body: { ...whoOf(party), stepKey } }]);
}

/** The operator ends it: whoever is called is called no more, whoever is there leaves. Over already: nothing happens. Refusals: `not-in-session`. */
export function endSession(session: Session, by: Who): Decided {
  if (partyOf(session, by.person)?.side !== 'operator') return err(notInSession(session));
  if (session.ended) return ok([]);
  const gone = session.parties.filter((party) => isIn(party) && party.side !== 'guest').map((party): SessionEvent => (party.state === 'ringing' ? { type: 'CallMissed', body: whoOf(party) } : { type: 'PartyLeft', body: { ...whoOf(party), why: 'session-ended' } }));
  return ok([...gone, ...guestsLeave(session), { type: 'SessionEnded', body: whoOf(by) }]);
}

/** What time does to a session: calls that rang long enough are missed, who was not heard of for a while has lost his line, and where nobody is left it is over. */
export function passTime(session: Session, now: string, lost: readonly string[]): SessionEvent[] {
  if (session.ended) return [];
  const events = session.parties.flatMap((party): SessionEvent[] => {
    if (party.state === 'ringing' && !rings(party, now)) return [{ type: 'CallMissed', body: whoOf(party) }];
    const there = party.state === 'joined' || party.state === 'accepted';
    return there && party.side !== 'guest' && lost.some((person) => samePerson(person, party.person)) ? [{ type: 'PartyLeft', body: { ...whoOf(party), why: 'line-lost' } }] : [];
  });
  return events.length === 0 ? [] : orOver(session, events);
}

/** Where nobody of the plant is left, it is over: a guest alone keeps none open. */
function orOver(session: Session, events: SessionEvent[]): SessionEvent[] {
  const after = events.reduce(evolveSession, session);
  if (after.parties.some((party) => isIn(party) && party.side !== 'guest')) return events;
  return [...events, ...guestsLeave(after), { type: 'SessionEnded', body: {} }];
}

function isIn({ state }: Party): boolean {
  return state === 'ringing' || state === 'accepted' || state === 'joined';
}

function rings({ state, ringUntil }: Party, now: string): boolean {
  return state === 'ringing' && ringUntil !== undefined && Instants.compare(now, ringUntil) < 0;
}

function whoOf({ person, name }: Who): Who {
  return { person, name };
}

function over(): DomainError {
  return refuse('session-over', {});
}

/** Only who was called, or who called, has to do with it. */
export function notInSession({ id }: Pick<Session, 'id'>): DomainError {
  return refuse('not-in-session', { session: id }, { rule: '21 CFR 11.10(d)' });
}
