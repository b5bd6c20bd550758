import type { Transaction, Transactions } from '@batchwright/persistence';
import type { GapFilter, Gaps, GapView } from '../../application/gaps';
import type { GapRun, TagGap } from '../../domain/gap';
import { shown } from './postgres-equipment-uses';
import { rowsOf } from './rows-of';

interface Row extends Pick<GapView, 'id' | 'site' | 'sequence' | 'connection' | 'equipment' | 'why' | 'from'> {
  readonly until: string | null;
  readonly tags: readonly (TagGap & { readonly until: string | null })[];
  readonly runs: readonly (GapRun & { readonly stepKey: string | null; readonly parent: string | null })[];
}

const GAP = `
  SELECT g.id, g.site, g.sequence, g.connection_id AS connection, g.equipment, g.why, ${shown('g.from_at')} AS from, ${shown('g.until_at')} AS until,
         (SELECT jsonb_agg(jsonb_build_object('tag', t.tag, 'from', ${shown('t.from_at')}, 'until', ${shown('t.until_at')}) ORDER BY t.tag, t.from_at) FROM gap_tag t WHERE t.site = g.site AND t.gap_id = g.id) AS tags,
         COALESCE((SELECT jsonb_agg(jsonb_build_object('runId', r.run_id, 'runNumber', r.run_number, 'stepKey', r.step_key, 'nodes', r.nodes, 'exceptionId', r.exception_id, 'parent', r.parent) ORDER BY r.run_number, r.run_id)
                     FROM gap_run r WHERE r.site = g.site AND r.gap_id = g.id), '[]') AS runs
    FROM gap g`;

/** Gaps in the schema `process_data`. */
export class PostgresGaps implements Gaps {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  async has(tx: Transaction, site: string, id: string): Promise<boolean> {
    return (await tx.query('SELECT FROM gap WHERE site = $1 AND id = $2', [site, id])).length > 0;
  }

  async open(tx: Transaction, site: string, why: string | undefined, tags: readonly string[]): Promise<GapView[]> {
    const rows = await tx.query<Row>(
      `${GAP} WHERE g.site = $1 AND ($2::text IS NULL OR g.why = $2) AND g.until_at IS NULL AND EXISTS (SELECT FROM gap_tag t WHERE t.site = g.site AND t.gap_id = g.id AND t.tag = ANY ($3) AND t.until_at IS NULL) ORDER BY g.from_at, g.id`,
      [site, why ?? null, tags],
    );
    return rows.map(viewOf);
  }

  async notIn(tx: Transaction, site: string, runId: string, equipment: readonly string[], since: string): Promise<GapView[]> {
    const rows = await tx.query<Row>(
      `${GAP} WHERE g.site = $1 AND g.equipment = ANY ($3) AND (g.until_at IS NULL OR g.until_at > $4) AND NOT EXISTS (SELECT FROM gap_run r WHERE r.site = g.site AND r.gap_id = g.id AND r.run_id = $2) ORDER BY g.from_at, g.id`,
      [site, runId, equipment, since],
    );
    return rows.map(viewOf);
  }

  async list(sites: readonly string[], { equipment, tag, runId, why, from, until }: GapFilter, { after, limit }: { after?: string; limit: number }): Promise<GapView[]> {
    const rows = await this.transactions.read<Row>(
      `${GAP} WHERE g.site = ANY ($1) AND ($2::text IS NULL OR g.id < $2) AND ($3::text IS NULL OR g.equipment = $3) AND ($4::text IS NULL OR EXISTS (SELECT FROM gap_tag t WHERE t.site = g.site AND t.gap_id = g.id AND t.tag = $4))
          AND ($5::text IS NULL OR EXISTS (SELECT FROM gap_run r WHERE r.site = g.site AND r.gap_id = g.id AND r.run_id = $5)) AND ($6::text IS NULL OR g.why = $6)
          AND ($7::timestamptz IS NULL OR g.until_at IS NULL OR g.until_at >= $7) AND ($8::timestamptz IS NULL OR g.from_at < $8) ORDER BY g.id DESC LIMIT $9`,
      [sites, after ?? null, equipment ?? null, tag ?? null, runId ?? null, why ?? null, from ?? null, until ?? null, limit],
    );
    return rows.map(viewOf);
  }

  async one(sites: readonly string[], id: string): Promise<GapView | undefined> {
    return (await this.transactions.read<Row>(`${GAP} WHERE g.site = ANY ($1) AND g.id = $2`, [sites, id])).map(viewOf)[0];
  }
}

function viewOf({ until, tags, runs, ...gap }: Row): GapView {
  return {
    ...gap, ...(until === null ? {} : { until }),
    tags: tags.map(({ until: end, ...tag }) => ({ ...tag, ...(end === null ? {} : { until: end }) })),
    runs: runs.map(({ stepKey, parent, ...run }) => ({ ...run, ...(stepKey === null ? {} : { stepKey }), ...(parent === null ? {} : { parent }) })),
  };
}
