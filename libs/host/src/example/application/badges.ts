import type { RowsOf, Transaction } from '@batchwright/persistence';
import type { Badge, BadgeFacts } from '../domain/badge';

/** A badge as lists show it. */
export interface BadgeView extends BadgeFacts {
  readonly id: string;
  readonly site: string;
  readonly withdrawn: boolean;
}

/** The port: where badges are kept. */
export interface Badges {
  readonly rowsOf: RowsOf;
  /** The badge within the sites; undefined when there is none. */
  find(tx: Transaction, sites: readonly string[], id: string): Promise<Badge | undefined>;
  list(sites: readonly string[], filter: { person?: string; after?: string; limit: number }): Promise<BadgeView[]>;
  view(sites: readonly string[], id: string): Promise<BadgeView | undefined>;
}
