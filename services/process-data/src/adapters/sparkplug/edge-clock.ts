/** Two clocks of the plant, ms: one that never jumps, and that of the day. */
export interface Clocks {
  steady(): number;
  ofDay(): number;
}

export const CLOCKS: Clocks = { steady: () => performance.now(), ofDay: () => Date.now() };

/** The clock of an edge node, as far as its messages show it; ms. */
export class EdgeClock {
  private heard: { readonly at: number; readonly came: number } | undefined;
  /** The longest that it was silent between two messages, microseconds. */
  silence = 0;

  constructor(private readonly clocks: Clocks) {}

  /** Time of its last message. */
  get last(): number | undefined {
    return this.heard?.at;
  }

  /** `regular`: nothing came between this message and the one before. */
  hear(at: number, regular: boolean): void {
    if (this.heard && regular) this.silence = Math.max(this.silence, (at - this.heard.at) * 1_000);
    this.heard = { at, came: this.clocks.steady() };
  }

  /** What it shows now: as it was heard last, and went on since. */
  get now(): number {
    return Math.floor(this.heard ? this.heard.at + this.clocks.steady() - this.heard.came : this.clocks.ofDay());
  }

  /** From its last message on, microseconds. */
  since(until: number): { from: number; until: number } {
    const from = this.heard?.at ?? until;
    return { from: Math.min(from, until) * 1_000, until: Math.max(from, until) * 1_000 };
  }
}
