import type { OutgoingMessage } from '@batchwright/contracts';
import type { Appended, AppendRequest, IdempotencyAnswer, RowChange, Times, Transaction, Transactions } from '@batchwright/persistence';
import type { Statement } from '@batchwright/records';

/**
 * An act that reads, decides and then writes one record in one statement needs no transaction around it: the recording function
 * itself refuses when something moved on meanwhile. It saves two round trips for each step (BEGIN, COMMIT).
 */
export class DirectTransaction implements Transaction {
  private read: Times | undefined;

  constructor(private readonly transactions: Transactions) {}

  append(request: AppendRequest): Promise<Appended> {
    return this.transactions.append(request);
  }

  query<T = Record<string, unknown>>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    return this.transactions.read<T>(sql, params, { prepared: true });
  }

  /** The time that the load brought; asked for only when nothing was loaded. */
  async times(): Promise<Times> {
    return this.read ?? this.transactions.times();
  }

  /** Remembers the time of the load: everything of one act happens at one moment. */
  at(times: Times): void {
    this.read = times;
  }

  async statement(site: string, id: string): Promise<Statement | undefined> {
    const [row] = await this.query<{ canonical: string }>('SELECT canonical FROM statement WHERE site = $1 AND id = $2', [site, id]);
    return row && (JSON.parse(row.canonical) as Statement);
  }

  copyIn(_sql: string, _bytes: Buffer): Promise<void> {
    return Promise.reject(new Error('an act at a step copies nothing'));
  }

  project(_rows: readonly RowChange[]): Promise<void> {
    return Promise.reject(new Error('an act at a step changes no projection'));
  }

  announce(_messages: readonly OutgoingMessage[]): Promise<void> {
    return Promise.reject(new Error('an act at a step sends its messages with its record'));
  }

  keepStatement(_statement: Statement): Promise<void> {
    return Promise.reject(new Error('an act at a step keeps no statement'));
  }

  /** Of an act that recorded nothing; with a record, `append` keeps it. */
  keepAnswer(answer: IdempotencyAnswer): Promise<void> {
    return this.transactions.run((tx) => tx.keepAnswer(answer));
  }
}
