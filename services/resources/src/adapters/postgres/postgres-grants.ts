import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Grants, KnownGrant } from '../../application/grants';
import { GRACE_SECONDS } from '../../domain/grant-time';

const GRANT = `SELECT grant_id AS "grantId", site, kind, item, run_id AS "runId", run_number AS "runNumber", step_key AS "stepKey", product, amount, consumed, state FROM item_grant`;

type GrantRow = Omit<KnownGrant, 'amount' | 'consumed' | 'product'> & { readonly product: string | null; readonly amount: string | null; readonly consumed: string | null };

/** Grants in the schema `resources`, of equipment and material alike. */
export class PostgresGrants implements Grants {
  constructor(private readonly transactions: Transactions) {}

  async find(tx: Transaction, site: string, grantId: string): Promise<KnownGrant | undefined> {
    const [row] = await tx.query<GrantRow>(`${GRANT} WHERE site = $1 AND grant_id = $2`, [site, grantId]);
    return row && grantOf(row);
  }

  async overdue(limit: number): Promise<KnownGrant[]> {
    const rows = await this.transactions.read<GrantRow>(
      `${GRANT} WHERE state = 'granted' AND valid_until < plant_now() - $1 * interval '1 second' ORDER BY valid_until, grant_id LIMIT $2`,
      [GRACE_SECONDS, limit],
    );
    return rows.map(grantOf);
  }
}

/** Equipment and what was refused have no amount. */
function grantOf({ product, amount, consumed, ...grant }: GrantRow): KnownGrant {
  return { ...grant, ...(product === null ? {} : { product }), ...(amount === null ? {} : { amount }), ...(consumed === null ? {} : { consumed }) };
}
