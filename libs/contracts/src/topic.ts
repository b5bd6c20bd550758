import type { ServiceName } from './service-name';

/** The four topics that a service has: what happened, newest state, what others may ask, audit entries. */
export type TopicKind = 'events' | 'state' | 'commands' | 'audit';

/** Name of a topic: `batchwright.resources.events.v1`. */
export type Topic = `batchwright.${ServiceName}.${TopicKind}.v1`;

/** Makes the name of a topic. */
export function topicOf(service: ServiceName, kind: TopicKind): Topic {
  return `batchwright.${service}.${kind}.v1`;
}

/** One row of the topic catalogue: everything that is to be known about a topic, for people, rights and transports. */
export interface TopicEntry {
  readonly topic: Topic;
  readonly owner: ServiceName;
  readonly kind: TopicKind;
  /** What the messages of this topic say, in one sentence. */
  readonly about: string;
  /** Services that may append. Events, state and audit: the owner alone. Commands: who may ask. */
  readonly writers: readonly ServiceName[];
  /** Services that may read. */
  readonly readers: readonly ServiceName[];
  /** True: accounts of other systems (ERP, LIMS, historians) may read it as well. They never write. */
  readonly integrators: boolean;
  /** What the key of a message is; order is kept per key. */
  readonly key: string;
  /** Number of partitions; a key stays in its partition for good, so this number never changes under a name. */
  readonly partitions: number;
  /** `forever`: nothing is dropped. `compacted`: only the newest message of each key is kept. A number: days. */
  readonly retention: 'forever' | 'compacted' | number;
  /**
   * What the sequence numbers of one key promise to a reader: `dense` every number appears (a hole is a lost message),
   * `rising` they only grow, `none` there is none and repeated messages are known by their id.
   */
  readonly sequence: 'dense' | 'rising' | 'none';
  /** What a reader of the whole topic does when it sees a hole: say so and go on, or park the message and let its key wait. */
  readonly afterGap: 'report' | 'park';
  /** What happens to later messages of a key when one of them could not be applied in five tries. */
  readonly afterParking: 'key-waits' | 'key-goes-on';
}
