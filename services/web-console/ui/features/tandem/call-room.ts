import { problemIn } from '../../api/problem';
import { samePerson } from './call-state';
import { hintFor, hintFrom, isShutOut, type KnownParties } from './guests-in-room';
import { camerasHere, hasTorch, lightUp, nextCamera, ownMedia } from './own-media';
import { PeerLink, type Ways } from './peer-link';
import { actOn, offers, pauseBefore, type Console, type HeardSignal, type Line, type Link, type Said, type SignalKind } from './peer-rules';
import { PoorLine, type PoorSight } from './poor-line';
import { RoomTalk, type TalkService } from './room-talk';
import { followSignals } from './signal-stream';
import { isTalk, readHint, type Hint, type TalkView } from './talk-rules';

/** What a room asks of the plant. */
export interface RoomService extends TalkService {
  join(session: string): Promise<unknown>;
  servers(session: string): Promise<Ways>;
  /** Signals of the session; absent: as whoever is signed in hears them. */
  readonly follow?: typeof followSignals;
  say(session: string, signal: { readonly kind: SignalKind; readonly peer: string; readonly to?: string; readonly body?: string }): Promise<unknown>;
}

/** Somebody else in the session, as this console is connected with him. */
export interface Other extends PoorSight {
  readonly person: string;
  readonly line: Line;
  readonly stream: MediaStream;
}

/** A room as it is shown. */
export interface RoomView {
  readonly session: string;
  readonly media: MediaStream | undefined;
  readonly muted: boolean;
  readonly dark: boolean;
  /** Cameras of this device: with two, one may be chosen. */
  readonly cameras: number;
  /** Whether the light of the camera is on; absent where it has none. */
  readonly torch?: boolean;
  readonly others: readonly Other[];
  /** The console hears the signals of the others. */
  readonly heard: boolean;
  readonly talk: TalkView;
  /** Why one could not come in. */
  readonly problem?: unknown;
}

/** How often is looked whether a line that was lost may be tried again. */
const LOOK_MS = 1000;

/** A session as this console stands in it: its own sound and picture, and a connection with each of the others. */
export class CallRoom {
  readonly talk: RoomTalk;
  private readonly poor: PoorLine;
  private readonly me: Console;
  private readonly links = new Map<string, PeerLink>();
  /** When a line that does not stand was begun anew, or asked for. */
  private readonly askedAt = new WeakMap<PeerLink, number>();
  private media: MediaStream | undefined;
  private ways: Ways = { items: [], relayOnly: false };
  private heard = true;
  private known: KnownParties = { parties: [], shownStep: '' };
  private greets = true;
  private gone = false;
  private muted = false;
  private dark = false;
  private cameras = 0;
  private torch = false;
  private problem: unknown;
  private saying: Promise<void> = Promise.resolve();
  private hearing: Promise<unknown> = Promise.resolve();
  private stopHearing: (() => void) | undefined;
  private watch: ReturnType<typeof setInterval> | undefined;

  /** `changed`: something else is to be shown; `over`: one does not stand in it any more. */
  constructor(readonly session: string, person: string, private readonly service: RoomService, private readonly changed: () => void, private readonly over: () => void) {
    this.me = { person, peer: crypto.randomUUID() };
    this.talk = new RoomTalk(session, this.me, service, () => this.changed());
    this.poor = new PoorLine((kind, to, body) => this.sayNow(kind, to, body), () => (this.dark ? undefined : this.media?.getVideoTracks().find(({ readyState }) => readyState === 'live')), () => this.changed());
  }

  get view(): RoomView {
    const others = [...this.links.values()].map(({ link: { person }, line, stream }) => ({ person, line, stream, ...this.poor.of(person, line) }));
    return { session: this.session, media: this.media, muted: this.muted, dark: this.dark, cameras: this.cameras, ...(hasTorch(this.media?.getVideoTracks()[0]) ? { torch: this.torch } : {}), others, heard: this.heard, talk: this.talk.view, ...(this.problem === undefined ? {} : { problem: this.problem }) };
  }

  /** Comes in: the others are told, and connect. */
  async enter(): Promise<void> {
    try {
      await this.service.join(this.session);
      this.ways = await this.service.servers(this.session);
    } catch (error) {
      this.problem = error;
      return this.changed();
    }
    if (this.gone) return;
    const media = await ownMedia();
    if (this.gone) return stopTracks(media);
    this.media = media;
    void camerasHere().then((cameras) => {
      this.cameras = cameras;
      this.changed();
    });
    this.watch = setInterval(() => {
      this.tryAgain();
      void this.poor.look([...this.links.values()].map((link) => ({ person: link.link.person, line: link.line, frames: () => link.frames() })));
    }, LOOK_MS);
    this.stopHearing = (this.service.follow ?? followSignals)(this.session, {
      ready: () => {
        this.heard = true;
        void this.talk.load().catch(() => undefined); // read again with the next stream
        if (this.greets) void this.say('hello');
        this.greets = false;
        this.changed();
      },
      signal: (signal) => isTalk(signal.kind) ? this.talk.hear(signal) : void (this.hearing = this.hearing.then(() => this.take(signal)).catch(() => undefined)), // what the browser does not understand is said again with the next try
      cut: () => {
        this.heard = false;
        this.changed();
      },
      over: () => this.over(),
      again: () => this.comeBack(),
    });
    this.changed();
  }

  /** Goes; what the plant is to know of it, others say. `aloud`: the others are told at once. Answers when all was said. */
  async leave(aloud: boolean): Promise<void> {
    if (this.gone) return;
    if (aloud) void this.say('bye');
    this.gone = true;
    this.stopHearing?.();
    clearInterval(this.watch);
    this.talk.close();
    this.poor.close();
    for (const link of this.links.values()) link.close();
    this.links.clear();
    if (this.media) stopTracks(this.media);
    await this.saying;
  }

  mute(muted: boolean): void {
    this.muted = muted;
    for (const track of this.media?.getAudioTracks() ?? []) track.enabled = !muted;
    this.changed();
  }

  darken(dark: boolean): void {
    this.dark = dark;
    for (const track of this.media?.getVideoTracks() ?? []) track.enabled = !dark;
    this.changed();
  }

  /** Where one points, and what one is about to draw: from console to console, and nowhere kept. */
  hint(hint: Hint): void {
    for (const link of this.links.values()) link.tell(JSON.stringify(hintFor(this.known, link.link.person, hint)));
  }

  /** Who stands there by what the plant says: no sound and picture goes to a guest who was shown out, or whose step is another one. */
  know(known: KnownParties): void {
    this.known = known;
    for (const { link } of [...this.links.values()]) if (isShutOut(known, link.person)) this.drop(link.person);
  }

  private hear(person: string, text: unknown): void {
    const hint = readHint(text);
    if (hint && !this.gone) this.talk.hint(person, hintFrom(this.known, person, hint));
  }

  /** The other side of a tablet, or another camera that is plugged in. */
  async switchCamera(): Promise<void> {
    const now = this.media?.getVideoTracks()[0];
    const next = now && (await nextCamera(now));
    if (!this.media || !next) return;
    if (this.gone) return next.stop();
    next.enabled = !this.dark;
    this.torch = false;
    this.media.removeTrack(now);
    this.media.addTrack(next);
    await Promise.all([...this.links.values()].map((link) => link.film(next)));
    this.changed();
  }

  async light(on: boolean): Promise<void> {
    const track = this.media?.getVideoTracks()[0];
    if (!track) return;
    await lightUp(track, on);
    this.torch = on;
    this.changed();
  }

  /** The stream of signals ended. Where it was away for so long that the plant took the person out: in again. Answers false when it is over. */
  private async comeBack(): Promise<boolean> {
    if (this.gone) return false;
    try {
      await this.service.join(this.session);
      this.greets = ![...this.links.values()].some(({ line }) => line === 'connected'); // a line that stands is not begun anew
      return true;
    } catch (error) {
      if ((problemIn(error)?.status ?? 503) >= 500) return true;
      this.over();
      return false;
    }
  }

  private async take(signal: HeardSignal): Promise<void> {
    if (this.gone || isShutOut(this.known, signal.from)) return;
    const act = actOn(this.me, [...this.links.values()].map(({ link }) => link), signal);
    switch (act.act) {
      case 'greet':
        return this.say('hello', act.person);
      case 'offer':
        return this.offer(act.person, act.peer);
      case 'accept':
        return this.open(act.link).accept(act.sdp, (sdp) => this.tell('answer', act.link, { sdp }));
      case 'answered':
        return this.links.get(keyOf(act.link.person))?.answered(act.sdp);
      case 'candidate':
        return this.links.get(keyOf(act.link.person))?.candidate(act.candidate);
      case 'close':
        return this.drop(act.person);
      case 'send-stills':
        return this.poor.wantedBy(act.person);
      case 'still':
        return this.poor.came(act.person, act.jpeg);
      case 'nothing':
        return undefined;
    }
  }

  private offer(person: string, peer: string): Promise<void> {
    const link = { person, peer, link: crypto.randomUUID() };
    return this.open(link).offer((sdp) => this.tell('offer', link, { sdp }));
  }

  private open(link: Link): PeerLink {
    const before = this.links.get(keyOf(link.person));
    const lost = before !== undefined && before.line !== 'connecting';
    const tries = before !== undefined && before.line !== 'connected' && before.link.peer === link.peer ? before.tries + 1 : 0;
    before?.close();
    const opened = new PeerLink(link, this.ways, this.media ?? new MediaStream(), lost, tries, { changed: () => this.changed(), candidate: (of, candidate) => this.tell('candidate', of, { candidate }), told: (of, text) => this.hear(of.person, text) });
    this.links.set(keyOf(link.person), opened);
    this.changed();
    return opened;
  }

  private drop(person: string): void {
    this.links.get(keyOf(person))?.close();
    if (this.links.delete(keyOf(person))) this.changed();
  }

  /** A line that does not stand: who offers, offers anew; the other one asks for it. */
  private tryAgain(): void {
    for (const one of [...this.links.values()]) {
      if (one.line === 'connected' || Date.now() - Math.max(one.begun, this.askedAt.get(one) ?? 0) < pauseBefore(one.tries)) continue;
      this.askedAt.set(one, Date.now());
      if (offers(this.me.person, one.link.person)) this.hearing = this.hearing.then(() => this.offer(one.link.person, one.link.peer)).catch(() => undefined);
      else void this.say('hello', one.link.person);
    }
  }

  private tell(kind: 'offer' | 'answer' | 'candidate', { person, peer, link }: Link, what: Omit<Said, 'for' | 'link'>): void {
    void this.say(kind, person, JSON.stringify({ for: peer, link, ...what } satisfies Said));
  }

  /** One after the other: an address before its offer would be lost. What does not arrive is said again with the next try. */
  private say(kind: SignalKind, to?: string, body?: string): Promise<void> {
    if (this.gone) return Promise.resolve();
    const said = this.saying.then(() => this.sayNow(kind, to, body)).then(() => undefined, () => undefined);
    this.saying = said;
    return said;
  }

  private sayNow(kind: SignalKind, to?: string, body?: string): Promise<unknown> {
    return this.service.say(this.session, { kind, peer: this.me.peer, ...(to === undefined ? {} : { to }), ...(body === undefined ? {} : { body }) });
  }
}

function keyOf(person: string): string {
  return person.trim().toUpperCase();
}

function stopTracks(media: MediaStream): void {
  for (const track of media.getTracks()) track.stop();
}

/** The other one of a number, where he is connected. */
export function otherOf({ others }: RoomView, person: string): Other | undefined {
  return others.find((other) => samePerson(other.person, person));
}
