import type { ServiceName, Topic } from '@batchwright/contracts';

/**
 * What topics and groups are called on the brokers. Several plants may share a cluster: then each has a prefix of its own, ending in a dot.
 */
export class KafkaNames {
  constructor(private readonly prefix = '') {}

  topic(topic: Topic): string {
    return `${this.prefix}${topic}`;
  }

  /** The topic of the catalogue behind a name on the brokers. */
  topicOf(name: string): Topic {
    return name.slice(this.prefix.length) as Topic;
  }

  group(group: string): string {
    return `${this.prefix}${group}`;
  }

  /** Where the owner of topics says that it lives; beside the catalogue, because it carries no messages of the plant. */
  heartbeats(owner: ServiceName): string {
    return `${this.prefix}batchwright.${owner}.heartbeats.v1`;
  }
}
