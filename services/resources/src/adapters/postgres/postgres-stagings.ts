import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Stagings } from '../../application/stage';
import type { ScannedFacts, StagedContainer, Staging, StagingLine } from '../../domain/staging';
import { rowsOf } from './rows-of';

interface StagingRow {
  readonly site: string;
  readonly id: string;
  readonly run_id: string;
  readonly run_number: string;
  readonly lines: readonly StagingLine[];
  readonly closed: boolean;
  readonly sequence: number;
  readonly staged: readonly StagedContainer[] | null;
}

const STAGING = `
  SELECT s.*, (SELECT json_agg(json_build_object('container', c.container, 'material', c.material, 'lot', c.lot, 'content', json_build_object('value', c.value, 'unit', c.unit)) ORDER BY c.place)
                 FROM staged_container c WHERE c.site = s.site AND c.staging_id = s.id) AS staged
    FROM staging s`;
const BY_ID = `${STAGING} WHERE s.site = ANY ($1) AND s.id = $2`;

/** Stagings in the schema `resources`. */
export class PostgresStagings implements Stagings {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  async find(tx: Transaction, sites: readonly string[], id: string): Promise<Staging | undefined> {
    return (await tx.query<StagingRow>(BY_ID, [sites, id])).map(stagingOf)[0];
  }

  async one(sites: readonly string[], id: string): Promise<Staging | undefined> {
    return (await this.transactions.read<StagingRow>(BY_ID, [sites, id])).map(stagingOf)[0];
  }

  async list(sites: readonly string[], { after, limit }: { after?: string; limit: number }): Promise<Staging[]> {
    return (await this.transactions.read<StagingRow>(`${STAGING} WHERE s.site = ANY ($1) AND ($2::text IS NULL OR s.id < $2) ORDER BY s.id DESC LIMIT $3`, [sites, after ?? null, limit])).map(stagingOf);
  }

  async ofRun(tx: Transaction, site: string, runId: string): Promise<Staging | undefined> {
    return (await tx.query<StagingRow>(`${STAGING} WHERE s.site = $1 AND s.run_id = $2`, [site, runId])).map(stagingOf)[0];
  }

  /** Stands ready for another batch that is not over, or was filled last by a weighing of one. */
  async facts(tx: Transaction, site: string, container: string, runId: string): Promise<ScannedFacts> {
    const [other] = await tx.query<{ number: string }>(
      `SELECT s.run_number AS number FROM staged_container c JOIN staging s ON s.site = c.site AND s.id = c.staging_id WHERE c.site = $1 AND c.container = $2 AND c.open AND s.run_id <> $3
       UNION ALL
       SELECT w.run_number FROM (SELECT * FROM weighing WHERE site = $1 AND into_container = $2 AND state = 'weighed' ORDER BY id DESC LIMIT 1) w
        WHERE w.run_id <> $3 AND NOT EXISTS (SELECT FROM staging s WHERE s.site = $1 AND s.run_id = w.run_id AND s.closed)
       LIMIT 1`,
      [site, container, runId],
    );
    return other ? { otherBatch: other.number } : {};
  }
}

function stagingOf({ site, id, run_id: runId, run_number: runNumber, lines, closed, sequence, staged }: StagingRow): Staging {
  return { site, id, runId, runNumber, lines, closed, sequence, staged: staged ?? [] };
}
