import type { Transaction, Transactions } from '@batchwright/persistence';
import type { SecurityEvents, SecurityFilter } from '../../application/security-events';
import type { SecurityEvent } from '../../domain/security-event';
import { rowsOf } from './rows-of';

const VIEW = 'SELECT id, site, service, kind, person, account, terminal, object, detail, at, count FROM security_event';

/** The security stream in the service's schema. */
export class PostgresSecurityEvents implements SecurityEvents {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  async known(tx: Transaction, ids: readonly string[]): Promise<Set<string>> {
    return new Set((await tx.query<{ id: string }>('SELECT id FROM security_event WHERE id = ANY ($1)', [ids])).map(({ id }) => id));
  }

  list(sites: readonly string[], { kind, person, after, limit }: SecurityFilter): Promise<SecurityEvent[]> {
    const [at, id] = after?.split('~') ?? [];
    return this.transactions.read<SecurityEvent>(
      `${VIEW} WHERE site = ANY ($1) AND ($2::text IS NULL OR kind = $2) AND ($3::text IS NULL OR person = $3)
          AND ($4::text IS NULL OR (at, id) < ($4::timestamptz, $5::text)) ORDER BY at DESC, id DESC LIMIT $6`,
      [[...sites, ''], kind ?? null, person ?? null, at ?? null, id ?? null, limit],
    );
  }

  async newest(service: string): Promise<number> {
    const [row] = await this.transactions.read<{ at: string | null }>('SELECT max(at) AS at FROM security_event WHERE service = $1', [service]);
    return row?.at ? Date.parse(row.at) : 0;
  }
}
