import { randomUUID } from 'node:crypto';
import { topicEntry, type Envelope, type ServiceName, type Topic } from '@batchwright/contracts';
import { logLevel, Partitioners, type Admin, type Kafka, type KafkaConfig, type Producer, type TopicMessages } from 'kafkajs';
import { handOver } from '../hand-over';
import type { BusObserver } from '../observer';
import type { BusTransport, OnMessage, Progress, SubscribeOptions, Subscription, WatermarkReading } from '../transport';
import { kafkaClient } from './client-library';
import { inPlainWords } from './in-plain-words';
import { KafkaNames } from './kafka-names';
import { KafkaReader, notedBy, type ReaderParts } from './kafka-reader';
import { patiently } from './patiently';
import { KafkaWatermarks } from './kafka-watermarks';

/** How a service reaches the brokers. */
export interface KafkaTransportOptions {
  readonly service: ServiceName;
  readonly brokers: readonly string[];
  readonly observer: BusObserver;
  /** Where several plants share a cluster. */
  readonly prefix?: string;
  readonly ssl?: KafkaConfig['ssl'];
  readonly sasl?: KafkaConfig['sasl'];
}

/** Patient with brokers that come and go, without sleeping long. */
const RETRY = { retries: 30, initialRetryTime: 100, maxRetryTime: 1000 };

/** Apache Kafka behind the port of the bus. One object per service; the account says which. */
export class KafkaTransport implements BusTransport {
  private readonly kafka: Kafka;
  private readonly names: KafkaNames;
  private readonly watermarks: KafkaWatermarks;
  private readonly readers = new Set<KafkaReader>();
  private readonly admin: Admin;
  private producer: Producer;
  private readonly connected = new Map<Admin | Producer, Promise<void>>();

  constructor(private readonly options: KafkaTransportOptions) {
    const { service, brokers, ssl, sasl, prefix } = options;
    this.names = new KafkaNames(prefix);
    this.kafka = kafkaClient({ clientId: service, brokers: [...brokers], logLevel: logLevel.NOTHING, retry: RETRY, ...(ssl === undefined ? {} : { ssl }), ...(sasl === undefined ? {} : { sasl }) });
    this.admin = this.kafka.admin();
    this.producer = this.numberedProducer();
    this.watermarks = new KafkaWatermarks(this.admin, this.names, (owner, onBeat) => this.listenTo(owner, onBeat));
  }

  async publish(envelopes: readonly Envelope[]): Promise<void> {
    if (envelopes.length === 0) return;
    const byTopic = Map.groupBy(envelopes, ({ topic }) => topic);
    await this.send([...byTopic].map(([topic, list]) => ({ topic: this.names.topic(topic), messages: list.map(({ key, headers, body }) => ({ key, headers: { ...headers }, value: body, ...stamp(headers['ce_time']) })) })));
  }

  async subscribe(group: string, topics: readonly Topic[], onMessage: OnMessage, { from = 'beginning', ephemeral = false, together, onLate }: SubscribeOptions = {}): Promise<Subscription> {
    const { service, observer } = this.options;
    const forbidden = topics.find((topic) => !topicEntry(topic).readers.includes(service));
    if (forbidden !== undefined) throw new Error(`${service} must not read ${forbidden}`);
    const reader = await this.start({
      ...this.common(),
      groupId: this.names.group(ephemeral ? `${group}/${randomUUID()}` : group),
      topics: topics.map((topic) => this.names.topic(topic)),
      from, durable: !ephemeral, onLate,
      onRows: (rows, done, stopping) => handOver(rows, { onMessage, together, done, stopping }),
      onTrouble: (error) => observer.interrupted('subscription', group, inPlainWords(error, this.options)),
    });
    this.readers.add(reader);
    const reading = (topic: Topic): Promise<WatermarkReading> => (ephemeral ? this.watermarks.at(reader.places, topic) : this.watermark(group, topic));
    return {
      stop: () => reader.stop(),
      caughtUp: () => reader.caughtUp(),
      watermarks: async () => new Map(await Promise.all(topics.map(async (topic): Promise<[Topic, WatermarkReading]> => [topic, await reading(topic)]))),
    };
  }

  async heartbeat(topics: readonly Topic[], at: string): Promise<void> {
    if (topics.length === 0) return;
    await this.connect(this.admin);
    const words = await Promise.all(topics.map(async (topic) => ({ topic, word: await this.watermarks.wordOf(topic, at) })));
    await this.send([{ topic: this.names.heartbeats(this.options.service), messages: words.map(({ topic, word }) => ({ key: topic, value: word, ...stamp(at) })) }]);
  }

  async rewind(group: string, topics: readonly Topic[]): Promise<void> {
    const admin = this.kafka.admin(); // also of a transport that was closed: nobody may read while his group is put back
    await admin.connect();
    try {
      for (const topic of topics) await patiently(() => admin.resetOffsets({ groupId: this.names.group(group), topic: this.names.topic(topic), earliest: true }));
    } finally {
      await admin.disconnect();
    }
  }

  async watermark(group: string, topic: Topic): Promise<WatermarkReading> {
    await this.connect(this.admin);
    return this.watermarks.of(group, topic);
  }

  async progress(group: string, topics: readonly Topic[]): Promise<Progress[]> {
    if (topics.length === 0) return [];
    await this.connect(this.admin);
    const noted = await notedBy(this.admin, this.names.group(group), topics.map((topic) => this.names.topic(topic)));
    const found = await Promise.all(topics.map(async (topic) => {
      const name = this.names.topic(topic);
      return (await patiently(() => this.admin.fetchTopicOffsets(name))).map(({ partition, low, high }) => {
        const at = noted.get(`${name}/${partition}`) ?? 0n;
        const next = at > BigInt(low) ? at : BigInt(low);
        return { topic, partition, behind: Number(BigInt(high) - next), at: String(next) };
      });
    }));
    return found.flat();
  }

  wake(): void {
    // readers hear of messages from the brokers
  }

  async close(): Promise<void> {
    await Promise.all([...this.readers].map((reader) => reader.stop()));
    await this.watermarks.close();
    await Promise.all([...this.connected].map(async ([client, connected]) => {
      await connected.catch(() => undefined);
      await client.disconnect();
    }));
  }

  /** One request at a time and numbered: what the client itself sends again after a broken line is neither doubled nor overtaken. */
  private numberedProducer(): Producer {
    return this.kafka.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false, createPartitioner: Partitioners.DefaultPartitioner });
  }

  /**
   * Sends, or throws, and then what was sent may be there all the same. The client would give the next messages the same numbers, though they be others, and brokers
   * take the same numbers for a repetition: they would refuse these messages for ever, or say that they have them and drop them. So others begin to number anew.
   */
  private async send(topicMessages: TopicMessages[]): Promise<void> {
    const { producer } = this;
    await this.connect(producer);
    try {
      await producer.sendBatch({ acks: -1, topicMessages });
    } catch (error) {
      if (this.producer === producer) {
        this.producer = this.numberedProducer();
        this.connected.delete(producer);
        producer.disconnect().catch(() => undefined);
      }
      throw error;
    }
  }

  private listenTo(owner: ServiceName, onBeat: (body: string) => void): Promise<KafkaReader> {
    return KafkaReader.start({
      ...this.common(), groupId: this.names.group(`${this.options.service}/heartbeats/${randomUUID()}`), topics: [this.names.heartbeats(owner)], from: 'end', durable: false,
      onRows: async (rows, done) => {
        for (const row of rows) {
          onBeat(row.body);
          await done(row);
        }
      },
      onTrouble: (error) => this.options.observer.interrupted('subscription', `heartbeats of ${owner}`, inPlainWords(error, this.options)),
    });
  }

  private async start(parts: ReaderParts): Promise<KafkaReader> {
    try {
      return await KafkaReader.start(parts);
    } catch (error) {
      throw inPlainWords(error, this.options);
    }
  }

  private common(): Pick<ReaderParts, 'kafka' | 'admin' | 'connect' | 'names'> {
    return { kafka: this.kafka, admin: this.admin, connect: () => this.connect(this.admin), names: this.names };
  }

  /** Connects once, when first needed: who only reads may not even number what he would send. After a failure the next one who needs it tries again. */
  private async connect(client: Admin | Producer): Promise<void> {
    const connected = this.connected.get(client) ?? client.connect();
    this.connected.set(client, connected);
    try {
      await connected;
    } catch (error) {
      this.connected.delete(client);
      throw inPlainWords(error, this.options);
    }
  }
}

/** The database's time instead of this machine's: brokers take nothing from a machine whose clock is an hour ahead. */
function stamp(instant: string | undefined): { timestamp?: string } {
  const ms = Date.parse(instant ?? '');
  return Number.isNaN(ms) ? {} : { timestamp: String(ms) };
}
