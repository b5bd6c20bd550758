import type { Transaction, Transactions } from '@batchwright/persistence';
import type { ConnectionInForce, Connections, ConnectionVersion, ConnectionView } from '../../application/connections';
import type { SourceState } from '../../application/source-driver';
import type { ConnectionSettings } from '../../domain/connection';
import type { Connection } from '../../domain/decide-connection';
import type { Tag } from '../../domain/tag';
import { rowsOf } from './rows-of';

interface Row {
  readonly site: string;
  readonly id: string;
  readonly code: string;
  readonly in_force: number;
  readonly drafted: number;
  readonly retired: boolean;
  readonly sequence: number;
  readonly draft_open: boolean;
  readonly authors: string[];
  readonly settings: ConnectionSettings;
}

/** Connections in the schema `process_data`. */
export class PostgresConnections implements Connections {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  async find(tx: Transaction, sites: readonly string[], id: string): Promise<Connection | undefined> {
    const [row] = await tx.query<Row>(
      `SELECT c.*, v.authors, v.settings FROM connection c JOIN connection_version v ON v.site = c.site AND v.connection_id = c.id AND v.version = c.drafted
        WHERE c.site = ANY ($1) AND c.id = $2`,
      [sites, id],
    );
    if (!row) return undefined;
    const { site, code, sequence, in_force: inForce, drafted, retired, draft_open: open, authors, settings } = row;
    return { site, id, code, sequence, inForce, drafted, retired, ...(open ? { draft: { version: drafted, authors, settings } } : {}) };
  }

  async idOf(tx: Transaction, site: string, code: string): Promise<string | undefined> {
    const [row] = await tx.query<{ id: string }>('SELECT id FROM connection WHERE site = $1 AND code = $2', [site, code]);
    return row?.id;
  }

  async list(sites: readonly string[], { after, limit }: { readonly after?: string; readonly limit: number }): Promise<ConnectionView[]> {
    const rows = await this.transactions.read<Omit<ConnectionView, 'listening'> & { readonly listening: ConnectionView['listening'] | null }>(
      `SELECT c.id, c.site, c.code, v.name, v.settings->>'protocol' AS protocol, c.in_force AS "inForce", CASE WHEN c.draft_open THEN c.drafted END AS draft, c.retired, c.sequence,
              CASE WHEN c.in_force > 0 AND NOT c.retired THEN jsonb_strip_nulls(jsonb_build_object('state', CASE WHEN l.holder IS NULL THEN 'nobody' ELSE COALESCE(l.state, 'connecting') END, 'why', l.why)) END AS listening
         FROM connection c JOIN connection_version v ON v.site = c.site AND v.connection_id = c.id AND v.version = CASE WHEN c.in_force = 0 THEN c.drafted ELSE c.in_force END
         LEFT JOIN listener l ON l.site = c.site AND l.connection_id = c.id AND l.until > now()
        WHERE c.site = ANY ($1) AND ($2::text IS NULL OR c.id > $2) ORDER BY c.id LIMIT $3`,
      [sites, after ?? null, limit],
    );
    return rows.map(({ listening, ...row }) => ({ ...row, ...(listening ? { listening } : {}) }));
  }

  async version(sites: readonly string[], id: string, version: number): Promise<ConnectionVersion | undefined> {
    const [row] = await this.transactions.read<ConnectionVersion & { site: string }>(
      'SELECT site, version, name, settings, authors, reason FROM connection_version WHERE site = ANY ($1) AND connection_id = $2 AND version = $3',
      [sites, id, version],
    );
    if (!row) return undefined;
    const { site, ...rest } = row;
    const tags = await this.transactions.read<{ tag: Tag }>('SELECT tag FROM tag_version WHERE site = $1 AND connection_id = $2 AND version = $3 ORDER BY position', [site, id, version]);
    return { ...rest, tags: tags.map(({ tag }) => tag) };
  }

  async taken(tx: Transaction, site: string, id: string, version: number): Promise<string[]> {
    const rows = await tx.query<{ code: string }>(
      `SELECT t.code FROM tag_version t WHERE t.site = $1 AND t.connection_id = $2 AND t.version = $3 AND EXISTS (
         SELECT FROM connection c JOIN tag_version o ON o.site = c.site AND o.connection_id = c.id AND o.version = c.in_force
          WHERE c.site = t.site AND c.id <> t.connection_id AND NOT c.retired AND o.code = t.code) ORDER BY t.position`,
      [site, id, version],
    );
    return rows.map(({ code }) => code);
  }

  async number(tx: Transaction, site: string, id: string, version: number): Promise<void> {
    await tx.query('SELECT number_tags($1, $2, $3)', [site, id, version]);
  }

  inForce(): Promise<Pick<ConnectionInForce, 'site' | 'id' | 'version'>[]> {
    return this.transactions.read('SELECT site, id, in_force AS version FROM connection WHERE in_force > 0 AND NOT retired ORDER BY site, id');
  }

  retired(): Promise<Pick<ConnectionInForce, 'site' | 'id'>[]> {
    return this.transactions.read('SELECT site, id FROM connection WHERE in_force > 0 AND retired ORDER BY site, id');
  }

  whole(site: string, id: string): Promise<ConnectionInForce | undefined> {
    return this.found(site, id, 'AND NOT c.retired');
  }

  lastInForce(site: string, id: string): Promise<ConnectionInForce | undefined> {
    return this.found(site, id, '');
  }

  private async found(site: string, id: string, only: 'AND NOT c.retired' | ''): Promise<ConnectionInForce | undefined> {
    const [row] = await this.transactions.read<ConnectionInForce>(
      `SELECT c.site, c.id, c.in_force AS version, v.settings,
              (SELECT COALESCE(jsonb_agg(t.tag || jsonb_build_object('number', n.number) ORDER BY t.position), '[]') FROM tag_version t JOIN tag_number n ON n.site = t.site AND n.code = t.code
                WHERE t.site = c.site AND t.connection_id = c.id AND t.version = c.in_force) AS tags
         FROM connection c JOIN connection_version v ON v.site = c.site AND v.connection_id = c.id AND v.version = c.in_force
        WHERE c.site = $1 AND c.id = $2 AND c.in_force > 0 ${only}`,
      [site, id],
    );
    return row;
  }

  async claim(site: string, id: string, holder: string, seconds: number): Promise<boolean> {
    const [row] = await this.transactions.read<{ held: boolean }>('SELECT claim_listener($1, $2, $3, $4) AS held', [site, id, holder, seconds]);
    return row?.held === true;
  }

  async say(site: string, id: string, holder: string, said: SourceState): Promise<void> {
    await this.transactions.read('SELECT say_listener($1, $2, $3, $4, $5)', [site, id, holder, said.state, 'why' in said ? said.why : null]);
  }

  async leave(site: string, id: string, holder: string): Promise<void> {
    await this.transactions.read('SELECT leave_listener($1, $2, $3)', [site, id, holder]);
  }
}
