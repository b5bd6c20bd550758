/** What machines said at one moment. */
export interface Sample {
  /** ms since 1970-01-01 UTC, by the clock of the edge node. */
  readonly at: number;
  readonly device: string;
  readonly values: readonly { readonly name: string; readonly value: number | boolean | string | null; readonly quality: 'good' | 'uncertain' | 'bad' }[];
}

/** Samples that could not be told yet, oldest first. When it is full, the oldest go. */
export class KeptSamples {
  private kept: Sample[] = [];
  dropped = 0;

  constructor(private readonly most: number) {}

  add(...samples: readonly Sample[]): void {
    this.kept = [...this.kept, ...samples].sort((a, b) => a.at - b.at);
    const over = Math.max(this.kept.length - this.most, 0);
    this.kept.splice(0, over);
    this.dropped += over;
  }

  takeAll(): Sample[] {
    const all = this.kept;
    this.kept = [];
    return all;
  }

  get count(): number {
    return this.kept.length;
  }
}
