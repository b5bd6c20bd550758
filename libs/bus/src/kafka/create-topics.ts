import { CATALOGUE, type TopicEntry } from '@batchwright/contracts';
import { ConfigResourceTypes, ConfigSource, type Admin, type ITopicConfig } from 'kafkajs';
import { KafkaNames } from './kafka-names';
import { patiently } from './patiently';

const DAY_MS = 86_400_000;

/** How a cluster keeps topics. */
export interface TopicSettings {
  readonly prefix?: string;
  /** How many brokers keep each message; default 3, and of those two have to have it before a send is answered. */
  readonly replicas?: number;
  /** Default: the catalogue of the house. */
  readonly catalogue?: readonly TopicEntry[];
}

/**
 * Creates what is missing of the topics of the catalogue, and brings how long they keep messages up to date; may be run again and by several at once.
 * Never changes partitions, because keys would move to others, nor copies; says where they differ. Resolves to what was done or is different, a sentence each.
 */
export async function createTopics(admin: Admin, { prefix, replicas = 3, catalogue = CATALOGUE }: TopicSettings = {}): Promise<string[]> {
  const wanted = topicsOf(catalogue, new KafkaNames(prefix), replicas);
  const there = new Set(await admin.listTopics());
  const missing = wanted.filter(({ topic }) => !there.has(topic));
  if (missing.length > 0) {
    await admin.createTopics({ topics: missing, waitForLeaders: false }); // the client's own waiting ends at the first broker that has not heard of them
    await patiently(() => admin.fetchTopicMetadata({ topics: missing.map(({ topic }) => topic) }));
  }
  const created = missing.map(({ topic, numPartitions }) => `${topic}: created with ${numPartitions} partitions, ${replicas} copies`);
  const old = wanted.filter(({ topic }) => there.has(topic));
  if (old.length === 0) return created;
  return [...created, ...(await differences(admin, old)), ...(await refreshSettings(admin, old))];
}

function topicsOf(catalogue: readonly TopicEntry[], names: KafkaNames, replicas: number): ITopicConfig[] {
  const safety = [{ name: 'min.insync.replicas', value: String(Math.min(2, replicas)) }];
  const owners = [...new Set(catalogue.map(({ owner }) => owner))];
  return [
    ...catalogue.map((entry) => ({ topic: names.topic(entry.topic), numPartitions: entry.partitions, replicationFactor: replicas, configEntries: [...safety, ...retentionOf(entry)] })),
    ...owners.map((owner) => ({ topic: names.heartbeats(owner), numPartitions: 1, replicationFactor: replicas, configEntries: [...safety, { name: 'cleanup.policy', value: 'delete' }, { name: 'retention.ms', value: '60000' }] })),
  ];
}

function retentionOf({ retention }: TopicEntry): { name: string; value: string }[] {
  if (retention === 'compacted') return [{ name: 'cleanup.policy', value: 'compact' }];
  return [{ name: 'cleanup.policy', value: 'delete' }, { name: 'retention.ms', value: retention === 'forever' ? '-1' : String(retention * DAY_MS) }];
}

/** What only people can change, because messages lie in it. */
async function differences(admin: Admin, wanted: readonly ITopicConfig[]): Promise<string[]> {
  const { topics } = await patiently(() => admin.fetchTopicMetadata({ topics: wanted.map(({ topic }) => topic) }));
  const found = new Map(topics.map(({ name, partitions }) => [name, partitions]));
  return wanted.flatMap(({ topic, numPartitions, replicationFactor }) => {
    const partitions = found.get(topic) ?? [];
    const copies = partitions[0]?.replicas.length;
    return [
      ...(partitions.length === numPartitions ? [] : [`${topic}: has ${partitions.length} partitions where the catalogue says ${numPartitions}; left as it is, because keys would move and lose their order`]),
      ...(copies === replicationFactor ? [] : [`${topic}: has ${copies} copies where ${replicationFactor} are asked for; left as it is, move it with kafka-reassign-partitions`]),
    ];
  });
}

/** Settings that a topic has of its own and that are not the catalogue's business stay: the brokers replace all of them at once. */
async function refreshSettings(admin: Admin, wanted: readonly ITopicConfig[]): Promise<string[]> {
  const { resources } = await patiently(() => admin.describeConfigs({ includeSynonyms: false, resources: wanted.map(({ topic: name }) => ({ type: ConfigResourceTypes.TOPIC, name })) }));
  const changes = resources.flatMap(({ resourceName, configEntries }) => {
    const own = new Map(configEntries.filter(({ configSource }) => configSource === ConfigSource.TOPIC_CONFIG).map(({ configName, configValue }) => [configName, configValue]));
    const asked = wanted.find(({ topic }) => topic === resourceName)?.configEntries ?? [];
    const wrong = asked.filter(({ name, value }) => own.get(name) !== value);
    for (const { name, value } of asked) own.set(name, value);
    return wrong.length === 0 ? [] : [{ name: resourceName, entries: [...own].map(([name, value]) => ({ name, value })), said: `${resourceName}: ${wrong.map(({ name, value }) => `${name} is now ${value}`).join(', ')}` }];
  });
  if (changes.length > 0) await admin.alterConfigs({ validateOnly: false, resources: changes.map(({ name, entries }) => ({ type: ConfigResourceTypes.TOPIC, name, configEntries: entries })) });
  return changes.map(({ said }) => said);
}
