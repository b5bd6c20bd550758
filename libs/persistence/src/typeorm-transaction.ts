import type { OutgoingMessage } from '@batchwright/contracts';
import { canonical, type JsonValue, type Statement, statementText } from '@batchwright/records';
import { answerArgument, appendArgument, envelopes, type RequestContext } from './append-request';
import { batchRows, type KeyColumns } from './row-batches';
import { statementName } from './statement-name';
import { AlreadyAnswered, type Appended, type AppendRequest, type IdempotencyAnswer, type RowChange, type Times, type Transaction } from './transaction';

/** Runs one statement; with a name its plan is kept in the connection. */
export type Ask = <T>(statement: { text: string; values: unknown[]; name?: string }) => Promise<T[]>;

/** What all transactions of a service know. */
export interface ServiceContext extends Omit<RequestContext, 'times' | 'traceparent' | 'derivedKeys'> {
  readonly registered: (ask: Ask) => Promise<{ derived: KeyColumns; projection: KeyColumns }>;
  readonly traceparent: () => string | undefined;
}

/** Records an act through one statement. Errors are the database's own; the caller translates them. */
export async function append(ask: Ask, service: ServiceContext, request: AppendRequest): Promise<Appended> {
  const times = request.timeUsed ?? (await askTimes(ask));
  const { derived } = await service.registered(ask);
  const argument = appendArgument(request, { ...service, times, derivedKeys: derived, traceparent: service.traceparent() });
  const [row] = await ask<{ result: Appended & { answered?: { status: number; response: string } } }>({
    name: 'append_record', text: 'SELECT append_record($1::jsonb) AS result', values: [argument],
  });
  if (!row) throw new Error('append_record() gave no answer');
  const { answered, sequence, head } = row.result;
  if (answered) throw new AlreadyAnswered(answered.status, JSON.parse(answered.response) as JsonValue);
  return { sequence, head };
}

/** The database's time now. */
export async function askTimes(ask: Ask): Promise<Times> {
  const [row] = await ask<{ times: Times }>({ name: 'now_times', text: 'SELECT now_times() AS times', values: [] });
  if (!row) throw new Error('now_times() gave no answer');
  return row.times;
}

/** A transaction on a connection that TypeORM has opened it on. */
export class TypeOrmTransaction implements Transaction {
  constructor(private readonly ask: Ask, private readonly service: ServiceContext, private readonly copy: (sql: string, bytes: Buffer) => Promise<void>) {}

  append(request: AppendRequest): Promise<Appended> {
    return append(this.ask, this.service, request);
  }

  query<T>(sql: string, params: readonly unknown[] = [], options: { prepared?: boolean } = {}): Promise<T[]> {
    return this.ask<T>({ text: sql, values: [...params], ...(options.prepared ? { name: statementName(sql) } : {}) });
  }

  copyIn(sql: string, bytes: Buffer): Promise<void> {
    return this.copy(sql, bytes);
  }

  times(): Promise<Times> {
    return askTimes(this.ask);
  }

  async project(rows: readonly RowChange[]): Promise<void> {
    const { projection } = await this.service.registered(this.ask);
    if (rows.length > 0) await this.query('SELECT project_rows($1::jsonb)', [JSON.stringify(batchRows(rows, projection))], { prepared: true });
  }

  async announce(messages: readonly OutgoingMessage[]): Promise<void> {
    const context = { ...this.service, times: await this.times(), traceparent: this.service.traceparent() };
    await this.query('SELECT announce($1::jsonb)', [JSON.stringify(envelopes(messages, context))]);
  }

  async keepStatement(statement: Statement): Promise<void> {
    await this.query('SELECT keep_statement($1)', [statementText(statement)]);
  }

  async statement(site: string, id: string): Promise<Statement | undefined> {
    const [row] = await this.query<{ canonical: string }>('SELECT canonical FROM statement WHERE site = $1 AND id = $2', [site, id]);
    return row && (JSON.parse(row.canonical) as Statement);
  }

  async keepAnswer(answer: IdempotencyAnswer): Promise<void> {
    canonical(answer.response); // what cannot be kept fails here, with its path
    await this.query('SELECT keep_answer($1::jsonb)', [JSON.stringify(answerArgument(answer))]);
  }
}
