import type { RowChange, RowsOf, Transaction } from '@batchwright/persistence';
import { indexRecipe, parseRecipe, type Circumstances, type IndexedRecipe, type RunEvent, type RunView } from '@batchwright/procedure';
import type { LoadedRun, Reader, RunPart, Runs } from '../../application/runs';
import { eventRows } from './event-rows';
import { LOAD_RUN, loadedRun, loadParameters, type LoadRow } from './load-run';
import { replayRows, rowChanges } from './run-rows';

/** Recipes kept in memory: a plant runs a few dozen at a time. */
const SHELF = 200;
/** Runs whose site and recipe are remembered. */
const KNOWN = 20_000;

interface Whereabouts {
  readonly site: string;
  readonly hash: string;
}

/** Runs in the schema `batch_execution`. */
export class PostgresRuns implements Runs {
  private readonly shelf = new Map<string, IndexedRecipe>();
  private readonly whereabouts = new Map<string, Whereabouts>();

  async load(read: Reader, sites: readonly string[] | undefined, runId: string, part: RunPart): Promise<LoadedRun | undefined> {
    const found = await this.find(read, runId);
    if (!found || (sites && !sites.includes(found.site))) return undefined;
    const recipe = await this.recipe(read, found.site, found.hash);
    const [row] = await read.query<LoadRow>(LOAD_RUN, loadParameters(found.site, runId, recipe, part));
    return row?.head ? loadedRun(row, row.head, recipe) : undefined;
  }

  async hold(tx: Transaction, runId: string): Promise<void> {
    const found = await this.find(tx, runId);
    if (found) await tx.query('SELECT hold_run($1, $2)', [found.site, runId], { prepared: true });
  }

  changes(before: RunView, after: RunView, events: readonly RunEvent[], circumstances: Circumstances): RowChange[] {
    const { id, sequence } = before.run;
    return [...rowChanges(before, after), ...events.flatMap((event, index) => eventRows(event, id, sequence + index + 1, circumstances))];
  }

  replay(): RowsOf {
    return replayRows();
  }

  async nextNumber(tx: Transaction, site: string, prefix: string, year: string): Promise<string> {
    const [row] = await tx.query<{ next: number }>('SELECT next_batch_number($1, $2, $3) AS next', [site, prefix, year]);
    return `${prefix}-${year}-${String(row?.next ?? 0).padStart(4, '0')}`;
  }

  async whereIsGrant(read: Reader, grantId: string): Promise<{ runId: string; stepKey: string; status: string } | undefined> {
    const [row] = await read.query<{ runId: string; stepKey: string; status: string }>('SELECT run_id AS "runId", step_key AS "stepKey", status FROM run_grant WHERE grant_id = $1', [grantId]);
    return row;
  }

  async takeDueTimer(tx: Transaction): Promise<{ runId: string; timerId: string; stepKey?: string } | undefined> {
    const [row] = await tx.query<{ taken: { runId: string; timerId: string; stepKey: string | null } | null }>('SELECT take_due_timer() AS taken');
    const taken = row?.taken;
    return taken ? { runId: taken.runId, timerId: taken.timerId, ...(taken.stepKey === null ? {} : { stepKey: taken.stepKey }) } : undefined;
  }

  async areaOf(read: Reader, site: string, terminal: string): Promise<string | undefined> {
    const [row] = await read.query<{ area: string }>('SELECT area FROM terminal WHERE site = $1 AND code = $2', [site, terminal]);
    return row?.area;
  }

  async stepsOf(read: Reader, site: string, person: string, since: string): Promise<{ runId: string; stepKey: string; hash: string }[]> {
    return read.query<{ runId: string; stepKey: string; hash: string }>(
      `SELECT s.run_id AS "runId", s.key AS "stepKey", r.recipe_hash AS hash FROM run_step s JOIN run r ON r.site = s.site AND r.id = s.run_id
        WHERE s.site = $1 AND s.performers ? $2 AND (s.state->'started'->>'at') >= $3 AND s.state->'started'->>'person' = $2 AND NOT r.sealed ORDER BY s.run_id, s.key`,
      [site, person, since],
    );
  }

  async knowsFile(read: Reader, site: string, { runId, sha256, person }: { runId: string; sha256: string; person: string }): Promise<boolean> {
    const [row] = await read.query<{ known: boolean }>(
      `SELECT EXISTS (SELECT FROM sent_file WHERE site = $1 AND run_id = $2 AND sha256 = $3 AND person = $4)
           OR EXISTS (SELECT FROM record WHERE site = $1 AND aggregate_id = $2 AND position($3 IN canonical) > 0
                AND (canonical::jsonb #>> '{body,params,photo}' = $3 OR canonical::jsonb #>> '{body,drawing,sha256}' = $3 OR (canonical::jsonb #>> '{body,value,kind}' = 'file' AND canonical::jsonb #>> '{body,value,sha256}' = $3))) AS known`,
      [site, runId, sha256, person],
    );
    return row?.known === true;
  }

  async holding(read: Reader): Promise<{ runId: string }[]> {
    return read.query<{ runId: string }>('SELECT DISTINCT h.run_id AS "runId" FROM run_hold_time h JOIN run r ON r.site = h.site AND r.id = h.run_id WHERE NOT r.sealed');
  }

  /** The frozen recipe of a hash; kept in memory, because it never changes. */
  async recipe(read: Reader, site: string, hash: string): Promise<IndexedRecipe> {
    const known = this.shelf.get(hash);
    if (known) return known;
    const [row] = await read.query<{ document: string }>('SELECT document FROM recipe_document WHERE site = $1 AND hash = $2', [site, hash]);
    const parsed = parseRecipe(row ? (JSON.parse(row.document) as unknown) : undefined);
    if (!parsed.ok) throw new Error(`the recipe ${hash} of site ${site} cannot be read`);
    if (this.shelf.size >= SHELF) this.shelf.clear();
    const recipe = indexRecipe(parsed.value, hash);
    this.shelf.set(hash, recipe);
    return recipe;
  }

  /** Site and recipe of a run never change either. */
  private async find(read: Reader, runId: string): Promise<Whereabouts | undefined> {
    const known = this.whereabouts.get(runId);
    if (known) return known;
    const [row] = await read.query<Whereabouts>('SELECT site, recipe_hash AS hash FROM run WHERE id = $1', [runId]);
    if (this.whereabouts.size >= KNOWN) this.whereabouts.clear();
    if (row) this.whereabouts.set(runId, row);
    return row;
  }
}
