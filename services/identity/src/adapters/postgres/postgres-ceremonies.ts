import type { Transaction, Transactions } from '@batchwright/persistence';
import type { JsonObject } from '@batchwright/records';
import type { Ceremonies } from '../../application/ceremonies';
import type { Ceremony } from '../../application/ceremony';

/** Ceremonies while they live, in a table that is no record. */
export class PostgresCeremonies implements Ceremonies {
  constructor(private readonly transactions: Transactions) {}

  async save(tx: Transaction, ceremony: Ceremony): Promise<void> {
    const { id, begunBy, begunAt, status, statement } = ceremony;
    await tx.project([{ table: 'ceremony', op: 'upsert', values: { site: statement.site, id, begun_by: begunBy, begun_at: begunAt, status, state: ceremony as unknown as JsonObject } }]);
  }

  async find(tx: Transaction, id: string): Promise<Ceremony | undefined> {
    const [row] = await tx.query<{ state: Ceremony }>('SELECT state FROM ceremony WHERE id = $1', [id]);
    return row?.state;
  }

  async begunBy(person: string, id: string): Promise<Ceremony | undefined> {
    const [row] = await this.transactions.read<{ state: Ceremony }>('SELECT state FROM ceremony WHERE id = $1 AND begun_by = $2', [id, person], { prepared: true });
    return row?.state;
  }

  async forgetBefore(tx: Transaction, instant: string): Promise<void> {
    const old = await tx.query<{ id: string }>('SELECT id FROM ceremony WHERE begun_at < $1 LIMIT 500', [instant]);
    if (old.length > 0) await tx.project(old.map(({ id }) => ({ table: 'ceremony', op: 'delete', values: { id } })));
  }
}
