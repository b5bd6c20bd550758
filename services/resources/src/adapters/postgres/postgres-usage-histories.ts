import type { Transaction, Transactions } from '@batchwright/persistence';
import type { UsageHistories, UsageHistory } from '../../application/usage-histories';
import type { KnownUse } from '../../domain/usage-history';
import { rowsOf } from './rows-of';

const HISTORY = 'SELECT id, site, source, imported_at AS at, person, lines, found AS "overlaps" FROM usage_history WHERE site = ANY ($1)';

/** Imported histories in the schema `resources`. */
export class PostgresUsageHistories implements UsageHistories {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  async registered(tx: Transaction, site: string, codes: readonly string[]): Promise<string[]> {
    return (await tx.query<{ code: string }>('SELECT code FROM equipment WHERE site = $1 AND code = ANY ($2)', [site, codes])).map(({ code }) => code);
  }

  async known(tx: Transaction, site: string, codes: readonly string[]): Promise<KnownUse[]> {
    const rows = await tx.query<{ equipment: string; batch: string; start: string; end: string | null }>(
      `SELECT equipment, run_number AS batch, started_at AS start, ended_at AS "end" FROM imported_use WHERE site = $1 AND equipment = ANY ($2)
       UNION ALL
       SELECT e.code, l.run_number, l.act_at, (SELECT n.act_at FROM logbook n WHERE n.site = l.site AND n.equipment_id = l.equipment_id AND n.what = 'EquipmentOccupationEnded' AND n.sequence > l.sequence ORDER BY n.sequence LIMIT 1)
         FROM equipment e JOIN logbook l ON l.site = e.site AND l.equipment_id = e.id AND l.what = 'EquipmentOccupied' WHERE e.site = $1 AND e.code = ANY ($2)
       ORDER BY 3, 1, 2`,
      [site, codes],
    );
    return rows.map(({ end, ...use }) => ({ ...use, ...(end === null ? {} : { end }) }));
  }

  list(sites: readonly string[], limit: number): Promise<UsageHistory[]> {
    return this.transactions.read<UsageHistory & object>(`${HISTORY} ORDER BY imported_at DESC, id LIMIT $2`, [sites, limit]);
  }

  async one(sites: readonly string[], id: string): Promise<UsageHistory | undefined> {
    return (await this.transactions.read<UsageHistory & object>(`${HISTORY} AND id = $2`, [sites, id]))[0];
  }
}
