import type { Transaction, Transactions } from '@batchwright/persistence';
import type { ControlledDocuments, DocumentView, ShownDocumentVersion } from '../../application/controlled-documents';
import { versionAt, type ControlledDocument } from '../../domain/controlled-document';
import { rowsOf } from './rows-of';

const SELECT = `
  SELECT d.id, d.site, d.sequence, d.code, jsonb_build_object('en', d.title_en, 'de', d.title_de) AS title, instant_text(d.withdrawn_at) AS "withdrawnAt", instant_text(plant_now()) AS now,
         (SELECT COALESCE(jsonb_agg(jsonb_build_object(
              'version', v.version, 'sha256', v.sha256, 'mediaType', v.media_type, 'size', v.size, 'fileName', v.file_name, 'effectiveDate', v.effective_date,
              'effectiveFrom', instant_text(v.effective_from), 'person', v.person, 'name', v.name, 'addedAt', instant_text(v.added_at)) ORDER BY v.version), '[]')
            FROM controlled_document_version v WHERE v.site = d.site AND v.document_id = d.id) AS versions
    FROM controlled_document d`;

type Row = Omit<ControlledDocument, 'withdrawnAt' | 'versions'> & { readonly withdrawnAt: string | null; readonly now: string; readonly versions: readonly ShownDocumentVersion[] };

/** The register of controlled documents in the schema `recipes`. */
export class PostgresControlledDocuments implements ControlledDocuments {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  async find(tx: Transaction, sites: readonly string[], id: string): Promise<ControlledDocument | undefined> {
    const [row] = await tx.query<Row>(`${SELECT} WHERE d.site = ANY ($1) AND d.id = $2`, [sites, id]);
    return row && shown(row);
  }

  async isTaken(tx: Transaction, site: string, code: string): Promise<boolean> {
    return (await tx.query('SELECT FROM controlled_document WHERE site = $1 AND code = $2', [site, code])).length > 0;
  }

  async view(sites: readonly string[], id: string): Promise<DocumentView | undefined> {
    const [row] = await this.transactions.read<Row>(`${SELECT} WHERE d.site = ANY ($1) AND d.id = $2`, [sites, id]);
    return row && shown(row);
  }

  async list(sites: readonly string[], filter: { readonly code?: string; readonly after?: string; readonly limit: number }): Promise<DocumentView[]> {
    const rows = await this.transactions.read<Row>(
      `${SELECT} WHERE d.site = ANY ($1) AND ($2::text IS NULL OR d.code = $2) AND ($3::text IS NULL OR d.id > $3) ORDER BY d.id LIMIT $4`,
      [sites, filter.code ?? null, filter.after ?? null, filter.limit],
    );
    return rows.map(shown);
  }

  async named(site: string, codes: readonly string[]): Promise<DocumentView[]> {
    if (codes.length === 0) return [];
    return (await this.transactions.read<Row>(`${SELECT} WHERE d.site = $1 AND d.code = ANY ($2) ORDER BY d.code`, [site, codes])).map(shown);
  }
}

function shown({ withdrawnAt, now, ...row }: Row): DocumentView {
  const document = { ...row, ...(withdrawnAt === null ? {} : { withdrawnAt }) };
  const inEffect = versionAt(document, now)?.version;
  return { ...document, ...(inEffect === undefined ? {} : { inEffect }) };
}
