import { CATALOGUE, type Envelope, type ServiceName, type Topic } from '@batchwright/contracts';
import type { Transaction, Transactions } from '@batchwright/persistence';
import type { BusObserver } from '../observer';
import type { BusTransport } from '../transport';
import { Alarm } from '../wakeup';
import { publishInTrace } from './publish-in-trace';

/** How often an owner says that it lives, unless it is told otherwise, ms. */
export const HEARTBEAT_MS = 1000;

/** Settings of a relay. */
export interface OutboxRelayOptions {
  readonly service: ServiceName;
  readonly transactions: Transactions;
  readonly transport: BusTransport;
  readonly observer: BusObserver;
  /** How long it sleeps when nobody wakes it, ms. Default 250. */
  readonly pollMs?: number;
  /** In how many buckets keys are dealt; as many replicas can relay side by side. Default 1. */
  readonly buckets?: number;
  /** Most messages in one transaction. Default 500. */
  readonly batch?: number;
  /** How often the owner says that it lives, ms. Default `HEARTBEAT_MS`; 0 turns it off. */
  readonly heartbeatMs?: number;
}

interface OutboxRow extends Envelope {
  readonly id: string;
}

/** What was waiting in the outbox at a moment; when it is gone, everything committed before that moment is in the log. */
interface Mark {
  readonly at: string;
  readonly lastId: string;
}

/**
 * Hands the messages of committed acts to the transport: each bucket of keys under an advisory lock, oldest first, so the order
 * of an aggregate is kept whoever relays. Woken in process; a poll finds what was missed.
 */
export class OutboxRelay {
  private readonly alarm = new Alarm();
  private readonly owned: readonly Topic[];
  private loop: Promise<void> | undefined;
  private stopping = false;
  private mark: Mark | undefined;
  private nextBeat = 0;
  /** How many messages it has handed over since it was made; one whose transaction failed counts as well. */
  handedOver = 0;

  constructor(private readonly options: OutboxRelayOptions) {
    this.owned = CATALOGUE.filter((entry) => entry.owner === options.service && entry.kind !== 'commands').map((entry) => entry.topic);
  }

  /** Begins to work. */
  start(): void {
    this.loop ??= this.run();
  }

  /** Ends after the batch in hand. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.alarm.ring();
    await this.loop;
  }

  /** To be called after the commit of an act that left messages. */
  wake(): void {
    this.alarm.ring();
  }

  /**
   * Resolves when everything that was in the outbox at the call has been handed over, by this relay or by another that holds the bucket
   * just now; then says that the service lives. For tests and orderly ends. Throws what the transport throws.
   */
  async drain(): Promise<void> {
    const { lastId } = await this.look();
    for (;;) {
      const moved = await this.pass();
      if (!(await this.waits(lastId, this.options.transactions))) break;
      if (moved === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    this.nextBeat = 0;
    await this.beat();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        const moved = await this.pass();
        await this.beat();
        if (moved >= this.batch) continue; // there may be more; what comes meanwhile rings
      } catch (error) {
        if (!this.stopping) this.options.observer.interrupted('relay', this.options.service, error);
      }
      if (!this.stopping) await this.alarm.sleep(this.options.pollMs ?? 250);
    }
  }

  private get batch(): number {
    return this.options.batch ?? 500;
  }

  /** All buckets that have something, in one transaction; returns how many messages were moved. */
  private async pass(): Promise<number> {
    const buckets = this.options.buckets ?? 1;
    const waiting = await this.options.transactions.read<{ bucket: number }>(
      'SELECT DISTINCT abs(hashtext(key)::bigint % $1)::int AS bucket FROM (SELECT key FROM outbox ORDER BY id LIMIT 1000) o', [buckets], { prepared: true });
    if (waiting.length === 0) return 0;
    const topics = await this.relay(waiting.map(({ bucket }) => bucket), buckets);
    if (topics.length === 0) return 0;
    this.options.transport.wake([...new Set(topics)]);
    this.options.observer.relayed?.(topics);
    return topics.length;
  }

  /** The topic of each message that was moved. */
  private relay(waiting: readonly number[], buckets: number): Promise<Topic[]> {
    return this.options.transactions.run(async (tx) => {
      const mine = await this.lock(tx, waiting);
      if (mine.length === 0) return [];
      const rows = await tx.query<OutboxRow>(
        'SELECT id::text AS id, topic, key, headers, body FROM outbox WHERE abs(hashtext(key)::bigint % $1)::int = ANY ($2) ORDER BY outbox.id LIMIT $3',
        [buckets, mine, this.batch], { prepared: true });
      if (rows.length === 0) return [];
      this.handedOver += rows.length; // before the commit: whoever finds the outbox empty finds them counted
      await publishInTrace(rows.map(({ topic, key, headers, body }) => ({ topic, key, headers, body })), (envelopes) => this.options.transport.publish(envelopes, tx));
      await tx.query('SELECT outbox_done($1)', [rows.map((row) => row.id)], { prepared: true });
      return rows.map((row) => row.topic);
    });
  }

  /** Only one relay of the service works on a bucket. The rows are read by a later statement: they must be those that stand under the lock. */
  private async lock(tx: Transaction, buckets: readonly number[]): Promise<number[]> {
    const rows = await tx.query<{ bucket: number }>(
      "SELECT bucket FROM unnest($1::int[]) AS bucket WHERE pg_try_advisory_xact_lock(hashtext(current_schema() || '/outbox'), bucket)", [buckets], { prepared: true });
    return rows.map(({ bucket }) => bucket);
  }

  /**
   * Says "all that I committed before T is in the log". T is the moment at which the outbox was looked at; it may be said when what was
   * waiting then is gone. So a service under steady load still says it, and one whose relay hangs does not.
   */
  private async beat(): Promise<void> {
    const every = this.options.heartbeatMs ?? HEARTBEAT_MS;
    if (every === 0 || this.owned.length === 0 || (performance.now() < this.nextBeat && !this.mark)) return;
    this.mark ??= await this.look();
    const mark = this.mark;
    const told = await this.options.transactions.run(async (tx) => {
      if (await this.waits(mark.lastId, { read: (sql, params) => tx.query(sql, params) })) return false;
      await this.options.transport.heartbeat(this.owned, mark.at, tx);
      return true;
    });
    if (!told) return;
    this.mark = undefined;
    this.nextBeat = performance.now() + every;
  }

  /** Whether a message that was there at a mark is still in the outbox. */
  private async waits(lastId: string, on: Pick<Transactions, 'read'>): Promise<boolean> {
    const [row] = await on.read<{ waits: boolean }>('SELECT EXISTS (SELECT 1 FROM outbox WHERE id <= $1) AS waits', [lastId]);
    return row?.waits ?? true;
  }

  private async look(): Promise<Mark> {
    const [row] = await this.options.transactions.read<Mark>(
      `SELECT to_char(transaction_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, COALESCE(max(id), 0)::text AS "lastId" FROM outbox`);
    if (!row) throw new Error('the outbox cannot be read');
    return row;
  }
}
