import type { Transaction } from '@batchwright/persistence';
import type { SetAsideContainer, SetAsideRows } from '../../application/set-output-aside';

const COLUMNS = 'exception_id AS "exceptionId", container, run_id AS "runId", reason, coded, decided';

/** Output that was set aside, in the schema `resources`. */
export class PostgresSetAside implements SetAsideRows {
  ofException(tx: Transaction, site: string, exceptionId: string): Promise<SetAsideContainer[]> {
    return tx.query(`SELECT ${COLUMNS} FROM set_aside WHERE site = $1 AND exception_id = $2 ORDER BY container`, [site, exceptionId]);
  }

  open(tx: Transaction, site: string, containers: readonly string[]): Promise<SetAsideContainer[]> {
    return tx.query(`SELECT ${COLUMNS} FROM set_aside WHERE site = $1 AND container = ANY ($2) AND NOT decided ORDER BY container, exception_id`, [site, containers]);
  }
}
