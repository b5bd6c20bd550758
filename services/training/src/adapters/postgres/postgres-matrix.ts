import type { Transactions } from '@batchwright/persistence';
import type { MatrixColumn, MatrixRow, QualificationMatrix } from '../../application/matrix';

/** A code as a column shows it: a trainee's code is the same operation. */
const PLAIN = "regexp_replace(q.code, '^trainee/', '')";

const KIND = "CASE WHEN code LIKE 'equipment/%' THEN 'equipment' WHEN code LIKE 'recipe/%' THEN 'recipe-version' WHEN code LIKE 'document/%' THEN 'document-version' ELSE 'operation' END";

const STATE = `CASE WHEN q.revoked THEN 'revoked' WHEN plant_now() >= q.valid_until THEN 'expired' WHEN plant_now() < q.valid_from THEN 'not-yet'
                    WHEN q.code LIKE 'trainee/%' THEN 'trainee' WHEN plant_now() + interval '30 days' >= q.valid_until THEN 'ending' ELSE 'valid' END`;

/** What counts most comes first. */
const RANK = "array_position(ARRAY['valid', 'ending', 'trainee', 'not-yet', 'expired', 'revoked'], state)";

/** The matrix, read from the table of qualifications: one query a page, whatever the number of columns. */
export class PostgresMatrix implements QualificationMatrix {
  constructor(private readonly transactions: Transactions) {}

  async columns(site: string): Promise<MatrixColumn[]> {
    return this.transactions.read<MatrixColumn>(
      `SELECT code, ${KIND} AS kind, count(DISTINCT person) FILTER (WHERE held)::int AS holders
         FROM (SELECT ${PLAIN} AS code, q.person, NOT q.revoked AND plant_now() >= q.valid_from AND plant_now() < q.valid_until AND q.code NOT LIKE 'trainee/%' AS held
                 FROM qualification q WHERE q.site = $1) q
        GROUP BY code ORDER BY array_position(ARRAY['operation', 'equipment', 'recipe-version', 'document-version'], ${KIND}), code`,
      [site],
    );
  }

  async rows(site: string, page: { after?: string; limit: number }): Promise<MatrixRow[]> {
    return this.transactions.read<MatrixRow>(
      `SELECT p.person, p.name, p.roles, COALESCE(c.cells, '[]'::jsonb) AS cells
         FROM (SELECT person, name, roles FROM person
                WHERE sites ? $1 AND NOT locked AND roles ?| ARRAY['operator', 'dispenser', 'supervisor', 'warehouse', 'qc', 'maintenance', 'engineer', 'qa', 'qp', 'trainer'] AND ($2::text IS NULL OR person > $2)
                ORDER BY person LIMIT $3) p
         LEFT JOIN LATERAL (
           SELECT jsonb_agg(jsonb_build_object('code', code, 'state', state, 'from', instant_text(valid_from), 'until', instant_text(valid_until), 'qualificationId', id) ORDER BY code) AS cells
             FROM (SELECT DISTINCT ON (code) * FROM (SELECT ${PLAIN} AS code, ${STATE} AS state, q.valid_from, q.valid_until, q.id FROM qualification q WHERE q.site = $1 AND q.person = p.person) q
                    ORDER BY code, ${RANK}, valid_until DESC) best) c ON true
        ORDER BY p.person`,
      [site, page.after ?? null, page.limit],
    );
  }
}
