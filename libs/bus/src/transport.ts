import type { BusMessage, Envelope, Topic } from '@batchwright/contracts';
import type { Transaction } from '@batchwright/persistence';

/** How far a group has come on a topic, and how fresh the owner's word is. */
export interface WatermarkReading {
  /**
   * Real time up to which everything that the owner of the topic had committed is applied by the group, over all partitions.
   * Absent as long as the owner has never sent a heartbeat or the group has never caught up: unknown counts as stale.
   */
  readonly appliedUntil?: string;
  /** Age of `appliedUntil` in milliseconds by the clock of the bus; `Infinity` when it is absent. */
  readonly ageMs: number;
}

/** How far a group has come in one partition of a topic. */
export interface Progress {
  readonly topic: Topic;
  readonly partition: number;
  /** Messages that it has not read; of a compacted topic, where numbers are missing, at most so many. */
  readonly behind: number;
  /** The next position that it has to read. */
  readonly at: string;
}

/** Where a group that has never read a topic begins. */
export type StartFrom = 'beginning' | 'end';

/** What a subscriber asks for. */
export interface SubscribeOptions {
  /** Default `beginning`: a service added later reads everything. `end` is for live hints. */
  readonly from?: StartFrom;
  /** True: positions are kept in memory only and the group leaves no trace (one per replica of the live stream). */
  readonly ephemeral?: boolean;
  /** Told once when the bus was away and reading begins only later; of what was sent between, a reader from the end hears nothing. */
  readonly onLate?: () => void;
  /** Applies messages that came together; a transport may use it to save transactions. */
  readonly together?: OnMessagesTogether;
}

/**
 * Applies one message; called in order per key, again when it throws. It returns only when the message needs no more
 * delivery: applied, skipped as a duplicate, or parked. A throw keeps the partition where it is and is tried again.
 */
export type OnMessage = (message: BusMessage) => Promise<void>;

/**
 * Applies several messages of one key, which follow each other, in one go: wholly (true), or none of them (false), and then they come
 * one by one. Does not throw.
 */
export type OnMessagesTogether = (messages: readonly BusMessage[]) => Promise<boolean>;

/** A running subscription. */
export interface Subscription {
  /** Stops after the message in hand; what was not acknowledged is delivered again to the next subscriber. */
  stop(): Promise<void>;
  /** Resolves when everything that was in the log at the time of the call has been handled; for tests and for draining. */
  caughtUp(): Promise<void>;
  /** How far it has come on each of its topics; for readers that leave no trace this is the only way to know. May not answer while the log is away. */
  watermarks(): Promise<ReadonlyMap<Topic, WatermarkReading>>;
}

/** What carries messages between services. Chosen in the composition root; nobody else asks which one it is. */
export interface BusTransport {
  /**
   * Appends in the given order. A transport that lives in the same database joins the relay's transaction `tx`; another one
   * sends at once, and the relay repeats after a crash (readers skip the repetition).
   */
  publish(envelopes: readonly Envelope[], tx: Transaction): Promise<void>;
  /**
   * Reads topics as a member of a group: one position per group, topic and partition. Where the bus is away it resolves all the same, and reading begins when it
   * is there. Throws when the catalogue forbids it, and where the bus refuses it.
   */
  subscribe(group: string, topics: readonly Topic[], onMessage: OnMessage, options?: SubscribeOptions): Promise<Subscription>;
  /**
   * The owner's word that everything it committed until `at` (real time) is in the log. Called by the relay with its
   * transaction, every second, also when there is nothing to say.
   */
  heartbeat(topics: readonly Topic[], at: string, tx: Transaction): Promise<void>;
  /** Puts a group back to the beginning of a topic: everything is delivered again (an inbox skips what it has applied). */
  rewind(group: string, topics: readonly Topic[]): Promise<void>;
  /** How far the group has come on a topic. */
  watermark(group: string, topic: Topic): Promise<WatermarkReading>;
  /** How far the group has come in each partition of topics that it may read. */
  progress(group: string, topics: readonly Topic[]): Promise<Progress[]>;
  /** Tells subscribers in this process that something was appended to these topics; called after commit. Polling finds it anyway. */
  wake(topics: readonly Topic[]): void;
  /** Stops all subscriptions. */
  close(): Promise<void>;
}
