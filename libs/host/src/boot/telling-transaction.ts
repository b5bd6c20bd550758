import type { Appended, AppendRequest, IdempotencyAnswer, RowChange, Times, Transaction } from '@batchwright/persistence';

type Messages = Parameters<Transaction['announce']>[0];
type Kept = Parameters<Transaction['keepStatement']>[0];

/** A transaction that says when something goes into the outbox. */
export class TellingTransaction implements Transaction {
  constructor(
    private readonly inner: Transaction,
    private readonly tell: () => void,
  ) {}

  append(request: AppendRequest): Promise<Appended> {
    this.tell();
    return this.inner.append(request);
  }

  announce(messages: Messages): Promise<void> {
    this.tell();
    return this.inner.announce(messages);
  }

  query<T = Record<string, unknown>>(sql: string, params?: readonly unknown[], options?: { prepared?: boolean }): Promise<T[]> {
    return this.inner.query<T>(sql, params, options);
  }

  copyIn(sql: string, bytes: Buffer): Promise<void> {
    return this.inner.copyIn(sql, bytes);
  }

  times(): Promise<Times> {
    return this.inner.times();
  }

  project(rows: readonly RowChange[]): Promise<void> {
    return this.inner.project(rows);
  }

  keepStatement(statement: Kept): Promise<void> {
    return this.inner.keepStatement(statement);
  }

  statement(site: string, id: string): ReturnType<Transaction['statement']> {
    return this.inner.statement(site, id);
  }

  keepAnswer(answer: IdempotencyAnswer): Promise<void> {
    return this.inner.keepAnswer(answer);
  }
}
