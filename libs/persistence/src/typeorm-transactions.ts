import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceName } from '@batchwright/contracts';
import { newId } from '@batchwright/kernel';
import type { JsonValue } from '@batchwright/records';
import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { copyIn } from './copy-in';
import { databaseError, mayTryAgain } from './database-error';
import { Hearing } from './hearing';
import type { KeyColumns } from './row-batches';
import { statementName } from './statement-name';
import type { Appended, AppendRequest, IdempotencyKey, PoolUse, Times, Transaction, Transactions } from './transaction';
import { append, type Ask, askTimes, type ServiceContext, TypeOrmTransaction } from './typeorm-transaction';

/** How often a piece of work is run before its error is shown. */
const TRIES = 5;

/** What transactions need besides the connections; what is left out has a sensible default. */
export interface TransactionsOptions {
  readonly service: ServiceName;
  /** Makes ids of messages; default UUIDv7 of this machine's clock. */
  readonly newId?: () => string;
  /** W3C trace context of the work in hand. */
  readonly traceparent?: () => string | undefined;
}

/** Transactions of a service over TypeORM's connections. */
export class TypeOrmTransactions implements Transactions {
  private readonly service: ServiceContext;
  private hearing: Hearing | undefined;
  private registered: Promise<{ derived: KeyColumns; projection: KeyColumns }> | undefined;

  constructor(private readonly source: DataSource, options: TransactionsOptions) {
    this.service = {
      service: options.service,
      newId: options.newId ?? (() => newId(Date.now(), randomBytes(10))),
      traceparent: options.traceparent ?? (() => undefined),
      registered: (ask) => (this.registered ??= this.loadRegistered(ask)),
    };
  }

  async run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.runOnce(work);
      } catch (error) {
        if (tries >= TRIES || !mayTryAgain(error)) throw error;
        await pause(Math.random() * 10 * tries); // whoever was in the way gets out of it
      }
    }
  }

  private async runOnce<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.startTransaction();
      const client = (await runner.connect()) as PoolClient;
      const ask: Ask = async (statement) => {
        try {
          return (await client.query(statement)).rows;
        } catch (error) {
          throw databaseError(error);
        }
      };
      const result = await work(new TypeOrmTransaction(ask, this.service, (sql, bytes) => copyIn(client, sql, bytes)));
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined); // a lost connection has rolled back
      throw databaseError(error);
    } finally {
      await runner.release();
    }
  }

  async read<T>(sql: string, params: readonly unknown[] = [], options: { prepared?: boolean } = {}): Promise<T[]> {
    return this.ask<T>({ text: sql, values: [...params], ...(options.prepared ? { name: statementName(sql) } : {}) });
  }

  async append(request: AppendRequest): Promise<Appended> {
    return append(this.ask, this.service, request);
  }

  times(): Promise<Times> {
    return askTimes(this.ask);
  }

  async storedAnswer(key: IdempotencyKey): Promise<{ status: number; response: JsonValue } | undefined> {
    const [row] = await this.ask<{ answer: { status: number; response: string } | null }>({
      name: 'stored_answer', text: 'SELECT stored_answer($1::jsonb) AS answer', values: [JSON.stringify(key)],
    });
    return row?.answer ? { status: row.answer.status, response: JSON.parse(row.answer.response) as JsonValue } : undefined;
  }

  hear(topic: string, wake: () => void): () => void {
    return (this.hearing ??= new Hearing(this.pool.options)).hear(topic, wake);
  }

  connections(): PoolUse {
    const { totalCount, idleCount, waitingCount } = this.pool;
    return { used: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
  }

  async close(): Promise<void> {
    await this.hearing?.close();
    await this.source.destroy();
  }

  private get pool(): Pool {
    return (this.source.driver as unknown as { master: Pool }).master;
  }

  /** Each statement commits by itself: one round trip. */
  private readonly ask: Ask = async (statement) => {
    try {
      return (await this.pool.query(statement)).rows;
    } catch (error) {
      throw databaseError(error);
    }
  };

  /** Over the connection at hand: a transaction that waited for another one would wait for ever when all are in such transactions. */
  private async loadRegistered(ask: Ask): Promise<{ derived: KeyColumns; projection: KeyColumns }> {
    try {
      const rows = await ask<{ name: string; kind: 'derived' | 'projection'; key_columns: string[] }>({ text: 'SELECT name, kind, key_columns FROM derived_table', values: [] });
      const of = (kind: string): KeyColumns => new Map(rows.filter((row) => row.kind === kind).map((row) => [row.name, row.key_columns]));
      return { derived: of('derived'), projection: of('projection') };
    } catch (error) {
      this.registered = undefined;
      throw error;
    }
  }
}
