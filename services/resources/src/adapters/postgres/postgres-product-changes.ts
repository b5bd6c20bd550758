import type { Transaction, Transactions } from '@batchwright/persistence';
import type { KnownChange, ProductChanges } from '../../application/product-changes';
import { rowsOf } from './rows-of';

const RULES = 'SELECT site, id, sequence, class AS "equipmentClass", before AS "from", after AS "to", level FROM product_change';

/** The product-change matrix in the schema `resources`. */
export class PostgresProductChanges implements ProductChanges {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  of(tx: Transaction, site: string): Promise<KnownChange[]> {
    return tx.query<KnownChange & object>(`${RULES} WHERE site = $1`, [site]);
  }

  list(sites: readonly string[]): Promise<KnownChange[]> {
    return this.transactions.read<KnownChange & object>(`${RULES} WHERE site = ANY ($1) ORDER BY site, class, before, after`, [sites]);
  }
}
