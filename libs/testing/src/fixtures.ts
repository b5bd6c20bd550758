import type { Times } from '@batchwright/persistence';

/** Ids for tests: UUIDv7 in form, counted up, the same in every run. */
export function idSequence(): () => string {
  let count = 0;
  return () => `01900000-0000-7000-8000-${String(++count).padStart(12, '0')}`;
}

/** A clock that stands at a plant time until it is moved. */
export class FixedClock {
  constructor(private plantMs: number, private readonly realMs = plantMs) {}

  /** A clock at an ISO instant. */
  static at(instant: string): FixedClock {
    return new FixedClock(Date.parse(instant));
  }

  /** What `Transaction.times()` would say. */
  times(): Times {
    return { real: new Date(this.realMs).toISOString(), plant: new Date(this.plantMs).toISOString(), clock: 'plant-clock', correctionMs: 0 };
  }

  /** Moves the plant's time. */
  advance(seconds: number): this {
    this.plantMs += seconds * 1000;
    return this;
  }
}
