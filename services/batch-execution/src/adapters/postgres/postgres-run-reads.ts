import type { Transactions } from '@batchwright/persistence';
import type { StepState } from '@batchwright/procedure';
import type { AuditLine, CommentRow, ExceptionRow, OpenStep, RecordLine, RunParts, RunReads, RunRow, StepRow, TryRow } from '../../application/run-reads';

/** Most rows of a kind that one answer about a run holds. */
const MANY = 20_000;

const OPEN_EXCEPTIONS = `(SELECT count(*)::int FROM run_exception e WHERE e.site = r.site AND e.run_id = r.id
  AND NOT EXISTS (SELECT FROM exception_decision d WHERE d.site = e.site AND d.exception_id = e.exception_id AND d.closed))`;

const RUN = `
  SELECT r.head, (SELECT instant_text(act_at) FROM record WHERE site = r.site AND aggregate_id = r.id AND sequence = 1) AS "createdAt",
    (SELECT count(*)::int FROM run_step s WHERE s.site = r.site AND s.run_id = r.id AND s.status IN ('ready', 'requesting')) AS ready,
    (SELECT count(*)::int FROM run_step s WHERE s.site = r.site AND s.run_id = r.id AND s.status = 'started') AS started,
    (SELECT count(*)::int FROM run_step s WHERE s.site = r.site AND s.run_id = r.id AND s.status = 'completed') AS completed,
    (SELECT count(*)::int FROM run_exception e WHERE e.site = r.site AND e.run_id = r.id) AS exceptions,
    ${OPEN_EXCEPTIONS} AS "openExceptions", (SELECT decision FROM run_disposition d WHERE d.site = r.site AND d.run_id = r.id) AS disposition,
    (SELECT COALESCE(jsonb_agg(h.state), '[]') FROM run_hold_time h WHERE h.site = r.site AND h.run_id = r.id) AS "holdTimes",
    (SELECT COALESCE(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('key', o.key, 'stepId', o.step_id, 'status', o.status, 'name', o.state->'started'->>'name'))), '[]')
       FROM (SELECT * FROM run_step s WHERE s.site = r.site AND s.run_id = r.id AND s.status <> 'completed' ORDER BY s.status DESC, s.key LIMIT 20) o) AS open
  FROM run r`;

const STEP = `key, step_id AS "stepId", state->'iteration' AS iteration, status, version, state->'started' AS started, state->>'completedAt' AS "completedAt",
  jsonb_array_length(state->'exceptions') AS exceptions`;

const ofRun = 'site = ANY ($1) AND run_id = $2';

/** What is shown of runs, in the schema `batch_execution`. */
export class PostgresRunReads implements RunReads {
  constructor(private readonly transactions: Transactions) {}

  list(sites: readonly string[], { state, business, recipe, after, limit }: Parameters<RunReads['list']>[1]): Promise<RunRow[]> {
    return this.read<RunRow>(
      `${RUN} WHERE r.site = ANY ($1) AND ($2::text IS NULL OR r.state = $2) AND ($3::text IS NULL OR r.business = $3) AND ($4::text IS NULL OR r.recipe = $4)
         AND ($5::text IS NULL OR r.id < $5) ORDER BY r.id DESC LIMIT $6`,
      [sites, state ?? null, business ?? null, recipe ?? null, after ?? null, limit],
    );
  }

  async parts(sites: readonly string[], runId: string): Promise<RunParts | undefined> {
    const [row] = await this.read<RunRow>(`${RUN} WHERE r.site = ANY ($1) AND r.id = $2`, [sites, runId]);
    if (!row) return undefined;
    const [rest] = await this.read<Omit<RunParts, 'row' | 'steps'>>(
      `SELECT (SELECT encode(head_hash, 'hex') FROM aggregate WHERE site = ANY ($1) AND aggregate_id = $2) AS chain,
         (SELECT COALESCE(jsonb_agg(state), '[]') FROM run_node WHERE ${ofRun}) AS nodes,
         (SELECT COALESCE(jsonb_agg(state ORDER BY due_at), '[]') FROM run_timer WHERE ${ofRun}) AS timers,
         (SELECT COALESCE(jsonb_agg(state), '[]') FROM run_block WHERE ${ofRun}) AS blocks`,
      [sites, runId],
    );
    const steps = await this.read<StepRow>(`SELECT ${STEP} FROM run_step WHERE ${ofRun} ORDER BY key LIMIT ${MANY}`, [sites, runId]);
    return rest && { row, ...rest, steps: steps.map(withoutNulls) };
  }

  async steps(sites: readonly string[], runId: string, { status, after, limit }: Parameters<RunReads['steps']>[2]): ReturnType<RunReads['steps']> {
    const rows = await this.read<StepRow & { recipeHash: string; site: string }>(
      `SELECT ${STEP}, s.site, (SELECT recipe_hash FROM run r WHERE r.site = s.site AND r.id = s.run_id) AS "recipeHash" FROM run_step s
        WHERE ${ofRun} AND ($3::text IS NULL OR status = $3) AND ($4::text IS NULL OR key > $4) ORDER BY key LIMIT $5`,
      [sites, runId, status ?? null, after ?? null, limit],
    );
    return rows.map(withoutNulls);
  }

  exceptions(sites: readonly string[], runId: string, stepKey?: string): Promise<ExceptionRow[]> {
    return this.read<ExceptionRow>(
      `SELECT e.exception_id AS id, e.sequence, e.type, e.severity, e.deviation, e.step_key AS "stepKey", e.address, e.text, e.detail->'texts' AS texts, instant_text(e.at) AS at, e.person, e.name,
         EXISTS (SELECT FROM run_block b WHERE b.site = e.site AND b.run_id = e.run_id AND b.exception_id = e.exception_id AND NOT b.lifted) AS blocks,
         d.decision, COALESCE(d.closed, false) AS closed, o.observed
       FROM run_exception e LEFT JOIN exception_decision d ON d.site = e.site AND d.exception_id = e.exception_id
         LEFT JOIN run_exception_observed o ON o.site = e.site AND o.run_id = e.run_id AND o.exception_id = e.exception_id
       WHERE e.site = ANY ($1) AND e.run_id = $2 AND ($3::text IS NULL OR e.step_key = $3) ORDER BY e.sequence LIMIT ${MANY}`,
      [sites, runId, stepKey ?? null],
    );
  }

  tries(sites: readonly string[], runId: string, stepKey: string): Promise<TryRow[]> {
    return this.read<TryRow>(
      `SELECT address, code, attempt, detail->'entered' AS entered, detail->'expected' AS expected, instant_text(at) AS at, person, name FROM run_try
        WHERE ${ofRun} AND step_key = $3 ORDER BY sequence`,
      [sites, runId, stepKey],
    );
  }

  comments(sites: readonly string[], runId: string, stepKey?: string): Promise<CommentRow[]> {
    return this.read<CommentRow>(
      `SELECT sequence, step_key AS "stepKey", text, instant_text(at) AS at, person, name FROM run_comment
        WHERE ${ofRun} AND ($3::text IS NULL OR step_key = $3) ORDER BY sequence LIMIT ${MANY}`,
      [sites, runId, stepKey ?? null],
    );
  }

  record(sites: readonly string[], runId: string, { after, limit }: { after?: string; limit: number }): Promise<RecordLine[]> {
    return this.read<RecordLine>(
      `SELECT sequence, type, canonical, encode(leaf_hash, 'hex') AS "leafHash" FROM record
        WHERE site = ANY ($1) AND aggregate_id = $2 AND aggregate_type = 'run' AND sequence > $3 ORDER BY sequence LIMIT $4`,
      [sites, runId, Number(after ?? 0), limit],
    );
  }

  audit(sites: readonly string[], runId: string, { after, limit }: { after?: string; limit: number }): Promise<AuditLine[]> {
    return this.read<AuditLine>(
      `SELECT counter AS number, record_sequence AS sequence,
         (SELECT r.canonical::jsonb->'body'->>'stepKey' FROM record r WHERE r.site = audit.site AND r.aggregate_id = audit.aggregate_id AND r.sequence = audit.record_sequence) AS "stepKey", person, name, account, terminal, object, action, field, old_value AS "oldValue", new_value AS "newValue",
         reason, instant_text(act_at) AS "actAt", instant_text(at) AS "recordedAt" FROM audit
        WHERE site = ANY ($1) AND aggregate_id = $2 AND counter > $3 ORDER BY counter LIMIT $4`,
      [sites, runId, Number(after ?? 0), limit],
    );
  }

  startedSteps(sites: readonly string[], runId: string): Promise<{ site: string; recipeHash: string; state: StepState }[]> {
    return this.read('SELECT s.site, r.recipe_hash AS "recipeHash", s.state FROM run_step s JOIN run r ON r.site = s.site AND r.id = s.run_id WHERE s.site = ANY ($1) AND s.run_id = $2 AND s.status = $3', [sites, runId, 'started']);
  }

  openSteps(sites: readonly string[], limit: number): Promise<OpenStep[]> {
    return this.read<OpenStep>(
      `SELECT s.site, s.run_id AS "runId", r.number AS "runNumber", r.recipe, r.recipe_hash AS "recipeHash", s.state,
         (SELECT instant_text(min(t.due_at)) FROM run_timer t WHERE t.site = s.site AND t.run_id = s.run_id AND t.state->>'stepKey' = s.key AND NOT t.paused) AS "dueAt"
       FROM run_step s JOIN run r ON r.site = s.site AND r.id = s.run_id
       WHERE s.site = ANY ($1) AND s.status <> 'completed' AND r.state NOT IN ('aborted', 'stopped') AND NOT r.sealed ORDER BY s.run_id, s.key LIMIT $2`,
      [sites, limit],
    );
  }

  async heldCodes(sites: readonly string[], person: string): Promise<string[]> {
    const rows = await this.read<{ code: string }>(
      `SELECT DISTINCT code FROM qualification WHERE site = ANY ($1) AND person = $2 AND valid_from <= plant_now() AND (valid_until IS NULL OR valid_until > plant_now())
         AND (revoked_at IS NULL OR revoked_at > plant_now())`,
      [sites, person],
    );
    return rows.map(({ code }) => code);
  }

  private read<T>(sql: string, params: readonly unknown[]): Promise<T[]> {
    return this.transactions.read<T>(sql, params, { prepared: true });
  }
}

/** What a row does not have is left out. */
function withoutNulls<T extends object>(row: T): T {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T;
}
