import type { Transaction } from '@batchwright/persistence';
import type { BegunStep, BegunSteps } from '../../application/sessions';

/** Steps that were begun, in the schema `tandem`, as their runs told. */
export class PostgresBegunSteps implements BegunSteps {
  async find(tx: Transaction, sites: readonly string[], runId: string, stepKey: string): Promise<BegunStep | undefined> {
    const [row] = await tx.query<BegunStep>(
      `SELECT b.site, COALESCE(r.number, b.run_id) AS "runNumber", b.asked, b.open FROM begun_step b LEFT JOIN run_seen r ON r.site = b.site AND r.run_id = b.run_id
        WHERE b.site = ANY ($1) AND b.run_id = $2 AND b.step_key = $3`,
      [sites, runId, stepKey],
    );
    return row;
  }
}
