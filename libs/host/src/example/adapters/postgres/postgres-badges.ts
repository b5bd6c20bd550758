import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Badges, BadgeView } from '../../application/badges';
import type { Badge } from '../../domain/badge';
import { rowsOf } from './rows-of';

const VIEW = 'SELECT id, site, person, code, valid_from AS "from", valid_until AS "until", withdrawn FROM badge';

/** Badges in the service's schema. Every query names the sites: that is the wall between sites. */
export class PostgresBadges implements Badges {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  async find(tx: Transaction, sites: readonly string[], id: string): Promise<Badge | undefined> {
    const [row] = await tx.query<Badge>('SELECT site, id, sequence, person, withdrawn FROM badge WHERE site = ANY ($1) AND id = $2', [sites, id]);
    return row;
  }

  list(sites: readonly string[], filter: { person?: string; after?: string; limit: number }): Promise<BadgeView[]> {
    return this.transactions.read<BadgeView>(
      `${VIEW} WHERE site = ANY ($1) AND ($2::text IS NULL OR person = $2) AND ($3::text IS NULL OR id > $3) ORDER BY id LIMIT $4`,
      [sites, filter.person ?? null, filter.after ?? null, filter.limit],
    );
  }

  async view(sites: readonly string[], id: string): Promise<BadgeView | undefined> {
    const [row] = await this.transactions.read<BadgeView>(`${VIEW} WHERE site = ANY ($1) AND id = $2`, [sites, id]);
    return row;
  }
}
