/** How long the driver waits for what, ms. */
export interface Timing {
  /** For a message that others overtook. */
  readonly reorder: number;
  /** For a birth after it was asked for. */
  readonly birth: number;
  /** Between two questions for a birth that does not come. */
  readonly askAgain: number;
  /** Between two questions for a birth, whatever the reason: an edge node that never says what its numbers mean is not asked with every message. */
  readonly askAtMost: number;
  /** For the next message of an edge node's history, before a gap is told. */
  readonly fill: number;
  /** Silence after which an edge node is asked whether it is still heard. */
  readonly silence: number;
  /** For the broker to take a connection. */
  readonly connect: number;
  /** Before the first try to come back; doubled up to `reconnectMost`. */
  readonly reconnect: number;
  readonly reconnectMost: number;
  /** For the message that shows a value that was written. */
  readonly write: number;
  /** For further births after the first, when an edge node is asked what it has. */
  readonly births: number;
  /** Refusals of one cause are told together once in this time. */
  readonly refusals: number;
}

/** What a plant uses; tests shorten it. */
export const TIMING: Timing = {
  reorder: 2_000,
  birth: 10_000,
  askAgain: 30_000,
  askAtMost: 2_000,
  fill: 5_000,
  silence: 60_000,
  connect: 10_000,
  reconnect: 1_000,
  reconnectMost: 30_000,
  write: 10_000,
  births: 500,
  refusals: 10_000,
};
