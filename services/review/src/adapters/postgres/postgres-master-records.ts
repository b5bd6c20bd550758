import type { Transaction } from '@batchwright/persistence';
import type { MasterRecord, MasterRecords } from '../../application/master-records';
import type { MasterItem } from '../../domain/master-data';

/** Changes of master data in the schema `review`. */
export class PostgresMasterRecords implements MasterRecords {
  async keep(tx: Transaction, { service, record, item: { what, item }, canonical, leaf }: MasterRecord): Promise<void> {
    const { site, aggregateId, sequence, type, actAt } = record;
    await tx.project([{ table: 'master_change', op: 'upsert', values: { site, service, aggregate_id: aggregateId, sequence, what, item, type, at: actAt, canonical, leaf } }]);
  }

  async reviewedUsing(tx: Transaction, site: string, { what, item }: MasterItem): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT b.id FROM run_item i JOIN batch_review b ON b.site = i.site AND b.id = i.run_id
        WHERE i.site = $1 AND i.what = $2 AND i.item = $3 AND b.trail_hash IS NOT NULL AND b.stage IN ('collecting', 'production-reviewed', 'quality-reviewed') ORDER BY b.id`,
      [site, what, item],
    );
    return rows.map(({ id }) => id);
  }

  changesOf(tx: Transaction, site: string, items: readonly (MasterItem & { readonly since: string })[]): Promise<{ service: string; canonical: string; leaf: string }[]> {
    return tx.query<{ service: string; canonical: string; leaf: string }>(
      `SELECT m.service, m.canonical, m.leaf FROM master_change m
         JOIN jsonb_to_recordset($2::jsonb) AS used(what text, item text, since timestamptz) ON used.what = m.what AND used.item = m.item AND m.at >= used.since
        WHERE m.site = $1 ORDER BY m.at, m.service, m.aggregate_id, m.sequence`,
      [site, JSON.stringify(items)],
    );
  }
}
