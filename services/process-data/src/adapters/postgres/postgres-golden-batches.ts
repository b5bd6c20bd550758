import type { Transaction, Transactions } from '@batchwright/persistence';
import type { GoldenBatches, GoldenBatchView, GoldenChoice } from '../../application/golden-batches';
import type { ChoosableRun, GoldenBatch } from '../../domain/golden-batch';
import { shown } from './postgres-equipment-uses';
import { rowsOf } from './rows-of';

type ChoiceRow = Omit<GoldenChoice, 'ended'> & { readonly endedAt: string | null; readonly endedBy: string | null; readonly endedFor: string | null };

/** Golden batches in the schema `process_data`. */
export class PostgresGoldenBatches implements GoldenBatches {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  async find(tx: Transaction, sites: readonly string[], id: string): Promise<GoldenBatch | undefined> {
    const [row] = await tx.query<Omit<GoldenBatch, 'holds'> & { holds: number | null }>('SELECT site, id, sequence, recipe, choices, holds FROM golden_batch WHERE site = ANY ($1) AND id = $2', [sites, id]);
    if (!row) return undefined;
    const { holds, ...golden } = row;
    return { ...golden, ...(holds === null ? {} : { holds }) };
  }

  runs(tx: Transaction, site: string, ids: readonly string[]): Promise<ChoosableRun[]> {
    return tx.query('SELECT run_id AS "runId", number, recipe, recipe_version AS "recipeVersion", over_at IS NOT NULL AS over FROM run_seen WHERE site = $1 AND run_id = ANY ($2)', [site, ids]);
  }

  async list(sites: readonly string[], recipe: string | undefined, { after, limit }: { after?: string; limit: number }): Promise<GoldenBatchView[]> {
    const rows = await this.transactions.read<Omit<GoldenBatchView, 'choices'> & { choices: ChoiceRow[] }>(
      `SELECT g.id, g.site, g.sequence, g.recipe, (SELECT jsonb_agg(jsonb_build_object('choice', c.choice, 'runs', c.runs, 'reason', c.reason, 'by', c.chosen_by, 'at', ${shown('c.chosen_at')},
              'endedAt', ${shown('c.ended_at')}, 'endedBy', c.ended_by, 'endedFor', c.ended_for) ORDER BY c.choice DESC) FROM (SELECT * FROM golden_choice WHERE site = g.site AND golden_id = g.id ORDER BY choice DESC LIMIT 200) c) AS choices
         FROM golden_batch g WHERE g.site = ANY ($1) AND ($2::text IS NULL OR g.recipe = $2) AND ($3::text IS NULL OR g.id > $3) ORDER BY g.id LIMIT $4`,
      [sites, recipe ?? null, after ?? null, limit],
    );
    return rows.map(({ choices, ...golden }) => ({
      ...golden,
      choices: choices.map(({ endedAt, endedBy, endedFor, ...choice }) => ({ ...choice, ...(endedAt === null ? {} : { ended: { at: endedAt, by: endedBy ?? '', reason: endedFor ?? '' } }) })),
    }));
  }
}
