import { KIND_BY_TYPE, topicEntry, topicOfType, type BusMessage, type MessageType } from '@batchwright/contracts';
import { databaseIsAway, type Transaction, type Transactions } from '@batchwright/persistence';
import type { HandlerContext, MessageHandler } from '../handler';
import type { BusObserver } from '../observer';
import { park, parkBehind } from './parking';

/** How a service takes messages in. */
export interface InboxOptions {
  readonly group: string;
  readonly transactions: Transactions;
  readonly observer: BusObserver;
  /** Handler of a type, or undefined when the service does not care about it. */
  readonly handlerOf: (type: string) => MessageHandler | undefined;
  /** Waits between tries; for tests that do not want to wait. Default: timers. */
  readonly pause?: (ms: number) => Promise<void>;
  /**
   * Leaves out the memory of what was applied. Only drills do that, to show that they see the doubled effect.
   */
  readonly withoutMemoryForDrill?: boolean;
}

/** How often a handler is tried before its message is put aside. */
export const TRIES = 5;

/** A hole in a dense sequence, where the catalogue says that the key has to wait. */
class MissingMessage extends Error {
  constructor(message: BusMessage, readonly expected: number) {
    super(`sequence ${message.sequence} of ${message.subject} came where ${expected} was expected`);
  }
}

/** No envelope, or no JSON in it: it will not get better by being tried again. */
class Unopened extends Error {
  override readonly name = 'Unopened';
}

interface Taken {
  /** True when an older message of this key is parked and the key waits. */
  readonly waits: boolean;
  /** True when this very message is parked already. */
  readonly here: boolean;
  readonly outcome: 'new' | 'duplicate' | null;
  readonly previous: string | null;
}

/** Takes messages in their order, each by itself; what one finds in the inbox is what those before it left there. */
const TAKE = `
SELECT p.open AND m.waits AS waits, p.here, t.taken->>'outcome' AS outcome, t.taken->>'previous' AS previous
  FROM (SELECT * FROM jsonb_to_recordset($2::jsonb) AS m (n int, topic text, key text, sequence bigint, part int, position text, id text, waits boolean) ORDER BY n OFFSET 0) m
 CROSS JOIN LATERAL (
   SELECT count(*) > 0 AS open, COALESCE(bool_or(parked.position = m.position AND envelope->'headers'->>'ce_id' = m.id), false) AS here
     FROM parked WHERE consumer = $1 AND parked.topic = m.topic AND parked.key = m.key AND state IN ('parked', 'waiting')) p
 CROSS JOIN LATERAL (
   SELECT CASE WHEN p.here OR (p.open AND m.waits) THEN NULL
               WHEN m.sequence > 0 THEN inbox_take($1, m.topic, m.key, m.sequence, m.part)
               WHEN inbox_take_command($1, m.id) THEN '{"outcome":"new"}'::jsonb
               ELSE '{"outcome":"duplicate"}'::jsonb END AS taken OFFSET 0) t
 ORDER BY m.n`;

function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** Runs handlers so that each message has its effect once: effect and memory of it commit together. */
export class Inbox {
  private readonly complete = new Map<string, boolean>();

  constructor(private readonly options: InboxOptions) {}

  /**
   * Applies a message, skips it as a duplicate, or parks it. Throws only when the database is away, which is no fault of the message: then
   * the transport delivers it again later.
   */
  async receive(message: BusMessage): Promise<void> {
    if (!this.concerns(message)) return;
    for (let attempt = 1; ; attempt++) {
      try {
        while (await this.options.transactions.run((tx) => this.apply(tx, [message]))) if (await this.waitBehind(message)) return;
        return;
      } catch (error) {
        if (attempt >= TRIES && databaseIsAway(error)) throw error;
        if (attempt >= TRIES || error instanceof Unopened) return this.putAside(message, textOf(error), attempt);
        this.options.observer.retrying(this.options.group, message, attempt, error);
        await (this.options.pause ?? pause)(20 * 4 ** (attempt - 1));
      }
    }
  }

  /**
   * Applies messages of one key in one transaction. False when that is not possible, and then nothing was done: one of them fails, or has
   * to wait. They are to be received one by one, and whoever fails is tried again and parked there.
   */
  async receiveTogether(messages: readonly BusMessage[]): Promise<boolean> {
    const handled = messages.filter((message) => this.concerns(message));
    if (handled.length === 0) return true;
    try {
      return await this.options.transactions.run(async (tx) => {
        if (await this.apply(tx, handled)) throw new Error('one of them has to wait');
        return true;
      });
    } catch {
      return false;
    }
  }

  /** Applies messages until one has to wait for an older one of its key; true when one has to. */
  private async apply(tx: Transaction, messages: readonly BusMessage[]): Promise<boolean> {
    const context: HandlerContext = { tx, group: this.options.group };
    const taken = this.options.withoutMemoryForDrill ? [] : await this.take(tx, messages);
    for (const [at, message] of messages.entries()) {
      const memory = taken[at];
      if (memory?.here || memory?.outcome === 'duplicate') continue;
      if (memory?.waits) return true;
      if (message.unreadable !== undefined) throw new Unopened(message.unreadable);
      if (memory) this.lookForGap(message, memory);
      await this.options.handlerOf(message.type)?.(message, context);
    }
    return false;
  }

  /** What has a handler here; and what does not even say what it is, because nobody else will miss it. */
  private concerns({ type, unreadable }: BusMessage): boolean {
    return this.options.handlerOf(type) !== undefined || (unreadable !== undefined && type === '');
  }

  private async take(tx: Transaction, messages: readonly BusMessage[]): Promise<Taken[]> {
    const asked = messages.map(({ topic, subject, sequence, part, position, id }, n) => ({ n, topic, key: subject, sequence, part, position, id, waits: topicEntry(topic).afterParking === 'key-waits' }));
    const taken = await tx.query<Taken>(TAKE, [this.options.group, JSON.stringify(asked)], { prepared: true });
    if (taken.length !== messages.length) throw new Error('the inbox gave no answer');
    return taken;
  }

  private lookForGap(message: BusMessage, taken: Taken): void {
    const entry = topicEntry(message.topic);
    if (entry.sequence !== 'dense' || message.sequence === 0 || !this.readsAllOf(message.topic)) return;
    const previous = Number(taken.previous ?? 0);
    if (message.sequence <= previous + 1) return;
    if (entry.afterGap === 'park') throw new MissingMessage(message, previous + 1);
    this.options.observer.gap({ group: this.options.group, message, expected: previous + 1 });
  }

  /** A reader that leaves types out sees holes that are none. */
  private readsAllOf(topic: BusMessage['topic']): boolean {
    let complete = this.complete.get(topic);
    if (complete === undefined) {
      const types = (Object.keys(KIND_BY_TYPE) as MessageType[]).filter((type) => topicOfType(type) === topic);
      complete = types.every((type) => this.options.handlerOf(type) !== undefined);
      this.complete.set(topic, complete);
    }
    return complete;
  }

  private async putAside(message: BusMessage, reason: string, tries: number): Promise<void> {
    const { transactions, group, observer } = this.options;
    const id = await park(transactions, { group, message, reason, tries, state: 'parked' });
    observer.parked({ id, group, message, reason, tries });
  }

  /** False when what it would wait for was settled just now. */
  private async waitBehind(message: BusMessage): Promise<boolean> {
    const { transactions, group, observer } = this.options;
    const why = { group, message, reason: 'an older message of this key is parked', tries: 0 };
    const id = await parkBehind(transactions, { ...why, state: 'waiting' });
    if (id === undefined) return false;
    observer.parked({ id, ...why });
    return true;
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
