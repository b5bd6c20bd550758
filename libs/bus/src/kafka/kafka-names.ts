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

  /** The account of a service or of another system. Plants that share a cluster share no accounts. */
  account(name: string): string {
    return `${this.prefix}${name}`;
  }

  /** An account as rights name it. */
  principal(name: string): string {
    return `User:${this.account(name)}`;
  }

  /** What the names of all topics of this plant begin with. */
  get allTopics(): string {
    return `${this.prefix}batchwright.`;
  }

  /** Whether something on the brokers is called like a topic of this plant. */
  isTopicHere(name: string): boolean {
    return name.startsWith(this.allTopics);
  }

  /** Where the owner of topics says that it lives; beside the catalogue, because it carries no messages of the plant. */
  heartbeats(owner: ServiceName): string {
    return `${this.prefix}batchwright.${owner}.heartbeats.v1`;
  }
}
