import { Client, type ClientConfig } from 'pg';
import type { Transaction } from './transaction';

/** Milliseconds until a lost connection is tried again. */
const AGAIN_MS = 1000;

/** Wakes who listens to a topic of this schema, in any process, once the transaction is through; the topic has 8000 characters at most. A hint, never a record: who was not connected hears nothing. */
export async function tellListeners(tx: Pick<Transaction, 'query'>, topic: string): Promise<void> {
  await tx.query(`SELECT pg_notify('batchwright.' || current_schema(), $1)`, [topic]);
}

/** What transactions of a schema told: one connection beside the others, open as long as anybody listens. */
export class Hearing {
  private readonly listeners = new Map<string, Set<() => void>>();
  private client: Client | undefined;
  private again: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(private readonly settings: ClientConfig) {}

  /** Calls `wake` whenever a transaction told of the topic, and whenever that may have been missed, until the returned function is called. */
  hear(topic: string, wake: () => void): () => void {
    const own = (): void => wake(); // the same function may listen twice
    this.listeners.set(topic, (this.listeners.get(topic) ?? new Set()).add(own));
    this.open();
    return () => {
      const left = this.listeners.get(topic);
      left?.delete(own);
      if (left?.size === 0) this.listeners.delete(topic);
      if (this.listeners.size === 0) void this.hangUp();
    };
  }

  async close(): Promise<void> {
    this.closed = true;
    this.listeners.clear();
    await this.hangUp();
  }

  private open(): void {
    if (this.client || this.closed) return;
    const client = new Client(this.settings);
    this.client = client;
    const lost = (): void => this.lost(client);
    client.on('error', lost).on('end', lost).on('notification', ({ payload = '' }) => this.listeners.get(payload)?.forEach((wake) => wake()));
    client.connect().then(() => listen(client)).then(() => this.wakeAll(), lost);
  }

  private lost(client: Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    void client.end().catch(() => undefined);
    if (this.listeners.size > 0) this.again = setTimeout(() => this.open(), AGAIN_MS).unref();
  }

  private wakeAll(): void {
    for (const listeners of this.listeners.values()) for (const wake of listeners) wake();
  }

  private async hangUp(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    clearTimeout(this.again);
    await client?.end().catch(() => undefined);
  }
}

async function listen(client: Client): Promise<void> {
  const { rows } = await client.query<{ channel: string }>(`SELECT quote_ident('batchwright.' || current_schema()) AS channel`);
  await client.query(`LISTEN ${rows[0]?.channel ?? ''}`);
}
