import { setTimeout as pause } from 'node:timers/promises';
import type { Admin, Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import type { LogRow } from '../log-row';
import type { KafkaNames } from './kafka-names';
import { patiently } from './patiently';

/** What a reader is made of. */
export interface ReaderParts {
  readonly kafka: Kafka;
  readonly admin: Admin;
  /** Connects `admin`, when it is not connected yet. */
  readonly connect: () => Promise<void>;
  readonly names: KafkaNames;
  /** Id of the group on the brokers. */
  readonly groupId: string;
  /** Topics as the brokers call them. */
  readonly topics: readonly string[];
  readonly from: 'beginning' | 'end';
  /** False: positions are kept in memory only, and the group leaves no trace. */
  readonly durable: boolean;
  /** What stands in one partition, in order; calls `done` for each row that needs no further delivery, and throws where it has to stop. */
  readonly onRows: (rows: readonly LogRow[], done: (row: LogRow) => Promise<void>, stopping: () => boolean) => Promise<void>;
  readonly onTrouble: (error: unknown) => void;
  /** Told once when it could begin only after `start` had returned, because brokers were away: what was sent between is not read `from: 'end'`. */
  readonly onLate?: (() => void) | undefined;
}

/** Place of each partition: the next position that is to be handled. */
type Places = Map<string, bigint>;

const PAUSE_AFTER_FAILURE_MS = 250;
/** After the client has given up reading. */
const BEGIN_AGAIN_MS = 2000;
/** A joined consumer asks for messages this often when there are none (what comes is told at once); also the time that leaving and seeking take. Each question costs both sides. */
const MAX_WAIT_MS = 500;
/** Handlers of one partition may work this long before the group gives it to somebody else; they say between messages that they live. */
const SESSION_MS = 30_000;

/**
 * How long the start waits for brokers. It never waits for the group: one that lost a member by force lets nobody in until that member's session is over, and
 * who joins later needs no messages to answer people meanwhile.
 */
const REACHED_MS = 3000;

const nameOf = (topic: string, partition: number): string => `${topic}/${partition}`;

/** Reads topics as a member of a group on the brokers; partitions side by side, each in order. */
export class KafkaReader {
  private stopping = false;
  private assigned: readonly string[] | undefined;
  private next: Places = new Map();
  private hasPlace = false;
  private isSubscribed = false;
  private late = false;
  private readonly consumer: Consumer;

  private constructor(private readonly parts: ReaderParts) {
    this.consumer = parts.kafka.consumer({ groupId: parts.groupId, maxWaitTimeInMs: MAX_WAIT_MS, sessionTimeout: SESSION_MS, allowAutoTopicCreation: false });
  }

  /**
   * Begins to join. Where it reads from is fixed before, and nothing that is sent after this call is missed, unless the brokers are away: then it begins
   * when they are there, and says so by `onLate`. Throws where it is refused.
   */
  static async start(parts: ReaderParts): Promise<KafkaReader> {
    const reader = new KafkaReader(parts);
    await reader.begin();
    return reader;
  }

  /** Next position of each partition (`topic/partition`, as the brokers call it) that is to be handled here. */
  get places(): ReadonlyMap<string, bigint> {
    return this.next;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.consumer.disconnect();
  }

  /** Resolves when everything that stands in the topics now has been handled, here or by another member of the group. */
  async caughtUp(): Promise<void> {
    const { admin, connect, groupId, topics, durable } = this.parts;
    await connect();
    let behind = [...(await endsOf(admin, topics))];
    const without = (places: Places): [string, bigint][] => behind.filter(([name, end]) => (places.get(name) ?? 0n) < end);
    while (!this.stopping) {
      behind = without(this.next);
      // partitions come and go between the members: what another one handled stands on the brokers
      if (behind.length > 0 && durable) behind = without(await notedBy(admin, groupId, topics));
      if (behind.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  private async begin(): Promise<void> {
    const { consumer, parts } = this;
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      parts.onTrouble(payload.error);
      if (!payload.restart) this.beginAgainLater(); // the client gives up, without a word, where it is refused; a right may be given meanwhile
    });
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      this.assigned = Object.entries(payload.memberAssignment).flatMap(([topic, partitions]) => partitions.map((partition) => nameOf(topic, partition)));
      if (!parts.durable) this.seekToStart();
    });
    if (!(await this.reached())) {
      this.late = true;
      return void this.takePlace().then(() => this.read()).catch((error: unknown) => this.notJoined(error));
    }
    await this.takePlace();
    this.read().catch((error: unknown) => this.notJoined(error));
  }

  /** Whether the brokers answer. Throws where they refuse. */
  private async reached(): Promise<boolean> {
    try {
      return await inTime(this.parts.connect(), REACHED_MS);
    } catch (error) {
      if (error instanceof Error && error.name === 'KafkaRefused') throw error;
      this.parts.onTrouble(error);
      return false;
    }
  }

  /** Fixes where it begins, once, and connects. May be tried again. */
  private async takePlace(): Promise<void> {
    const { consumer, parts } = this;
    await parts.connect();
    if (this.stopping) return;
    if (!this.hasPlace) this.next = await startOf(parts);
    this.hasPlace = true;
    if (this.late && !this.stopping) parts.onLate?.();
    this.late = false;
    await consumer.connect();
    if (this.stopping) return void (await consumer.disconnect());
    if (!this.isSubscribed) await consumer.subscribe({ topics: [...parts.topics], fromBeginning: parts.from === 'beginning' });
    this.isSubscribed = true;
  }

  private notJoined(error: unknown): void {
    if (this.stopping) return;
    this.parts.onTrouble(error);
    this.beginAgainLater();
  }

  private async read(): Promise<void> {
    if (this.stopping) return;
    await this.consumer.run({ autoCommit: this.parts.durable, eachBatchAutoResolve: false, partitionsConsumedConcurrently: 8, eachBatch: (payload) => this.take(payload) });
  }

  private beginAgainLater(): void {
    const again = async (): Promise<void> => {
      if (this.stopping) return;
      try {
        await this.takePlace();
        await this.read();
      } catch (error) {
        this.notJoined(error);
      }
    };
    setTimeout(() => void again(), BEGIN_AGAIN_MS).unref();
  }

  /** A group without positions on the brokers goes on where it is, in each partition that it is given. */
  private seekToStart(): void {
    for (const name of this.assigned ?? []) {
      const at = name.lastIndexOf('/');
      this.consumer.seek({ topic: name.slice(0, at), partition: Number(name.slice(at + 1)), offset: String(this.next.get(name) ?? 0n) });
    }
  }

  private async take({ batch, resolveOffset, heartbeat, isRunning, isStale, pause: pausePartition }: EachBatchPayload): Promise<void> {
    const { topic, partition } = batch;
    const done = async (row: LogRow): Promise<void> => {
      resolveOffset(row.position);
      this.next.set(nameOf(topic, partition), BigInt(row.position) + 1n);
      await heartbeat();
    };
    try {
      await this.parts.onRows(batch.messages.map((message) => rowOf(message, this.parts.names.topicOf(topic), partition)), done, () => this.stopping || !isRunning() || isStale());
    } catch (error) {
      if (this.stopping) return;
      this.parts.onTrouble(error);
      setTimeout(pausePartition(), PAUSE_AFTER_FAILURE_MS).unref(); // what was not done comes again
    }
  }
}

/** Whether the work was done in that time; throws what the work throws in it. */
async function inTime(work: Promise<void>, ms: number): Promise<boolean> {
  const tired = new AbortController();
  return Promise.race([work.then(() => true), pause(ms, false, { signal: tired.signal })]).finally(() => tired.abort());
}

function rowOf({ key, value, headers = {}, offset }: KafkaMessage, topic: LogRow['topic'], partition: number): LogRow {
  const texts = Object.entries(headers).flatMap(([name, text]) => (text === undefined ? [] : [[name, String(text)]]));
  return { topic, partition, position: offset, key: key?.toString() ?? '', headers: Object.fromEntries(texts) as Record<string, string>, body: value?.toString() ?? '' };
}

/** Next position behind the newest message of each partition. */
export async function endsOf(admin: Admin, topics: readonly string[]): Promise<Places> {
  const found = await Promise.all(topics.map(async (topic) => (await patiently(() => admin.fetchTopicOffsets(topic))).map(({ partition, high }): [string, bigint] => [nameOf(topic, partition), BigInt(high)])));
  return new Map(found.flat());
}

/** Positions that a group has noted on the brokers; partitions of which it has noted nothing are left out. */
export async function notedBy(admin: Admin, groupId: string, topics: readonly string[]): Promise<Places> {
  const noted = await patiently(() => admin.fetchOffsets({ groupId, topics: [...topics] }));
  return new Map(noted.flatMap(({ topic, partitions }) => partitions.filter(({ offset }) => BigInt(offset) >= 0n).map(({ partition, offset }): [string, bigint] => [nameOf(topic, partition), BigInt(offset)])));
}

/** Where a reader begins: where its group stands; where it never stood, at the beginning or behind what is there now. */
async function startOf({ admin, groupId, topics, from, durable }: ReaderParts): Promise<Places> {
  const ends = from === 'end' ? await endsOf(admin, topics) : new Map<string, bigint>();
  if (!durable) return ends;
  const noted = await notedBy(admin, groupId, topics);
  for (const topic of topics) {
    const fresh = [...ends].filter(([name]) => name.startsWith(`${topic}/`));
    if (fresh.length === 0 || fresh.some(([name]) => noted.has(name))) continue;
    await patiently(() => admin.setOffsets({ groupId, topic, partitions: fresh.map(([name, offset]) => ({ partition: Number(name.slice(topic.length + 1)), offset: String(offset) })) }));
    for (const [name, offset] of fresh) noted.set(name, offset);
  }
  return noted;
}
