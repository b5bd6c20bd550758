import { inSpan } from '@batchwright/telemetry';
import { TellingTransaction } from './telling-transaction';
import type { Appended, AppendRequest, IdempotencyKey, PoolUse, Times, Transaction, Transactions } from '@batchwright/persistence';

/** Transactions that wake the relay after a commit that left messages, so that they leave at once and not at the next poll. */
export class WakingTransactions implements Transactions {
  constructor(
    private readonly inner: Transactions,
    private readonly wake: () => void,
  ) {}

  async run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    let told = false; // a try that was given up counts too: waking once too often does no harm
    const result = await inSpan('transaction', {}, () => this.inner.run((tx) => work(new TellingTransaction(tx, () => (told = true)))));
    if (told) this.wake();
    return result;
  }

  async append(request: AppendRequest): Promise<Appended> {
    const appended = await inSpan(`append ${request.aggregateType}`, {}, () => this.inner.append(request));
    this.wake();
    return appended;
  }

  read<T = Record<string, unknown>>(sql: string, params?: readonly unknown[], options?: { prepared?: boolean }): Promise<T[]> {
    return this.inner.read<T>(sql, params, options);
  }

  times(): Promise<Times> {
    return this.inner.times();
  }

  storedAnswer(key: IdempotencyKey): ReturnType<Transactions['storedAnswer']> {
    return this.inner.storedAnswer(key);
  }

  hear(topic: string, wake: () => void): () => void {
    return this.inner.hear(topic, wake);
  }

  connections(): PoolUse {
    return this.inner.connections();
  }

  close(): Promise<void> {
    return this.inner.close();
  }
}
