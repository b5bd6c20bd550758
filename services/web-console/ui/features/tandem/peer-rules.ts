import { samePerson } from './call-state';
import type { TalkKind } from './talk-rules';

export type LineKind = 'hello' | 'offer' | 'answer' | 'candidate' | 'bye' | 'poor' | 'still';
export type SignalKind = LineKind | TalkKind;

/** A signal as it is heard. */
export interface HeardSignal {
  readonly kind: SignalKind;
  /** Employee number of who speaks. */
  readonly from: string;
  /** Employee number of whom it is for; absent: for everybody. */
  readonly to?: string | null;
  /** Console that speaks; who reloads his page comes as another one. */
  readonly peer: string;
  readonly body: string;
}

/** What stands in the body of an offer, an answer and a candidate. */
export interface Said {
  /** Console that is meant: one that is gone must not be answered for. */
  readonly for: string;
  /** Try to connect to which it belongs; each offer begins another. */
  readonly link: string;
  readonly sdp?: string;
  readonly candidate?: RTCIceCandidateInit;
}

/** A connection to somebody, or the try of one. */
export interface Link {
  readonly person: string;
  readonly peer: string;
  readonly link: string;
}

/** A console in a session. */
export interface Console {
  readonly person: string;
  readonly peer: string;
}

/** What a console does about a signal. */
export type PeerAct =
  | { readonly act: 'greet'; readonly person: string }
  | { readonly act: 'offer'; readonly person: string; readonly peer: string }
  | { readonly act: 'accept'; readonly link: Link; readonly sdp: string }
  | { readonly act: 'answered'; readonly link: Link; readonly sdp: string }
  | { readonly act: 'candidate'; readonly link: Link; readonly candidate: RTCIceCandidateInit }
  | { readonly act: 'close'; readonly person: string }
  | { readonly act: 'send-stills'; readonly person: string }
  | { readonly act: 'still'; readonly person: string; readonly jpeg: string }
  | { readonly act: 'nothing' };

const NOTHING: PeerAct = { act: 'nothing' };

/** A guest of a session goes by a name within it. */
const GUEST = /^guest-\d+$/i;

/** Of two, the one with the lower employee number offers, so that the two never offer at once. A guest, who knows no numbers, waits for people of the plant. */
export function offers(me: string, other: string): boolean {
  if (GUEST.test(me) !== GUEST.test(other)) return GUEST.test(other);
  return me.trim().toUpperCase() < other.trim().toUpperCase();
}

/**
 * A `hello` asks for a connection: who offers, offers; the other one answers a `hello` that was for everybody with one addressed to who spoke, who then offers.
 * What was said to a console that is gone, or about a try that another one replaced, is not heard.
 */
export function actOn(me: Console, links: readonly Link[], signal: HeardSignal): PeerAct {
  const { kind, from, peer } = signal;
  if (samePerson(from, me.person) || (signal.to && !samePerson(signal.to, me.person))) return NOTHING;
  const known = links.find(({ person }) => samePerson(person, from));
  if (kind === 'hello') return offers(me.person, from) ? { act: 'offer', person: from, peer } : signal.to ? NOTHING : { act: 'greet', person: from };
  if (kind === 'poor') return { act: 'send-stills', person: from };
  if (kind === 'still') return { act: 'still', person: from, jpeg: signal.body };
  if (kind === 'bye') return known?.peer === peer ? { act: 'close', person: from } : NOTHING;
  const said = readSaid(signal.body);
  if (said?.for !== me.peer) return NOTHING;
  if (kind === 'offer') return said.sdp === undefined || offers(me.person, from) ? NOTHING : { act: 'accept', link: { person: from, peer, link: said.link }, sdp: said.sdp };
  if (known === undefined || known.peer !== peer || known.link !== said.link) return NOTHING;
  if (kind === 'answer') return said.sdp === undefined || !offers(me.person, from) ? NOTHING : { act: 'answered', link: known, sdp: said.sdp };
  return kind !== 'candidate' || said.candidate === undefined ? NOTHING : { act: 'candidate', link: known, candidate: said.candidate };
}

/** Undefined when it is nothing that a console says. */
function readSaid(body: string): Said | undefined {
  try {
    const said = JSON.parse(body) as Partial<Said> | null;
    return typeof said?.for === 'string' && typeof said.link === 'string' ? (said as Said) : undefined;
  } catch {
    return undefined;
  }
}

/** How a line stands. */
export type Line = 'connecting' | 'connected' | 'lost';

/** Line of a connection; one that was lost before is so until it stands again. */
export function lineOf(state: RTCPeerConnectionState, lostBefore: boolean): Line {
  if (state === 'connected') return 'connected';
  return lostBefore || state === 'disconnected' || state === 'failed' || state === 'closed' ? 'lost' : 'connecting';
}

/** Line of a whole session, the worst of it; undefined while nobody else is there. `heard`: the console hears the signals of the others. */
export function lineOfAll(heard: boolean, lines: readonly Line[]): Line | undefined {
  if (!heard) return 'lost';
  return (['lost', 'connecting', 'connected'] as const).find((line) => lines.includes(line));
}

/** Milliseconds until the next try to connect, after so many. */
export function pauseBefore(tries: number): number {
  return Math.min(60_000, 5_000 * 2 ** tries);
}
