import type { Transaction, Transactions } from '@batchwright/persistence';
import type { JsonObject } from '@batchwright/records';
import type { AskedKind, MachineAnswers, Waiting } from '../../application/machine-answers';
import { shown } from './postgres-equipment-uses';
import { rowsOf } from './rows-of';

/** Questions of steps and their answers, in the schema `process_data`. */
export class PostgresMachineAnswers implements MachineAnswers {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  async ask(tx: Transaction, kind: AskedKind, site: string, id: string, asked: JsonObject, at: string): Promise<void> {
    const [known] = await tx.query('SELECT FROM machine_question WHERE site = $1 AND id = $2', [site, id]);
    if (known || (await this.state(tx, site, id)) !== undefined) return;
    await tx.project([{ table: 'machine_question', op: 'upsert', values: { site, id, kind, asked, asked_at: at, busy_until: null } }]);
  }

  waiting(kind: AskedKind, most: number): Promise<{ site: string; id: string }[]> {
    return this.transactions.read('SELECT site, id FROM machine_question WHERE kind = $1 AND (busy_until IS NULL OR busy_until < now()) ORDER BY asked_at, id LIMIT $2', [kind, most]);
  }

  /** An advisory lock and no lock of the row: the role of the application may not change rows of its own hand, and so may not lock them. */
  async take<T>(tx: Transaction, kind: AskedKind, site: string, id: string): Promise<Waiting<T> | undefined> {
    const [lock] = await tx.query<{ taken: boolean }>('SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS taken', [`process_data.question ${site} ${id}`]);
    if (lock?.taken !== true) return undefined;
    const [row] = await tx.query<{ site: string; id: string; asked: T; askedAt: string; busyUntil: string | null }>(
      `SELECT site, id, asked, ${shown('asked_at')} AS "askedAt", ${shown('busy_until')} AS "busyUntil" FROM machine_question WHERE site = $1 AND id = $2 AND kind = $3 AND (busy_until IS NULL OR busy_until < now())`,
      [site, id, kind],
    );
    if (!row) return undefined;
    const { busyUntil, ...rest } = row;
    return { ...rest, ...(busyUntil === null ? {} : { busyUntil }) };
  }

  async busy(tx: Transaction, site: string, id: string, until: string): Promise<void> {
    await tx.project([{ table: 'machine_question', op: 'upsert', values: { site, id, busy_until: until } }]);
  }

  async done(tx: Transaction, site: string, id: string): Promise<void> {
    await tx.project([{ table: 'machine_question', op: 'delete', values: { site, id } }]);
  }

  async state(tx: Transaction, site: string, id: string): Promise<string | undefined> {
    const [row] = await tx.query<{ state: string }>('SELECT state FROM machine_answer WHERE site = $1 AND id = $2', [site, id]);
    return row?.state;
  }
}
