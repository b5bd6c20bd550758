import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Terminals, TerminalView } from '../../application/terminals';
import type { Terminal } from '../../domain/terminal';
import { rowsOf } from './rows-of';

/** Terminals in the service's schema. */
export class PostgresTerminals implements Terminals {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  async find(tx: Transaction, code: string): Promise<Terminal | undefined> {
    const [row] = await tx.query<Terminal>('SELECT code, site, area, title, enrolled, sequence FROM terminal WHERE code = $1', [code]);
    return row && { ...row, sequence: Number(row.sequence) };
  }

  list(sites: readonly string[], { area, after, limit }: { area?: string; after?: string; limit: number }): Promise<TerminalView[]> {
    return this.transactions.read<TerminalView>(
      `SELECT code, site, area, title, enrolled FROM terminal
        WHERE site = ANY ($1) AND ($2::text IS NULL OR area = $2) AND ($3::text IS NULL OR code > $3) ORDER BY code LIMIT $4`,
      [sites, area ?? null, after ?? null, limit],
    );
  }
}
