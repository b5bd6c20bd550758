import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Qualifications, QualificationView } from '../../application/qualifications';
import type { Qualification } from '../../domain/qualification';
import { rowsOf } from './rows-of';

interface QualificationRow {
  readonly id: string;
  readonly site: string;
  readonly person: string;
  readonly code: string;
  readonly valid_from: string;
  readonly valid_until: string;
  readonly revoked: boolean;
  readonly expired: boolean;
  readonly sequence: number;
}

/** Qualifications in the schema `training`. */
export class PostgresQualifications implements Qualifications {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  async find(tx: Transaction, sites: readonly string[], id: string): Promise<Qualification | undefined> {
    const [row] = await tx.query<QualificationRow>('SELECT * FROM qualification WHERE site = ANY ($1) AND id = $2', [sites, id]);
    if (!row) return undefined;
    const { site, person, code, revoked, expired, sequence } = row;
    return { id, site, sequence, person, code, from: row.valid_from, until: row.valid_until, revoked, expired };
  }

  async list(sites: readonly string[], filter: { person?: string; after?: string; limit: number }): Promise<QualificationView[]> {
    return this.transactions.read<QualificationView>(
      `SELECT q.id, q.site, q.person, COALESCE(p.name, q.person) AS "personName", q.code, q.valid_from AS "from", q.valid_until AS "until",
              CASE WHEN q.revoked THEN 'revoked' WHEN plant_now() >= q.valid_until THEN 'expired' WHEN plant_now() < q.valid_from THEN 'not-yet' ELSE 'valid' END AS state,
              q.granted_by AS "grantedBy"
         FROM qualification q LEFT JOIN person p ON p.person = q.person
        WHERE q.site = ANY ($1) AND ($2::text IS NULL OR q.person = $2) AND ($3::text IS NULL OR q.id > $3)
        ORDER BY q.id LIMIT $4`,
      [sites, filter.person ?? null, filter.after ?? null, filter.limit],
    );
  }

  async due(limit: number): Promise<{ site: string; id: string }[]> {
    return this.transactions.read<{ site: string; id: string }>(
      'SELECT site, id FROM qualification WHERE NOT revoked AND NOT expired AND valid_until <= plant_now() ORDER BY valid_until, id LIMIT $1',
      [limit],
    );
  }

  async personName(tx: Transaction, person: string): Promise<string | undefined> {
    const [row] = await tx.query<{ name: string }>('SELECT name FROM person WHERE person = $1', [person]);
    return row?.name;
  }
}
