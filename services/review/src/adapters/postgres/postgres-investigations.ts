import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Investigation, Shared } from '../../domain/investigation';
import type { InvestigationAct, Investigations, InvestigationView, ProposedBatch } from '../../application/investigations';

const FINDINGS = `CASE WHEN i.impact IS NULL THEN NULL ELSE jsonb_build_object('impact', i.impact, 'rootCause', jsonb_build_object('category', i.cause_category, 'text', i.cause), 'capa', i.capa) END AS findings`;

const VIEW = `
  SELECT i.id, i.site, i.run_id AS "runId", i.number, i.deviation, i.title, i.state, ${FINDINGS}, i.exceptions AS "exceptionIds", i.opened_by AS "openedBy", i.opened_at AS "openedAt", i.closed_by AS "closedBy", i.closed_at AS "closedAt",
         COALESCE((SELECT jsonb_agg(jsonb_build_object('runId', b.run_id, 'number', b.number, 'shared', b.shared, 'name', b.name, 'at', to_char(b.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY b.at)
                     FROM investigation_batch b WHERE b.site = i.site AND b.investigation_id = i.id), '[]') AS batches
    FROM investigation i`;

const PART_OF = '(i.run_id = $2 OR EXISTS (SELECT FROM investigation_batch b WHERE b.site = i.site AND b.investigation_id = i.id AND b.run_id = $2))';

/** Most batches that are proposed. */
const PROPOSED = 50;

/** Investigations in the schema `review`, and what batches have in common by the records that were received. */
export class PostgresInvestigations implements Investigations {
  constructor(private readonly transactions: Transactions) {}

  async find(tx: Transaction, sites: readonly string[], id: string): Promise<Investigation | undefined> {
    const [row] = await tx.query<Omit<Investigation, 'findings'> & { findings: Investigation['findings'] | null }>(
      `SELECT i.id, i.site, i.run_id AS "runId", i.number, i.deviation, i.title, i.state, ${FINDINGS},
              COALESCE((SELECT jsonb_agg(b.run_id ORDER BY b.at, b.run_id) FROM investigation_batch b WHERE b.site = i.site AND b.investigation_id = i.id), '[]') AS linked
         FROM investigation i WHERE i.site = ANY ($1) AND i.id = $2`,
      [sites, id],
    );
    if (!row) return undefined;
    const { findings, ...rest } = row;
    return { ...rest, ...(findings === null ? {} : { findings }) };
  }

  async openOf(tx: Transaction, site: string, runId: string): Promise<string[]> {
    const rows = await tx.query<{ deviation: string; number: string }>(`SELECT i.deviation, i.number FROM investigation i WHERE i.site = $1 AND i.state = 'open' AND ${PART_OF} ORDER BY i.id`, [site, runId]);
    return rows.map(({ deviation, number }) => `${deviation} (${number})`);
  }

  list(sites: readonly string[], filter: { runId?: string; state?: string; after?: string; limit: number }): Promise<InvestigationView[]> {
    return this.transactions.read<InvestigationView>(
      `${VIEW} WHERE i.site = ANY ($1) AND ($2::text IS NULL OR ${PART_OF}) AND ($3::text IS NULL OR i.state = $3) AND ($4::text IS NULL OR i.id < $4) ORDER BY i.id DESC LIMIT $5`,
      [sites, filter.runId ?? null, filter.state ?? null, filter.after ?? null, filter.limit],
    );
  }

  async view(sites: readonly string[], id: string): Promise<InvestigationView | undefined> {
    const [row] = await this.transactions.read<InvestigationView>(`${VIEW} WHERE i.site = ANY ($1) AND i.id = $2`, [sites, id]);
    return row;
  }

  history(site: string, id: string): Promise<InvestigationAct[]> {
    return this.transactions.read<InvestigationAct>(
      `SELECT canonical::jsonb->>'actAt' AS at, canonical::jsonb->>'type' AS act, canonical::jsonb->>'name' AS name, canonical::jsonb->>'person' AS person, canonical::jsonb->'body'->>'number' AS number,
              (canonical::jsonb->'body') - 'signatures' AS body
         FROM record WHERE site = $1 AND aggregate_id IN (SELECT run_id FROM investigation WHERE site = $1 AND id = $2 UNION SELECT run_id FROM investigation_batch WHERE site = $1 AND investigation_id = $2)
          AND canonical::jsonb->'body'->>'investigationId' = $2 ORDER BY canonical::jsonb->>'recordedAt', aggregate_id, sequence`,
      [site, id],
    );
  }

  proposals(site: string, runId: string): Promise<ProposedBatch[]> {
    return this.transactions.read<ProposedBatch>(
      `SELECT r.id AS "runId", r.number, COALESCE(b.stage, 'collecting') AS stage, jsonb_agg(jsonb_build_object('what', own.what, 'item', own.item) ORDER BY own.what DESC, own.item) AS shared
         FROM run_item own JOIN run_item other ON other.site = own.site AND other.what = own.what AND other.item = own.item AND other.run_id <> own.run_id
         JOIN run r ON r.site = other.site AND r.id = other.run_id AND r.kind = 'batch' LEFT JOIN batch_review b ON b.site = r.site AND b.id = r.id
        WHERE own.site = $1 AND own.run_id = $2 AND own.what <> 'recipe' GROUP BY r.id, r.number, b.stage ORDER BY count(*) DESC, r.id DESC LIMIT ${PROPOSED}`,
      [site, runId],
    );
  }

  sharedBy(tx: Transaction, site: string, runId: string, other: string): Promise<Shared[]> {
    return tx.query<Shared>(
      `SELECT a.what, a.item FROM run_item a JOIN run_item b ON b.site = a.site AND b.what = a.what AND b.item = a.item WHERE a.site = $1 AND a.run_id = $2 AND b.run_id = $3 AND a.what <> 'recipe' ORDER BY a.what, a.item`,
      [site, runId, other],
    );
  }
}
