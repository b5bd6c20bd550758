import type { Transaction, Transactions } from '@batchwright/persistence';
import type { EffectiveRecipe, Orders, OrderView } from '../../application/orders';
import type { OrderPriority, ProcessOrder } from '../../domain/process-order';
import { orderRows } from './run-rows';

interface OrderRow {
  readonly id: string;
  readonly site: string;
  readonly number: string;
  readonly recipe: string;
  readonly quantity: string;
  readonly unit: string;
  readonly due: string | null;
  readonly run_id: string | null;
  readonly product: string | null;
  readonly priority: OrderPriority | null;
  readonly sequence: number;
}

/** Process orders in the schema `batch_execution`. */
export class PostgresOrders implements Orders {
  readonly rowsOf = orderRows;

  constructor(private readonly transactions: Transactions) {}

  async find(tx: Transaction, sites: readonly string[], id: string): Promise<ProcessOrder | undefined> {
    const [row] = await tx.query<OrderRow>('SELECT * FROM process_order WHERE site = ANY ($1) AND id = $2', [sites, id]);
    if (!row) return undefined;
    const { site, number, recipe, quantity, unit, due, run_id, sequence, product, priority } = row;
    return { id, site, number, recipe, quantity: { value: quantity, unit }, sequence, ...(due ? { due } : {}), ...(run_id ? { runId: run_id } : {}), ...(product ? { product } : {}), ...(priority ? { priority } : {}) };
  }

  async list(sites: readonly string[], page: { after?: string; limit: number }): Promise<OrderView[]> {
    return this.transactions.read<OrderView>(
      `SELECT id, site, number, recipe, quantity, unit, due, run_id AS "runId", product, priority FROM process_order
        WHERE site = ANY ($1) AND ($2::text IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [sites, page.after ?? null, page.limit],
    );
  }

  async effective(tx: Transaction, site: string, recipe: string, at: string): Promise<EffectiveRecipe | undefined> {
    const [row] = await tx.query<EffectiveRecipe>(
      `SELECT v.version_id AS "versionId", v.version, v.hash, d.document
         FROM recipe_version v JOIN recipe_document d ON d.site = v.site AND d.hash = v.hash
        WHERE v.site = $1 AND v.recipe = $2 AND v.status IN ('effective', 'scheduled') AND (v.effective_from IS NULL OR v.effective_from <= $3) ORDER BY v.version DESC LIMIT 1`,
      [site, recipe, at],
    );
    return row;
  }
}
