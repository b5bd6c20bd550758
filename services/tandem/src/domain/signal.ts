import { err, ok, refuse, type DomainError, type Result } from '@batchwright/kernel';
import { notInSession } from './decide-session';
import { isTalk, readTalk, TALK_KINDS } from './talk';
import { partyOf, samePerson, type Session } from './session';

/** Of a person only the newest of these counts, so no other is kept: `poor`, I do not see you move, and `still`, how it looks here at this moment. */
export const PASSING_KINDS = ['poor', 'still'] as const;

/** `hello`: a console is there and wants to be connected with; the rest is what RTCPeerConnection says, what a poor line asks for, and what people say and draw. */
export const SIGNAL_KINDS = ['hello', 'offer', 'answer', 'candidate', 'bye', ...PASSING_KINDS, ...TALK_KINDS] as const;

export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** What a console tells another one so that sound and picture find their way between the two. Not kept longer than the session. */
export interface Signal {
  readonly kind: SignalKind;
  /** Names the console that speaks: who comes back, comes as another one. */
  readonly peer: string;
  /** Employee number of whom it is for; absent: for everybody. */
  readonly to?: string;
  readonly body: string;
}

/** Characters of a body: a description of a session has some thousands, an address some hundreds, a still picture of a poor line some ten thousands. */
export const MOST_CHARACTERS: Readonly<Record<SignalKind, number>> = { hello: 0, offer: 40_000, answer: 40_000, candidate: 2_000, bye: 0, poor: 0, still: 100_000, picture: 400, mark: 12_000, wipe: 100, chat: 10_000 };

/** Of one person in one session: many times what a bad line needs in a day. */
export const MOST_SIGNALS = 5_000;

/** A JPEG in base64. */
const STILL = /^\/9j\/[A-Za-z0-9+/]+={0,2}$/;

/** Only who stands in the session speaks, to who stands there as well. Refusals: `session-over`, `not-in-session`, `signal-too-long`, `too-many-signals`, `file-not-taken` for a still that is no picture, and those of what is said. */
export function admitSignal(session: Session, signal: Signal, from: string, sent: number): Result<Signal, DomainError> {
  if (session.ended) return err(refuse('session-over', {}));
  if (partyOf(session, from)?.state !== 'joined') return err(notInSession(session));
  if (signal.to !== undefined && (samePerson(signal.to, from) || partyOf(session, signal.to) === undefined)) return err(notInSession(session));
  if (signal.body.length > MOST_CHARACTERS[signal.kind]) return err(refuse('signal-too-long', { kind: signal.kind, most: MOST_CHARACTERS[signal.kind] }, { field: 'body' }));
  if (sent >= MOST_SIGNALS) return err(refuse('too-many-signals', { most: MOST_SIGNALS }));
  if (signal.kind === 'still' && !STILL.test(signal.body)) return err(refuse('file-not-taken', { bytes: signal.body.length }, { field: 'body' }));
  if (!isTalk(signal.kind)) return ok(signal);
  const talk = readTalk(session, signal.kind, signal.body); // as it was understood, and nothing else of it, goes on
  if (!talk.ok) return talk;
  const { kind: _kind, ...said } = talk.value;
  return ok({ kind: signal.kind, peer: signal.peer, body: JSON.stringify(said) });
}
