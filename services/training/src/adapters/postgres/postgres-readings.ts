import type { Transaction, Transactions } from '@batchwright/persistence';
import type { DocumentUse, Readings, ReadingTask, StepDemand } from '../../application/readings';
import type { VersionToRead } from '../../domain/reading';

/** A qualification that holds now. */
const HOLDS = 'NOT q.revoked AND q.valid_from <= plant_now() AND plant_now() < q.valid_until';

/** How a version `v` stands now. That of a recipe is told; that of a document follows from the time: no message is waited for. */
const STATUS = `CASE WHEN v.kind = 'recipe' OR v.status = 'withdrawn' THEN v.status
    WHEN EXISTS (SELECT FROM version_to_read n WHERE n.site = v.site AND n.kind = v.kind AND n.code = v.code AND n.version > v.version AND n.effective_from <= plant_now()) THEN 'superseded'
    WHEN v.effective_from <= plant_now() THEN 'effective' ELSE 'scheduled' END`;

/** Whether a version `v` has one before it: nobody worked by an earlier one of what is new. Of a document the register may begin at any number. */
const HAS_EARLIER = `CASE WHEN v.kind = 'recipe' THEN v.version > 1 ELSE EXISTS (SELECT FROM version_to_read e WHERE e.site = v.site AND e.kind = v.kind AND e.code = v.code AND e.version < v.version) END`;

/** Who works by a version `v`: any of these roles (null = whoever) with all of these codes. */
const DEMANDS = `
    SELECT s.performers, s.codes FROM jsonb_to_recordset(v.steps) AS s (performers jsonb, codes jsonb)
    UNION ALL SELECT s.performers, s.codes FROM document_use u, jsonb_to_recordset(u.steps) AS s (performers jsonb, codes jsonb) WHERE v.kind = 'document' AND u.site = v.site AND u.document = v.code AND NOT u.ended
    UNION ALL SELECT NULL, jsonb_build_array(v.code) WHERE v.kind = 'document'`;

/** Versions to read in the schema `training`. */
export class PostgresReadings implements Readings {
  constructor(private readonly transactions: Transactions) {}

  async keep(tx: Transaction, version: VersionToRead, since: string, steps: readonly StepDemand[]): Promise<void> {
    const { kind, site, versionId, documentId, code, version: number, hash, title, titleDe, status, effectiveFrom } = version;
    await tx.project([{
      table: 'version_to_read', op: 'upsert',
      values: { site, version_id: versionId, kind, document_id: documentId ?? null, code, version: number, hash, title, title_de: titleDe ?? null, status, effective_from: effectiveFrom ?? null, since, steps: jsonOf(steps) },
    }]);
  }

  async keepUses(tx: Transaction, site: string, versionId: string, uses: readonly DocumentUse[]): Promise<void> {
    await tx.project(uses.map(({ document, steps }) => ({ table: 'document_use', op: 'upsert' as const, values: { site, version_id: versionId, document, steps: jsonOf(steps), ended: false } })));
  }

  async endUses(tx: Transaction, site: string, versionId: string): Promise<void> {
    const rows = await tx.query<{ document: string }>('SELECT document FROM document_use WHERE site = $1 AND version_id = $2', [site, versionId]);
    await tx.project(rows.map(({ document }) => ({ table: 'document_use', op: 'upsert' as const, values: { site, version_id: versionId, document, ended: true } })));
  }

  async versionsOf(tx: Transaction, site: string, documentId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>('SELECT version_id AS id FROM version_to_read WHERE site = $1 AND document_id = $2', [site, documentId]);
    return rows.map(({ id }) => id);
  }

  async mark(tx: Transaction, site: string, versionId: string, status: VersionToRead['status'], effectiveFrom?: string): Promise<void> {
    await tx.project([{ table: 'version_to_read', op: 'upsert', values: { site, version_id: versionId, status, ...(effectiveFrom === undefined ? {} : { effective_from: effectiveFrom }) } }]);
  }

  async find(tx: Transaction, sites: readonly string[], versionId: string): Promise<VersionToRead | undefined> {
    const [row] = await tx.query<VersionToRead>(
      `SELECT v.kind, v.site, v.version_id AS "versionId", v.code, v.version, v.hash, v.title, v.title_de AS "titleDe", ${STATUS} AS status FROM version_to_read v WHERE v.site = ANY ($1) AND v.version_id = $2`,
      [sites, versionId],
    );
    return row;
  }

  async hasRead(tx: Transaction, site: string, person: string, code: string): Promise<boolean> {
    const rows = await tx.query(`SELECT FROM qualification q WHERE q.site = $1 AND q.person = $2 AND q.code = $3 AND ${HOLDS}`, [site, person, code]);
    return rows.length > 0;
  }

  async tasks(sites: readonly string[], filter: { person?: string; after?: string; limit: number }): Promise<ReadingTask[]> {
    return this.transactions.read<ReadingTask>(
      `SELECT v.version_id || '/' || p.person AS id, v.site, p.person, p.name AS "personName", v.kind, v.document_id AS "documentId", v.version_id AS "versionId", v.code, v.version, v.title, v.title_de AS "titleDe",
              ${STATUS} AS status, v.effective_from AS "effectiveFrom", v.since
         FROM version_to_read v JOIN person p ON p.sites ? v.site AND NOT p.locked AND ($2::text IS NULL OR p.person = $2)
        WHERE v.site = ANY ($1) AND ${STATUS} IN ('approved', 'scheduled', 'effective') AND ${HAS_EARLIER} AND ($3::text IS NULL OR v.version_id || '/' || p.person > $3)
          AND NOT EXISTS (SELECT FROM qualification q WHERE q.site = v.site AND q.person = p.person AND q.code = v.kind || '/' || v.code || '/' || v.version AND ${HOLDS})
          AND EXISTS (
            SELECT FROM (${DEMANDS}) s
             WHERE (s.performers IS NULL OR EXISTS (SELECT FROM jsonb_array_elements_text(s.performers) role WHERE p.roles ? role))
               AND NOT EXISTS (
                 SELECT FROM jsonb_array_elements_text(s.codes) asked
                  WHERE NOT EXISTS (SELECT FROM qualification q WHERE q.site = v.site AND q.person = p.person AND q.code IN (asked, 'trainee/' || asked) AND ${HOLDS})))
        ORDER BY v.version_id || '/' || p.person LIMIT $4`,
      [sites, filter.person ?? null, filter.after ?? null, filter.limit],
    );
  }
}

const jsonOf = (steps: readonly StepDemand[]) => steps.map(({ stepId, performers, codes }) => ({ stepId, performers: [...performers], codes: [...codes] }));
