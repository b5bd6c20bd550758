import type { Topic } from '@batchwright/contracts';
import type { Transactions } from '@batchwright/persistence';
import type { LogRow } from '../log-row';
import type { WatermarkReading } from '../transport';

/** A place in the log. */
export interface LogPlace {
  readonly topic: Topic;
  readonly partition: number;
  readonly position: string;
}

/** Name of a partition, as the database's function has it. */
export const partitionName = (place: { topic: string; partition: number }): string => `${place.topic}/${place.partition}`;

/** Where a group stands and what comes next. Two kinds: kept in the database, or in memory for readers that leave no trace. */
export interface LogCursor {
  /** At most so many messages of each partition, from where the group stands. */
  next(max: number): Promise<LogRow[]>;
  /** Notes the last handled place of each partition. */
  commit(places: readonly LogPlace[]): Promise<void>;
  /** How far it has come on each topic. */
  watermarks(): Promise<ReadonlyMap<Topic, WatermarkReading>>;
}

/** What the log says of a watermark. */
interface WatermarkRow {
  readonly applied_until: string | null;
  readonly age_ms: number | null;
}

const readingOf = (row: WatermarkRow | undefined): WatermarkReading => (row?.applied_until ? { appliedUntil: row.applied_until, ageMs: Number(row.age_ms) } : { ageMs: Infinity });

/** How far a group has come on a topic. */
export async function watermarkOf(transactions: Transactions, group: string, topic: Topic): Promise<WatermarkReading> {
  return readingOf((await transactions.read<WatermarkRow>('SELECT applied_until, age_ms FROM bus.watermark($1, $2)', [group, topic], { prepared: true }))[0]);
}

/** Cursor whose positions are kept in the database, one per group. */
export class GroupCursor implements LogCursor {
  constructor(private readonly transactions: Transactions, private readonly group: string, private readonly topics: readonly Topic[]) {}

  next(max: number): Promise<LogRow[]> {
    return this.transactions.read<LogRow>('SELECT * FROM bus.fetch_messages($1, $2, $3)', [this.group, this.topics, max], { prepared: true });
  }

  async commit(places: readonly LogPlace[]): Promise<void> {
    if (places.length > 0) await this.transactions.read('SELECT bus.commit_offsets($1, $2)', [this.group, JSON.stringify(places)], { prepared: true });
  }

  async watermarks(): Promise<ReadonlyMap<Topic, WatermarkReading>> {
    return new Map(await Promise.all(this.topics.map(async (topic): Promise<[Topic, WatermarkReading]> => [topic, await watermarkOf(this.transactions, this.group, topic)])));
  }
}

/** Cursor whose positions live and die with this object. */
export class MemoryCursor implements LogCursor {
  private readonly positions: Record<string, string> = {};

  private constructor(private readonly transactions: Transactions, private readonly group: string, private readonly topics: readonly Topic[]) {}

  /** Starts at the beginning, or behind everything that is in the log now. */
  static async at(from: 'beginning' | 'end', transactions: Transactions, group: string, topics: readonly Topic[]): Promise<MemoryCursor> {
    const cursor = new MemoryCursor(transactions, group, topics);
    if (from === 'end') await cursor.commit(await endsOf(transactions, topics));
    return cursor;
  }

  next(max: number): Promise<LogRow[]> {
    return this.transactions.read<LogRow>('SELECT * FROM bus.fetch_messages($1, $2, $3, $4)', [this.group, this.topics, max, JSON.stringify(this.positions)], { prepared: true });
  }

  commit(places: readonly LogPlace[]): Promise<void> {
    for (const place of places) this.positions[partitionName(place)] = place.position;
    return Promise.resolve();
  }

  async watermarks(): Promise<ReadonlyMap<Topic, WatermarkReading>> {
    const rows = await this.transactions.read<WatermarkRow & { topic: Topic }>('SELECT topic, applied_until, age_ms FROM bus.watermarks_at($1, $2, $3)', [this.group, this.topics, JSON.stringify(this.positions)], { prepared: true });
    return new Map(rows.map((row) => [row.topic, readingOf(row)]));
  }
}

/** Last place of each partition of the topics. */
export function endsOf(transactions: Transactions, topics: readonly Topic[]): Promise<LogPlace[]> {
  return transactions.read<LogPlace>('SELECT * FROM bus.ends($1)', [topics]);
}
