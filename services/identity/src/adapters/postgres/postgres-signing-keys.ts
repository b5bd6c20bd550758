import type { Transaction, Transactions } from '@batchwright/persistence';
import type { SigningKey } from '@batchwright/records';
import type { SigningKeys, SigningKeyView } from '../../application/signing-keys';
import { rowsOf } from './rows-of';

/** The key archive in the service's schema. */
export class PostgresSigningKeys implements SigningKeys {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  all(tx: Transaction): Promise<SigningKey[]> {
    return tx.query<SigningKey>('SELECT kid, issuer, jwk FROM archived_key');
  }

  list({ after, limit }: { after?: string; limit: number }): Promise<(SigningKeyView & { id: string })[]> {
    return this.transactions.read(
      'SELECT id, kid, issuer, jwk, first_seen AS "firstSeen" FROM archived_key WHERE ($1::text IS NULL OR id > $1) ORDER BY id LIMIT $2',
      [after ?? null, limit],
    );
  }
}
