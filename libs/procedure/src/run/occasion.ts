import type { ExceptionRules } from './exception-rules';

/** When a decision is made: the database's times, and a source of ids. The shape of `Times` of `@batchwright/persistence`, and ids. */
export interface Occasion {
  /** Real time; for watermarks and evidence. */
  readonly real: string;
  /** Plant time: acts, timers, hold times, expiry. */
  readonly plant: string;
  readonly clock: 'real' | 'plant-clock';
  /** Sum of the clock's noted jumps in ms: elapsed = (b.plant − a.plant) − (b.correctionMs − a.correctionMs). */
  readonly correctionMs: number;
  /** Time zone of the site (IANA), for dates that are dates there; absent = UTC. */
  readonly zone?: string;
  /** How the site treats exceptions; absent = as usual. */
  readonly exceptionRules?: ExceptionRules;
  /** Next UUIDv7, for exceptions and grants. */
  readonly newId: () => string;
}

/** Who and when around an event: from the record, or from the command while it is decided. */
export interface Circumstances {
  readonly at: string;
  /** Real time; absent where nobody knows it any more. */
  readonly real?: string;
  readonly correctionMs: number;
  readonly person?: string;
  readonly name?: string;
  readonly terminal?: string;
}
