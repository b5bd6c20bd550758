import type { Topic } from '@batchwright/contracts';
import type { Transactions } from '@batchwright/persistence';
import type { LogRow } from '../log-row';

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
}

/** Last place of each partition of the topics. */
export function endsOf(transactions: Transactions, topics: readonly Topic[]): Promise<LogPlace[]> {
  return transactions.read<LogPlace>('SELECT * FROM bus.ends($1)', [topics]);
}
