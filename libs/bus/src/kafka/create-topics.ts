import { CATALOGUE, type ServiceName, type TopicEntry } from '@batchwright/contracts';
import type { Admin, ITopicConfig } from 'kafkajs';
import { KafkaNames } from './kafka-names';

const DAY_MS = 86_400_000;

/** How a cluster keeps topics. */
export interface TopicSettings {
  readonly prefix?: string;
  /** How many brokers keep each message; default 3, and of those two have to have it before a send is answered. */
  readonly replicas?: number;
}

/** Creates what is missing of the topics of the catalogue; may be run again and by several at once. Never changes partitions: keys would move to others. */
export async function createTopics(admin: Admin, { prefix, replicas = 3 }: TopicSettings = {}): Promise<void> {
  const names = new KafkaNames(prefix);
  const safety = [{ name: 'min.insync.replicas', value: String(Math.min(2, replicas)) }];
  const owners = [...new Set(CATALOGUE.map(({ owner }) => owner))];
  const wanted: ITopicConfig[] = [
    ...CATALOGUE.map((entry) => ({ topic: names.topic(entry.topic), numPartitions: entry.partitions, replicationFactor: replicas, configEntries: [...safety, ...retentionOf(entry)] })),
    ...owners.map((owner: ServiceName) => ({ topic: names.heartbeats(owner), numPartitions: 1, replicationFactor: replicas, configEntries: [...safety, { name: 'retention.ms', value: '60000' }] })),
  ];
  const there = new Set(await admin.listTopics());
  const topics = wanted.filter(({ topic }) => !there.has(topic));
  if (topics.length > 0) await admin.createTopics({ topics, waitForLeaders: true });
}

function retentionOf({ retention }: TopicEntry): { name: string; value: string }[] {
  if (retention === 'compacted') return [{ name: 'cleanup.policy', value: 'compact' }];
  return [{ name: 'retention.ms', value: retention === 'forever' ? '-1' : String(retention * DAY_MS) }];
}
