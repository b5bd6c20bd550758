import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Readings, ReadingTask, StepDemand } from '../../application/readings';
import type { VersionToRead } from '../../domain/reading';

/** A qualification that holds now. */
const HOLDS = 'NOT q.revoked AND q.valid_from <= plant_now() AND plant_now() < q.valid_until';

/** Versions to read in the schema `training`. */
export class PostgresReadings implements Readings {
  constructor(private readonly transactions: Transactions) {}

  async keep(tx: Transaction, version: VersionToRead, since: string, steps: readonly StepDemand[]): Promise<void> {
    const { site, versionId, recipe, version: number, hash, title, status, effectiveFrom } = version;
    await tx.project([{ table: 'version_to_read', op: 'upsert', values: { site, version_id: versionId, recipe, version: number, hash, title, status, effective_from: effectiveFrom ?? null, since, steps: steps.map(({ stepId, performers, codes }) => ({ stepId, performers: [...performers], codes: [...codes] })) } }]);
  }

  async mark(tx: Transaction, site: string, versionId: string, status: VersionToRead['status'], effectiveFrom?: string): Promise<void> {
    await tx.project([{ table: 'version_to_read', op: 'upsert', values: { site, version_id: versionId, status, ...(effectiveFrom === undefined ? {} : { effective_from: effectiveFrom }) } }]);
  }

  async find(tx: Transaction, sites: readonly string[], versionId: string): Promise<VersionToRead | undefined> {
    const [row] = await tx.query<VersionToRead>('SELECT site, version_id AS "versionId", recipe, version, hash, title, status FROM version_to_read WHERE site = ANY ($1) AND version_id = $2', [sites, versionId]);
    return row;
  }

  async hasRead(tx: Transaction, site: string, person: string, code: string): Promise<boolean> {
    const rows = await tx.query(`SELECT FROM qualification q WHERE q.site = $1 AND q.person = $2 AND q.code = $3 AND ${HOLDS}`, [site, person, code]);
    return rows.length > 0;
  }

  async tasks(sites: readonly string[], filter: { person?: string; after?: string; limit: number }): Promise<ReadingTask[]> {
    return this.transactions.read<ReadingTask>(
      `SELECT v.version_id || '/' || p.person AS id, v.site, p.person, p.name AS "personName", v.version_id AS "versionId", v.recipe, v.version, v.title, v.status, v.effective_from AS "effectiveFrom", v.since
         FROM version_to_read v JOIN person p ON p.sites ? v.site AND NOT p.locked AND ($2::text IS NULL OR p.person = $2)
        WHERE v.site = ANY ($1) AND v.status IN ('approved', 'scheduled', 'effective') AND ($3::text IS NULL OR v.version_id || '/' || p.person > $3)
          AND NOT EXISTS (SELECT FROM qualification q WHERE q.site = v.site AND q.person = p.person AND q.code = 'recipe/' || v.recipe || '/' || v.version AND ${HOLDS})
          AND EXISTS (
            SELECT FROM jsonb_to_recordset(v.steps) AS s (performers jsonb, codes jsonb)
             WHERE EXISTS (SELECT FROM jsonb_array_elements_text(s.performers) role WHERE p.roles ? role)
               AND NOT EXISTS (
                 SELECT FROM jsonb_array_elements_text(s.codes) asked
                  WHERE NOT EXISTS (SELECT FROM qualification q WHERE q.site = v.site AND q.person = p.person AND q.code IN (asked, 'trainee/' || asked) AND ${HOLDS})))
        ORDER BY v.version_id || '/' || p.person LIMIT $4`,
      [sites, filter.person ?? null, filter.after ?? null, filter.limit],
    );
  }
}
