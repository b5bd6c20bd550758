import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { notInSession } from './decide-session';
import { evolveSession, partyOf, samePerson, type Party, type Session, type SessionEvent, type Who } from './session';

/** Days after which the bytes of a recording go, where nothing else is configured. */
export const RECORDING_DAYS = 90;
/** Bytes of one recording: more than eight hours of what a console records. */
export const MOST_RECORDING_BYTES = 2 * 1024 ** 3 - 1;
/** Bytes of one part of it: a console sends one every two seconds. */
export const MOST_CHUNK_BYTES = 4 * 1024 * 1024;
/** A console that records and was not heard of for so long records no more. */
export const SILENT_MS = 60_000;

type Decided = Result<SessionEvent[], DomainError>;

/** A recording whose bytes are complete: what stands in the record of them. */
export interface Sealed {
  readonly recording: string;
  /** Of all bytes, in their order. */
  readonly sha256: string;
  readonly size: number;
  readonly seconds: number;
  readonly mediaType: string;
}

/** A recording as far as its end, its seal and its removal are decided. */
export interface Recorded {
  readonly id: string;
  /** Plant time; absent: it goes on. */
  readonly ended?: string;
  /** Absent until its bytes were counted. */
  readonly sha256?: string;
  readonly removed: boolean;
}

/**
 * Somebody who stands in the session wants it recorded; that is his own consent as well. Everybody who stands there is asked.
 * Refusals: `session-over`, `not-in-session`, `recording-asked-already`.
 */
export function proposeRecording(session: Session, by: Who, proposal: string): Decided {
  const there = standing(session, by);
  if (!there.ok) return there;
  if (session.recording) return err(refuse('recording-asked-already', { name: session.recording.proposedBy.name }));
  const { person, name } = there.value;
  return ok([{ type: 'RecordingProposed', body: { person, name, proposal } }, { type: 'ConsentGiven', body: { person, name, proposal } }]);
}

/** Who stands in the session consents, by his own act. Consented before: nothing happens. Refusals: `session-over`, `not-in-session`, `recording-not-proposed`. */
export function giveConsent(session: Session, by: Who): Decided {
  const there = standing(session, by);
  if (!there.ok) return there;
  if (!session.recording) return err(refuse('recording-not-proposed', {}));
  if (consents(session, by.person)) return ok([]);
  const { person, name } = there.value;
  return ok([{ type: 'ConsentGiven', body: { person, name, proposal: session.recording.proposal } }]);
}

/**
 * Who stands in the session does not consent, or not any more: it is recorded no longer, and who still wants a recording asks everybody anew.
 * Refusals: `session-over`, `not-in-session`, `recording-not-proposed`.
 */
export function refuseConsent(session: Session, by: Who): Decided {
  const there = standing(session, by);
  if (!there.ok) return there;
  const { recording } = session;
  if (!recording) return err(refuse('recording-not-proposed', {}));
  const { person, name } = there.value;
  const withdrawn = consents(session, person);
  const said: SessionEvent = { type: withdrawn ? 'ConsentWithdrawn' : 'ConsentRefused', body: { person, name, proposal: recording.proposal } };
  return ok([...ending(session, 'consent-withdrawn', { person, name }), said]);
}

/**
 * The console of the operator begins a recording, once everybody who stands there has consented. One that went on is over with that: a console that was loaded anew cannot go on with it.
 * Refusals: `session-over`, `not-in-session` who is not its operator, `recording-not-proposed`, `consent-missing` with whose.
 */
export function beginRecording(session: Session, by: Who, id: string): Decided {
  const there = recorder(session, by);
  if (!there.ok) return there;
  if (!session.recording) return err(refuse('recording-not-proposed', {}));
  const missing = withoutConsent(session);
  if (missing.length > 0) return err(refuse('consent-missing', { names: missing.map(({ name }) => name) }));
  const { person, name } = there.value;
  const { proposal } = session.recording;
  const consented = session.parties.filter(({ state }) => state === 'joined').map((party) => ({ person: party.person, name: party.name }));
  return ok([...ending(session, 'began-anew', { person, name }), { type: 'RecordingBegan', body: { person, name, proposal, recording: id, consented } }]);
}

/** The operator ends it, and with it what was asked. Over already: nothing happens. Refusals: `session-over`, `not-in-session` who is not its operator. */
export function endRecording(session: Session, by: Who, id: string): Decided {
  const there = recorder(session, by);
  if (!there.ok) return there;
  if (session.recording?.running !== id) return ok([]);
  const { person, name } = there.value;
  return ok(ending(session, 'ended', { person, name }));
}

/** A console that records was not heard of: what came until then is the recording. */
export function recordingLost(session: Session, id: string): SessionEvent[] {
  return session.recording?.running === id ? ending(session, 'line-lost', {}) : [];
}

/** The bytes of a recording that is over were counted, once. */
export function sealRecording(session: Session, known: Recorded, seal: Sealed): SessionEvent[] {
  return known.ended === undefined || known.sha256 !== undefined || session.recording?.running === known.id ? [] : [{ type: 'RecordingSealed', body: { ...seal } }];
}

/** Its days are over: its bytes go, its hash stays. Never before, and only what was sealed. */
export function removeRecording(known: Recorded & { readonly sha256?: string }, days: number, now: string): SessionEvent[] {
  if (known.removed || known.sha256 === undefined || known.ended === undefined) return [];
  const until = Date.parse(known.ended) + days * 86_400_000;
  return Date.parse(now) < until ? [] : [{ type: 'RecordingRemoved', body: { recording: known.id, sha256: known.sha256, days } }];
}

/** Whether bytes may be taken now: a recording runs, and everybody who stands there has consented. */
export function takesBytes(session: Session, id: string): boolean {
  return !session.ended && session.recording?.running === id && withoutConsent(session).length === 0;
}

/** Those who stand in the session and have not consented. */
export function withoutConsent(session: Session): Party[] {
  return session.parties.filter(({ state, person }) => state === 'joined' && !consents(session, person));
}

/**
 * What follows for a recording from what happens in its session, whoever did it: who comes and has not consented stops it at once, and so do the operator's going and the end of the session.
 * Every event of a session goes through here before it is recorded.
 */
export function withRecording(session: Session, events: readonly SessionEvent[]): SessionEvent[] {
  const over = events.some(({ type }) => type === 'SessionEnded');
  let now = session;
  const all: SessionEvent[] = [];
  const add = (event: SessionEvent): void => {
    now = evolveSession(now, event);
    all.push(event);
  };
  for (const event of events) {
    if (event.type === 'SessionEnded') ending(now, 'session-ended', {}).forEach(add);
    if (event.type === 'PartyLeft' && !over && partyOf(now, event.body.person)?.side === 'operator') ending(now, 'operator-left', whoOf(event.body)).forEach(add);
    if (event.type === 'PartyJoined' && !consents(now, event.body.person)) ending(now, 'somebody-came', whoOf(event.body)).forEach(add);
    add(event);
  }
  return all;
}

function ending({ recording }: Session, why: EndedWhy, who: Partial<Who>): SessionEvent[] {
  return recording?.running === undefined ? [] : [{ type: 'RecordingEnded', body: { ...who, recording: recording.running, why } }];
}

type EndedWhy = Extract<SessionEvent, { type: 'RecordingEnded' }>['body']['why'];

/** Whether somebody has consented to what is asked now. */
export function consents({ recording }: Session, person: string): boolean {
  return recording?.consents.some((one) => samePerson(one, person)) === true;
}

function standing(session: Session, by: Who): Result<Party, DomainError> {
  if (session.ended) return err(refuse('session-over', {}));
  const party = partyOf(session, by.person);
  return party?.state === 'joined' ? ok(party) : err(notInSession(session));
}

function recorder(session: Session, by: Who): Result<Party, DomainError> {
  const there = standing(session, by);
  return there.ok && there.value.side !== 'operator' ? err(notInSession(session)) : there;
}

function whoOf({ person, name }: Who): Who {
  return { person, name };
}
