import type { RowsOf, Transaction } from '@batchwright/persistence';
import type { SigningKey } from '@batchwright/records';

/** An archived key as lists show it. */
export interface SigningKeyView extends SigningKey {
  readonly firstSeen: string;
}

/** The port: the archive of keys under which the provider signed. Keys are added, never changed or removed. */
export interface SigningKeys {
  readonly rowsOf: RowsOf;
  all(tx: Transaction): Promise<SigningKey[]>;
  list(filter: { readonly after?: string; readonly limit: number }): Promise<(SigningKeyView & { readonly id: string })[]>;
}
