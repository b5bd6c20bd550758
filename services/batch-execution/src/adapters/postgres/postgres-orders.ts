import type { Transaction, Transactions } from '@batchwright/persistence';
import type { EffectiveRecipe, Orders, OrderView, PlannedOrder } from '../../application/orders';
import type { DocumentFact, PlannedPerson, QualificationFact } from '@batchwright/procedure';
import type { OrderPlan, OrderPriority, ProcessOrder } from '../../domain/process-order';
import { DOCUMENT_FACTS } from './load-run';
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
  readonly plan: OrderPlan | null;
  readonly sequence: number;
}

/** Most planned orders that are looked at. */
const MOST_BEFORE = 500;

/** Process orders in the schema `batch_execution`. */
export class PostgresOrders implements Orders {
  readonly rowsOf = orderRows;

  constructor(private readonly transactions: Transactions) {}

  async find(tx: Transaction, sites: readonly string[], id: string): Promise<ProcessOrder | undefined> {
    const [row] = await tx.query<OrderRow>('SELECT * FROM process_order WHERE site = ANY ($1) AND id = $2', [sites, id]);
    if (!row) return undefined;
    const { site, number, recipe, quantity, unit, due, run_id, sequence, product, priority, plan } = row;
    return { id, site, number, recipe, quantity: { value: quantity, unit }, sequence, ...(due ? { due } : {}), ...(run_id ? { runId: run_id } : {}), ...(product ? { product } : {}), ...(priority ? { priority } : {}), ...(plan ? { plan } : {}) };
  }

  async list(sites: readonly string[], page: { after?: string; limit: number }): Promise<OrderView[]> {
    return this.transactions.read<OrderView>(
      `SELECT id, site, number, recipe, quantity, unit, due, run_id AS "runId", product, priority, plan, sequence AS version FROM process_order
        WHERE site = ANY ($1) AND ($2::text IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [sites, page.after ?? null, page.limit],
    );
  }

  async plannedBefore(tx: Transaction, site: string, { at, order }: { readonly at: string; readonly order: string }): Promise<PlannedOrder[]> {
    const rows = await tx.query<{ number: string; recipe: string; quantity: string; unit: string; start: string }>(
      `SELECT o.number, o.recipe, o.quantity, o.unit, o.plan ->> 'start' AS start
         FROM process_order o LEFT JOIN run r ON r.site = o.site AND r.id = o.run_id
        WHERE o.site = $1 AND o.id <> $3 AND o.plan IS NOT NULL AND (o.run_id IS NULL OR r.state = 'idle') AND ((o.plan ->> 'start')::timestamptz, o.id) < ($2::timestamptz, $3)
        ORDER BY (o.plan ->> 'start')::timestamptz, o.id LIMIT ${String(MOST_BEFORE)}`,
      [site, at, order],
    );
    return rows.map(({ quantity, unit, ...row }) => ({ ...row, quantity: { value: quantity, unit } }));
  }

  async people(tx: Transaction, site: string, asked: { readonly persons: readonly string[] } | { readonly codes: readonly string[] }): Promise<PlannedPerson[]> {
    const named = 'persons' in asked ? asked.persons : null;
    const rows = await tx.query<{ person: string; held: QualificationFact[] }>(
      `SELECT person, jsonb_agg(jsonb_strip_nulls(jsonb_build_object('qualificationId', id, 'code', code, 'from', instant_text(valid_from), 'until', instant_text(valid_until), 'revokedAt', instant_text(revoked_at))) ORDER BY id) AS held
         FROM qualification WHERE site = $1 AND ($2::text[] IS NULL OR person = ANY ($2)) AND ($3::text[] IS NULL OR code = ANY ($3)) GROUP BY person ORDER BY person`,
      [site, named, 'codes' in asked ? asked.codes : null],
    );
    return [...rows, ...(named ?? []).filter((person) => !rows.some((row) => row.person === person)).map((person) => ({ person, held: [] }))];
  }

  async documents(tx: Transaction, site: string, codes: readonly string[]): Promise<DocumentFact[]> {
    if (codes.length === 0) return [];
    const [row] = await tx.query<{ facts: DocumentFact[] | null }>(`SELECT (SELECT ${DOCUMENT_FACTS} WHERE v.site = $1 AND v.code = ANY ($2)) AS facts`, [site, codes]);
    return row?.facts ?? [];
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
