import { shotOf } from './frame';
import type { Line } from './peer-rules';
import { ASKED_FOR_MS, asksNow, look, nextWidth, nothingSeen, sightOf, WIDTHS, wordsOnly, type Seen, type Sight } from './poor-line-rules';

/** Between two stills. */
const PAUSE_MS = 2_000;
/** Characters of a still; the plant takes no more. */
const MOST_CHARACTERS = 100_000;

/** Somebody whose picture is looked for. */
export interface Looked {
  readonly person: string;
  readonly line: Line;
  /** Pictures that came over this line. */
  frames(): Promise<number>;
}

/** What of somebody's picture gets through, and the still that is shown where it does not move. */
export interface PoorSight {
  readonly sight: Sight;
  readonly still?: { readonly address: string; readonly at: number };
  readonly wordsOnly: boolean;
}

/**
 * Where pictures do not move over the line between two consoles, because it is poor or because there is none, stills go through the plant: who does not see asks, who is asked sends how it looks at his place every few seconds, as large as his line carries. Where
 * these do not come either, words do.
 */
export class PoorLine {
  private readonly seen = new Map<string, Seen>();
  private readonly stills = new Map<string, { readonly address: string; readonly at: number }>();
  private readonly wanted = new Map<string, number>();
  /** What was told last, as text. */
  private shown = '';
  private sending = false;
  private gone = false;

  constructor(
    private readonly say: (kind: 'poor' | 'still', to?: string, body?: string) => Promise<unknown>,
    /** What this console films; undefined where it does not. */
    private readonly filmed: () => MediaStreamTrack | undefined,
    private readonly changed: () => void,
  ) {}

  /** Looks at all lines of the session, about once a second. */
  async look(others: readonly Looked[]): Promise<void> {
    for (const other of others) {
      const frames = await other.frames().catch(() => 0);
      const now = Date.now();
      const seen = look(this.seen.get(other.person) ?? nothingSeen(now), other.line, frames, now);
      const asks = asksNow(seen, now);
      this.seen.set(other.person, asks ? { ...seen, asked: now } : seen);
      if (asks) void this.say('poor', other.person).catch(() => undefined); // asked again in a moment
      if (seen.asking === undefined) this.drop(other.person);
    }
    for (const person of [...this.seen.keys()]) if (!others.some((other) => other.person === person)) this.forget(person);
    const shown = JSON.stringify(others.map(({ person, line }) => this.of(person, line)));
    if (this.gone || shown === this.shown) return;
    this.shown = shown;
    this.changed();
  }

  /** Somebody does not see this console move. */
  wantedBy(person: string): void {
    this.wanted.set(person, Date.now());
    if (!this.sending && !this.gone) void this.send();
  }

  /** How it looks at somebody's place, a JPEG in base64. */
  came(person: string, body: string): void {
    const seen = this.seen.get(person);
    if (this.gone || seen?.asking === undefined || !/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return;
    const now = Date.now();
    this.drop(person);
    this.stills.set(person, { address: URL.createObjectURL(new Blob([Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0))], { type: 'image/jpeg' })), at: now });
    this.seen.set(person, { ...seen, stillAt: now });
    this.changed();
  }

  of(person: string, line: Line): PoorSight {
    const seen = this.seen.get(person);
    const now = Date.now();
    const sight = seen ? sightOf(seen, now) : 'moving';
    const still = this.stills.get(person);
    return { sight, wordsOnly: seen !== undefined && wordsOnly(line, seen, now), ...(still && sight === 'still' ? { still } : {}) };
  }

  close(): void {
    this.gone = true;
    for (const person of [...this.stills.keys()]) this.drop(person);
  }

  private async send(): Promise<void> {
    this.sending = true;
    let place = 0;
    while (!this.gone && [...this.wanted.values()].some((at) => Date.now() - at < ASKED_FOR_MS)) {
      const film = this.filmed();
      const began = performance.now();
      let failed = false;
      if (film) {
        try {
          const body = await shotOf(film, WIDTHS[place] ?? 320);
          if (body.length > MOST_CHARACTERS) failed = true;
          else if (!this.gone) await this.say('still', undefined, body);
        } catch {
          failed = true; // the next one is smaller
        }
      }
      place = nextWidth(place, performance.now() - began, failed);
      await new Promise((go) => setTimeout(go, PAUSE_MS));
    }
    this.sending = false;
  }

  private forget(person: string): void {
    this.drop(person);
    this.seen.delete(person);
  }

  private drop(person: string): void {
    const still = this.stills.get(person);
    if (still) URL.revokeObjectURL(still.address);
    this.stills.delete(person);
  }
}
