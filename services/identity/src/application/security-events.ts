import type { RowsOf, Transaction } from '@batchwright/persistence';
import type { SecurityEvent } from '../domain/security-event';

export type { SecurityEvent };

export interface SecurityFilter {
  readonly kind?: string;
  readonly person?: string;
  readonly after?: string;
  readonly limit: number;
}

/** The port: the security stream. */
export interface SecurityEvents {
  readonly rowsOf: RowsOf;
  /** Of these ids, those that are kept already. */
  known(tx: Transaction, ids: readonly string[]): Promise<Set<string>>;
  /** Newest first; those of no site are shown to everybody who may read the stream. */
  list(sites: readonly string[], filter: SecurityFilter): Promise<SecurityEvent[]>;
  /** When the newest entry of a service was, milliseconds since 1970; 0 without one. */
  newest(service: string): Promise<number>;
}
