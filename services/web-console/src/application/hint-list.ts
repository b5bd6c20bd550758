import type { Change, Hint } from './hint';

/** What a console gets when it comes (back): what it has missed, or the word that this is not known any more. */
export type Missed = { readonly known: true; readonly hints: readonly Hint[] } | { readonly known: false };

/** Told of each hint as it comes, and once when there will be none any more. */
export interface HintListener {
  hint(hint: Hint): void;
  /** Anything may have changed without a hint. */
  forgotten(): void;
  end(): void;
}

/**
 * The newest hints of this replica, in memory: they are worth nothing tomorrow, and a console that has missed too many reads
 * everything anew, which is always right.
 */
export class HintList {
  private readonly hints: Hint[] = [];
  private readonly listeners = new Set<HintListener>();
  private count = 0;
  /** Number of the newest hint when nothing was known. */
  private began = 0;
  private ended = false;

  /** `replica` makes ids of different processes different; `capacity` = number of hints that are kept. */
  constructor(private readonly replica: string, private readonly capacity = 5000) {}

  /** Id of the newest hint; a console that comes now goes on from here. */
  get newest(): string {
    return this.idOf(this.count);
  }

  add(change: Change): void {
    this.count += 1;
    const hint: Hint = { ...change, id: this.newest };
    this.hints.push(hint);
    // Cut in large pieces: shifting at every hint would move the whole list each time.
    if (this.hints.length > this.capacity * 2) this.hints.splice(0, this.hints.length - this.capacity);
    for (const listener of [...this.listeners]) listener.hint(hint);
  }

  /** Hints may have been missed: every console reads everything anew, also one that comes back later. */
  forget(): void {
    this.count += 1;
    this.began = this.count;
    this.hints.splice(0);
    for (const listener of [...this.listeners]) listener.forgotten();
  }

  /** What came after a hint. Unknown: another replica's or an older life's id, or too long ago. */
  after(id: string): Missed {
    if (id === this.newest) return { known: true, hints: [] };
    const at = this.hints.findIndex((hint) => hint.id === id);
    if (at >= 0) return { known: true, hints: this.hints.slice(at + 1) };
    const first = this.hints[0];
    const fromTheStart = id === this.idOf(this.began) && (first === undefined || first.id === this.idOf(this.began + 1));
    return fromTheStart ? { known: true, hints: [...this.hints] } : { known: false };
  }

  /** Listens until the returned function is called. */
  listen(listener: HintListener): () => void {
    if (this.ended) listener.end();
    else this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** The replica stops: every console is told to look for another one. */
  end(): void {
    this.ended = true;
    for (const listener of [...this.listeners]) listener.end();
    this.listeners.clear();
  }

  private idOf(count: number): string {
    return `${this.replica}-${count}`;
  }
}
