import type { Transaction, Transactions } from '@batchwright/persistence';
import type { BesideStep, BesideSteps } from '../../application/show-steps';

type Row = Omit<BesideStep, 'shown'> & { readonly shown: string };

/** Sessions beside steps in the schema `batch_execution`. */
export class PostgresBesideSteps implements BesideSteps {
  constructor(private readonly transactions: Transactions) {}

  async find(tx: Transaction, site: string, sessionId: string): Promise<BesideStep | undefined> {
    const [row] = await tx.query<Row>('SELECT site, session_id AS "sessionId", run_id AS "runId", step_key AS "stepKey", shown FROM beside_step WHERE site = $1 AND session_id = $2', [site, sessionId]);
    return row && { ...row, shown: Number(row.shown) };
  }

  async open(): Promise<{ all: number; behind: BesideStep[] }> {
    const rows = await this.transactions.read<Row & { behind: boolean }>(
      'SELECT b.site, b.session_id AS "sessionId", b.run_id AS "runId", b.step_key AS "stepKey", b.shown, r.sequence > b.shown AS behind FROM beside_step b JOIN run r ON r.site = b.site AND r.id = b.run_id ORDER BY b.session_id LIMIT 500',
    );
    return { all: rows.length, behind: rows.filter(({ behind }) => behind).map(({ behind: _behind, shown, ...row }) => ({ ...row, shown: Number(shown) })) };
  }
}
