import { KIND_BY_TYPE, topicEntry, topicOfType, type BusMessage, type MessageType } from '@batchwright/contracts';
import type { Transaction, Transactions } from '@batchwright/persistence';
import type { HandlerContext, MessageHandler } from '../handler';
import type { BusObserver } from '../observer';
import { park } from './parking';

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

interface Taken {
  /** True when an older message of this key is parked and the key waits. */
  readonly waits: boolean;
  /** True when this very message is parked already. */
  readonly here: boolean;
  readonly outcome: 'new' | 'duplicate' | null;
  readonly previous: string | null;
}

const TAKE = `
WITH p AS (SELECT count(*) > 0 AS open, COALESCE(bool_or(position = $6 AND envelope->'headers'->>'ce_id' = $7), false) AS here
             FROM parked WHERE consumer = $1 AND topic = $2 AND key = $3 AND state <> 'replayed'),
     t AS (SELECT CASE WHEN p.here OR (p.open AND $8) THEN NULL
                       WHEN $4::bigint > 0 THEN inbox_take($1, $2, $3, $4, $5)
                       WHEN inbox_take_command($1, $7) THEN '{"outcome":"new"}'::jsonb
                       ELSE '{"outcome":"duplicate"}'::jsonb END AS taken FROM p)
SELECT p.open AND $8 AS waits, p.here, t.taken->>'outcome' AS outcome, t.taken->>'previous' AS previous FROM p, t`;

function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** Runs handlers so that each message has its effect once: effect and memory of it commit together. */
export class Inbox {
  private readonly complete = new Map<string, boolean>();

  constructor(private readonly options: InboxOptions) {}

  /**
   * Applies a message, skips it as a duplicate, or parks it. Throws only when the database cannot even park it: then the
   * transport delivers it again later.
   */
  async receive(message: BusMessage): Promise<void> {
    const handler = this.options.handlerOf(message.type);
    if (!handler) return;
    for (let attempt = 1; ; attempt++) {
      try {
        const waits = await this.options.transactions.run((tx) => this.applyOnce(tx, message, handler));
        if (waits) await this.putAside(message, 'an older message of this key is parked', 0, 'waiting');
        return;
      } catch (error) {
        if (attempt >= TRIES) return this.putAside(message, textOf(error), attempt, 'parked');
        this.options.observer.retrying(this.options.group, message, attempt, error);
        await (this.options.pause ?? pause)(20 * 4 ** (attempt - 1));
      }
    }
  }

  /** True when the message has to wait for an older one of its key. */
  private async applyOnce(tx: Transaction, message: BusMessage, handler: MessageHandler): Promise<boolean> {
    const context: HandlerContext = { tx, group: this.options.group };
    if (this.options.withoutMemoryForDrill) {
      await handler(message, context);
      return false;
    }
    const taken = await this.take(tx, message);
    if (taken.here || taken.outcome === 'duplicate') return false;
    if (taken.waits) return true;
    this.lookForGap(message, taken);
    await handler(message, context);
    return false;
  }

  private async take(tx: Transaction, message: BusMessage): Promise<Taken> {
    const waitsAfterParking = topicEntry(message.topic).afterParking === 'key-waits';
    const [row] = await tx.query<Taken>(TAKE, [
      this.options.group, message.topic, message.subject, message.sequence, message.part, message.position, message.id, waitsAfterParking,
    ]);
    if (!row) throw new Error('the inbox gave no answer');
    return row;
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

  private async putAside(message: BusMessage, reason: string, tries: number, state: 'parked' | 'waiting'): Promise<void> {
    const id = await park(this.options.transactions, { group: this.options.group, message, reason, tries, state });
    this.options.observer.parked({ id, group: this.options.group, message, reason, tries });
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
