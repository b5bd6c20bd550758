import { NOTHING_SAID, readSpoken, talkView, type Hint, type Said, type Spoken, type TalkView } from './talk-rules';

/** A file that the others of a session are shown. */
export interface ShownFile {
  readonly sha256: string;
  readonly mediaType: string;
}

/** What is asked of the plant for it. */
export interface TalkService {
  /** All that was said in a session. */
  talk(session: string): Promise<readonly { readonly number: number; readonly from: string; readonly at: string; readonly kind: string; readonly body: string }[]>;
  /** Answers its number, and when the plant heard it. */
  speak(session: string, peer: string, said: Said): Promise<{ readonly number: number; readonly at: string }>;
  show(session: string, bytes: Blob): Promise<ShownFile>;
  keep(session: string, drawing: { readonly file: string; readonly picture: number; readonly marks: number[]; readonly fileName: string }): Promise<unknown>;
}

/** How long a pointer is seen after it came. */
const FADES_MS = 2_000;

/** What people of a session say and draw, as this console knows it. */
export class RoomTalk {
  private readonly spoken = new Map<number, Spoken>();
  private readonly hints = new Map<string, { readonly hint: Hint; readonly fade: ReturnType<typeof setTimeout> }>();
  private readonly hintListeners = new Set<() => void>();
  private hintsNow: readonly (Hint & { readonly from: string })[] = [];
  private seen: TalkView = NOTHING_SAID;

  constructor(private readonly session: string, private readonly me: { readonly person: string; readonly peer: string }, private readonly service: TalkService, private readonly changed: () => void) {}

  get view(): TalkView {
    return this.seen;
  }

  /** Reads what was said before this console heard. */
  async load(): Promise<void> {
    for (const one of await this.service.talk(this.session)) this.take(one);
    this.look();
  }

  hear(signal: Parameters<typeof readSpoken>[0]): void {
    this.take(signal);
    this.look();
  }

  /** Says it to all; it is seen here when the plant has it. Answers its number. */
  async speak(said: Said): Promise<number> {
    const { number, at } = await this.service.speak(this.session, this.me.peer, said);
    this.spoken.set(number, { number, from: this.me.person, at, said });
    this.look();
    return number;
  }

  show(bytes: Blob): Promise<ShownFile> {
    return this.service.show(this.session, bytes);
  }

  keep(file: string, picture: number, marks: readonly number[]): Promise<unknown> {
    return this.service.keep(this.session, { file, picture, marks: [...marks], fileName: `drawing-${picture}.png` });
  }

  /** Somebody points, or is about to draw; it fades by itself. */
  hint(from: string, hint: Hint): void {
    clearTimeout(this.hints.get(from)?.fade);
    if (hint.pointer === undefined && hint.drawing === undefined) this.hints.delete(from);
    else this.hints.set(from, { hint, fade: setTimeout(() => this.fade(from), FADES_MS) });
    this.tellHints();
  }

  /** Pointers change many times a second: who shows them listens for them alone. */
  readonly listenToHints = (listener: () => void): (() => void) => {
    this.hintListeners.add(listener);
    return () => void this.hintListeners.delete(listener);
  };

  readonly currentHints = (): readonly (Hint & { readonly from: string })[] => this.hintsNow;

  close(): void {
    for (const { fade } of this.hints.values()) clearTimeout(fade);
  }

  private fade(from: string): void {
    this.hints.delete(from);
    this.tellHints();
  }

  private tellHints(): void {
    this.hintsNow = [...this.hints].map(([from, { hint }]) => ({ from, ...hint }));
    for (const listener of this.hintListeners) listener();
  }

  private take(signal: Parameters<typeof readSpoken>[0]): void {
    const spoken = readSpoken(signal);
    if (spoken) this.spoken.set(spoken.number, spoken);
  }

  private look(): void {
    this.seen = talkView([...this.spoken.values()]);
    this.changed();
  }
}
