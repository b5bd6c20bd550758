import type { Envelope, Topic } from '@batchwright/contracts';
import type { Transaction, Transactions } from '@batchwright/persistence';
import type { BusObserver } from '../observer';
import type { BusTransport, OnMessage, Progress, SubscribeOptions, Subscription, WatermarkReading } from '../transport';
import { EMBEDDED_BELL } from '../wakeup';
import { EmbeddedSubscription } from './embedded-subscription';
import { endsOf, GroupCursor, MemoryCursor, partitionName, watermarkOf } from './log-reader';

/** Settings of the embedded log. */
export interface EmbeddedTransportOptions {
  readonly observer: BusObserver;
  /** How long a reader sleeps when nobody rings, ms. Readers of the same process are rung; this serves other processes. Default 500. */
  readonly pollMs?: number;
}

/** How often the log drops what is past its retention. */
const TIDY_EVERY_MS = 3_600_000;

/**
 * The log in the plant's own PostgreSQL, with Kafka's semantics: partitions by key, one position per group and partition. One object
 * per service, on the service's own connections, because the log tells services apart by their login role.
 */
export class EmbeddedTransport implements BusTransport {
  private readonly subscriptions = new Set<Subscription>();
  private nextTidy = performance.now() + TIDY_EVERY_MS;

  constructor(private readonly transactions: Transactions, private readonly options: EmbeddedTransportOptions) {}

  async publish(envelopes: readonly Envelope[], tx: Transaction): Promise<void> {
    if (envelopes.length > 0) await tx.query('SELECT bus.append($1)', [JSON.stringify(envelopes)], { prepared: true });
  }

  async subscribe(group: string, topics: readonly Topic[], onMessage: OnMessage, options: SubscribeOptions = {}): Promise<Subscription> {
    const from = options.from ?? 'beginning';
    const cursor = options.ephemeral
      ? await MemoryCursor.at(from, this.transactions, group, topics)
      : new GroupCursor(this.transactions, group, topics);
    await cursor.next(1); // a forbidden topic or group is refused here and not in the loop
    if (!options.ephemeral && from === 'end') await cursor.commit(await this.unread(group, topics));
    const subscription = new EmbeddedSubscription({
      group, topics, cursor, onMessage,
      together: options.together,
      ends: () => endsOf(this.transactions, topics),
      observer: this.options.observer,
      pollMs: this.options.pollMs ?? 500,
    });
    this.subscriptions.add(subscription);
    return subscription;
  }

  /** Ends of the topics that the group has never read. */
  private async unread(group: string, topics: readonly Topic[]): Promise<Awaited<ReturnType<typeof endsOf>>> {
    const known = await this.transactions.read<{ topic: string }>('SELECT topic FROM bus.topics_read_by($1)', [group]);
    return endsOf(this.transactions, topics.filter((topic) => !known.some((row) => row.topic === topic)));
  }

  async heartbeat(topics: readonly Topic[], at: string, tx: Transaction): Promise<void> {
    if (topics.length === 0) return;
    await tx.query('SELECT bus.beat($1, $2)', [topics, at]);
    if (performance.now() < this.nextTidy) return;
    this.nextTidy = performance.now() + TIDY_EVERY_MS;
    await tx.query('SELECT bus.tidy()');
  }

  async rewind(group: string, topics: readonly Topic[]): Promise<void> {
    await this.transactions.read('SELECT bus.rewind($1, $2)', [group, topics]);
  }

  watermark(group: string, topic: Topic): Promise<WatermarkReading> {
    return watermarkOf(this.transactions, group, topic);
  }

  async progress(group: string, topics: readonly Topic[]): Promise<Progress[]> {
    if (topics.length === 0) return [];
    const next = new Map((await new GroupCursor(this.transactions, group, topics).next(1)).map((row) => [partitionName(row), row.position]));
    return (await endsOf(this.transactions, topics)).map((end) => {
      const at = next.get(partitionName(end));
      return { topic: end.topic, partition: end.partition, behind: at === undefined ? 0 : Number(end.position) - Number(at) + 1, at: at ?? String(Number(end.position) + 1) };
    });
  }

  wake(topics: readonly Topic[]): void {
    EMBEDDED_BELL.ring(topics);
  }

  async close(): Promise<void> {
    await Promise.all([...this.subscriptions].map((subscription) => subscription.stop()));
    this.subscriptions.clear();
  }
}
