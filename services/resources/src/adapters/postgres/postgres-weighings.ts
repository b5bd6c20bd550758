import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Weighings } from '../../application/weighings';
import type { ScaleCheck } from '../../domain/scale-suitability';
import type { Weighing } from '../../domain/weighing';
import { rowsOf } from './rows-of';

interface WeighingRow extends Record<'site' | 'id' | 'scale' | 'grant_id' | 'run_id' | 'run_number' | 'step_key' | 'material' | 'title' | 'lot' | 'source' | 'into_container' | 'target' | 'unit' | 'low' | 'high', string> {
  readonly state: Exclude<Weighing['state'], 'none'>;
  readonly tare: string | null;
  readonly net: string | null;
  readonly raw: string | null;
  readonly within: boolean | null;
  readonly weigher: string | null;
  readonly labels: number;
  readonly sequence: number;
}

const BY_ID = 'SELECT * FROM weighing WHERE site = ANY ($1) AND id = $2';
const CHECKS = 'SELECT weight, day::text, passed FROM scale_check WHERE site = $1 AND scale = $2 AND day = $3 ORDER BY id';

/** Weighings and checks of scales in the schema `resources`. */
export class PostgresWeighings implements Weighings {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  async find(tx: Transaction, sites: readonly string[], id: string): Promise<Weighing | undefined> {
    return (await tx.query<WeighingRow>(BY_ID, [sites, id])).map(weighingOf)[0];
  }

  async one(sites: readonly string[], id: string): Promise<Weighing | undefined> {
    return (await this.transactions.read<WeighingRow>(BY_ID, [sites, id])).map(weighingOf)[0];
  }

  async ofStep(sites: readonly string[], runId: string, stepKey: string): Promise<Weighing[]> {
    return (await this.transactions.read<WeighingRow>('SELECT * FROM weighing WHERE site = ANY ($1) AND run_id = $2 AND step_key = $3 ORDER BY id', [sites, runId, stepKey])).map(weighingOf);
  }

  async ofGrant(tx: Transaction, site: string, grantId: string): Promise<Weighing | undefined> {
    return (await tx.query<WeighingRow>(`SELECT * FROM weighing WHERE site = $1 AND grant_id = $2 AND state = 'weighed' ORDER BY id DESC LIMIT 1`, [site, grantId])).map(weighingOf)[0];
  }

  async open(tx: Transaction, site: string, { scale, into }: { scale: string; into: string }): Promise<(Weighing & { readonly begunBy: string }) | undefined> {
    for (const taken of [`scale ${scale}`, `into ${into}`]) await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`weighing ${site} ${taken}`]); // always in this order
    const rows = await tx.query<WeighingRow & { begun_by: string }>(
      `SELECT w.*, (SELECT r.name FROM record r WHERE r.site = w.site AND r.aggregate_id = w.id AND r.sequence = 1) AS begun_by
         FROM weighing w WHERE w.site = $1 AND (w.scale = $2 OR w.into_container = $3) AND w.state IN ('begun', 'tared') LIMIT 1`, [site, scale, into]);
    return rows.map((row) => ({ ...weighingOf(row), begunBy: row.begun_by }))[0];
  }

  checks(site: string, scale: string, day: string, tx?: Transaction): Promise<ScaleCheck[]> {
    return tx ? tx.query<ScaleCheck>(CHECKS, [site, scale, day]) : this.transactions.read<ScaleCheck>(CHECKS, [site, scale, day]);
  }
}

function weighingOf(row: WeighingRow): Weighing {
  const { site, id, sequence, state, scale, material, title, lot, low, high, unit, labels } = row;
  return {
    id, site, sequence, state, scale, material, title, lot, low, high, labels,
    grantId: row.grant_id, runId: row.run_id, runNumber: row.run_number, stepKey: row.step_key, from: row.source, into: row.into_container, target: { value: row.target, unit },
    ...(row.tare === null ? {} : { tare: { value: row.tare, unit } }),
    ...(row.net === null ? {} : { net: { value: row.net, unit } }),
    ...(row.raw === null ? {} : { raw: row.raw }),
    ...(row.within === null ? {} : { within: row.within }),
    ...(row.weigher === null ? {} : { weigher: row.weigher }),
  };
}
