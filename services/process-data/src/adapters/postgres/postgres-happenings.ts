import type { Transactions } from '@batchwright/persistence';
import { HAPPENINGS, RUNS_THEN, type ExceptionThen, type Happenings, type HappeningsAsked, type PhaseThen, type ReadHappenings, type RunThen } from '../../application/happenings';
import { shown } from './postgres-equipment-uses';

type Nullable<T> = { [K in keyof T]-?: T[K] | null };
/** A row without what is not there. */
const present = <T>(row: Nullable<T>): T => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T;

/** Overlaps the time asked for. */
const meanwhile = (from: string, until: string): string => `${from} <= $4::timestamptz AND COALESCE(${until}, 'infinity') >= $3::timestamptz`;
const of = (item: string): string => `(cardinality($2::text[]) = 0 OR ${item} = ANY ($2))`;

/** What went on in runs in a time, in the schema `process_data`: four ranges of indexes. */
export class PostgresHappenings implements ReadHappenings {
  constructor(private readonly transactions: Transactions) {}

  async during(sites: readonly string[], { runId, equipment, from, until }: HappeningsAsked): Promise<Happenings> {
    const runs = await this.transactions.read<Nullable<RunThen>>(
      `WITH r AS (${runId === undefined
        ? `SELECT DISTINCT u.site, u.run_id FROM equipment_use u WHERE u.site = ANY ($1) AND u.item = ANY ($2) AND ${meanwhile('u.from_at', 'u.until_at')} AND $5::text IS NULL`
        : 'SELECT s.site, s.run_id FROM run_seen s WHERE s.site = ANY ($1) AND s.run_id = $5 AND cardinality($2::text[]) >= 0 AND $3::timestamptz <= $4::timestamptz'})
       SELECT s.run_id AS id, s.site, s.number, s.recipe, s.recipe_version AS "recipeVersion", ${shown('LEAST(n.from_at, u.from_at)')} AS from, ${shown('s.over_at')} AS until FROM r
         JOIN run_seen s ON s.site = r.site AND s.run_id = r.run_id
         CROSS JOIN LATERAL (SELECT min(from_at) AS from_at FROM run_node WHERE site = r.site AND run_id = r.run_id) n
         CROSS JOIN LATERAL (SELECT min(from_at) AS from_at FROM equipment_use WHERE site = r.site AND run_id = r.run_id) u
        WHERE COALESCE(n.from_at, u.from_at) IS NOT NULL ORDER BY LEAST(n.from_at, u.from_at) DESC, s.run_id LIMIT ${RUNS_THEN}`,
      [sites, equipment, from, until, runId ?? null],
    );
    const ids = runs.map(({ id }) => id);
    if (ids.length === 0) return { runs: [], phases: [], exceptions: [] };
    const asked = [sites, equipment, from, until, ids];
    const phases = await this.transactions.read<Nullable<PhaseThen>>(
      `SELECT p.run_id AS "runId", p.kind, p.key, ${shown('p.from_at')} AS from, ${shown('p.until_at')} AS until FROM (
         SELECT run_id, 'node' AS kind, node_key AS key, from_at, until_at FROM run_node WHERE site = ANY ($1) AND run_id = ANY ($5)
         UNION ALL SELECT run_id, 'step', step_key, min(from_at), CASE WHEN bool_and(until_at IS NOT NULL) THEN max(until_at) END FROM equipment_use
           WHERE site = ANY ($1) AND run_id = ANY ($5) AND step_key <> '' AND ${of('item')} GROUP BY site, run_id, step_key) p
        WHERE ${meanwhile('p.from_at', 'p.until_at')} ORDER BY p.from_at, p.kind, p.until_at DESC, p.key LIMIT ${HAPPENINGS}`, asked);
    const exceptions = await this.transactions.read<Nullable<ExceptionThen>>(
      `SELECT e.id, e.run_id AS "runId", e.kind, e.equipment, e.tags, e.severity, e.limit, e.why, ${shown('e.from_at')} AS from, ${shown('e.until_at')} AS until, e.peak, ${shown('e.peak_at')} AS "peakAt" FROM (
         SELECT r.exception_id AS id, r.run_id, 'excursion' AS kind, a.equipment, jsonb_build_array(a.tag) AS tags, a.severity, jsonb_build_object('kind', a.limit_kind, 'value', a.limit_value) AS limit, NULL AS why, a.from_at, a.until_at, a.peak, a.peak_at
           FROM alarm_run r JOIN alarm a ON a.site = r.site AND a.id = r.alarm_id WHERE r.site = ANY ($1) AND r.run_id = ANY ($5) AND r.exception_id IS NOT NULL
         UNION ALL SELECT r.exception_id, r.run_id, 'gap', g.equipment, COALESCE((SELECT jsonb_agg(DISTINCT t.tag ORDER BY t.tag) FROM gap_tag t WHERE t.site = g.site AND t.gap_id = g.id), '[]'), 'major', NULL, g.why, g.from_at, g.until_at, NULL, NULL
           FROM gap_run r JOIN gap g ON g.site = r.site AND g.id = r.gap_id WHERE r.site = ANY ($1) AND r.run_id = ANY ($5)) e
        WHERE ${of('e.equipment')} AND ${meanwhile('e.from_at', 'e.until_at')} ORDER BY e.from_at, e.id LIMIT ${HAPPENINGS}`, asked);
    return { runs: runs.map((row) => present<RunThen>(row)), phases: phases.map((row) => present<PhaseThen>(row)), exceptions: exceptions.map((row) => present<ExceptionThen>(row)) };
  }
}
