import type { Transaction } from '@batchwright/persistence';
import { TOGETHER_SECONDS, UNHEARD, type AlarmSought, type AlarmWithCause, type Cause, type Causes } from '../../application/causes';
import type { GapFacts } from '../../domain/gap';

const TOGETHER = `interval '${TOGETHER_SECONDS} seconds'`;
const unheard = (column: string): string => `${column} IN (${UNHEARD.map((why) => `'${why}'`).join(', ')})`;
/** How a moment stands to a gap `g`: with its beginning, or of a tag that was missing, up to its end. $4 moment, $5 tag. */
const GOES_WITH = `(abs(extract(epoch FROM g.from_at - $4::timestamptz)) <= ${TOGETHER_SECONDS}
   OR EXISTS (SELECT FROM gap_tag t WHERE t.site = g.site AND t.gap_id = g.id AND t.tag = $5 AND $4::timestamptz BETWEEN t.from_at - ${TOGETHER} AND COALESCE(t.until_at, 'infinity') + ${TOGETHER}))`;

/** Causes among the alarms and gaps of the schema `process_data`. */
export class PostgresCauses implements Causes {
  async lock(tx: Transaction, site: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`process_data.causes ${site}`]);
  }

  async ofGap(tx: Transaction, site: string, runId: string, id: string, { connection, why, from }: Pick<GapFacts, 'connection' | 'why' | 'from'>): Promise<Cause | undefined> {
    const [row] = await tx.query<{ exceptionId: string; missing: string }>(
      `SELECT r.exception_id AS "exceptionId", g.equipment AS missing FROM gap g JOIN gap_run r ON r.site = g.site AND r.gap_id = g.id
        WHERE g.site = $1 AND r.run_id = $2 AND g.id <> $3 AND g.from_at BETWEEN $4::timestamptz - ${TOGETHER} AND $4::timestamptz + ${TOGETHER} AND r.parent IS NULL
          AND (g.connection_id = $5 OR ($6 AND ${unheard('g.why')})) ORDER BY g.from_at, g.id LIMIT 1`,
      [site, runId, id, from, connection, UNHEARD.includes(why)],
    );
    return row;
  }

  async ofAlarm(tx: Transaction, site: string, runId: string, { id, tag, equipment, from }: AlarmSought): Promise<Cause | undefined> {
    const [gap] = await tx.query<{ exceptionId: string; missing: string }>(
      `SELECT COALESCE(r.parent, r.exception_id) AS "exceptionId", g.equipment AS missing FROM gap g JOIN gap_run r ON r.site = g.site AND r.gap_id = g.id
        WHERE g.site = $1 AND r.run_id = $2 AND ${unheard('g.why')} AND g.id <> $3 AND ${GOES_WITH} ORDER BY r.parent IS NOT NULL, g.from_at, g.id LIMIT 1`,
      [site, runId, id, from, tag],
    );
    if (gap) return gap;
    const [row] = await tx.query<{ exceptionId: string; tag: string }>(
      `SELECT r.exception_id AS "exceptionId", a.tag FROM alarm a JOIN alarm_run r ON r.site = a.site AND r.alarm_id = a.id
        WHERE a.site = $1 AND r.run_id = $2 AND a.id <> $3 AND a.equipment = $5 AND a.from_at <= $4 AND a.from_at >= $4::timestamptz - ${TOGETHER} AND r.exception_id IS NOT NULL AND r.parent IS NULL ORDER BY a.from_at, a.id LIMIT 1`,
      [site, runId, id, from, equipment],
    );
    return row;
  }

  async alarmsOf(tx: Transaction, site: string, runId: string, { why, from, until, tags }: Pick<GapFacts, 'why' | 'from' | 'until' | 'tags'>): Promise<AlarmWithCause[]> {
    if (!UNHEARD.includes(why)) return [];
    const rows = await tx.query<Omit<AlarmWithCause, 'stepKey'> & { stepKey: string | null }>(
      `SELECT a.id, a.sequence, a.tag, a.limit_id AS "limit", r.step_key AS "stepKey", r.run_number AS "runNumber", r.nodes, r.exception_id AS "exceptionId" FROM alarm a JOIN alarm_run r ON r.site = a.site AND r.alarm_id = a.id
        WHERE a.site = $1 AND r.run_id = $2 AND r.exception_id IS NOT NULL AND r.parent IS NULL
          AND (a.from_at BETWEEN $3::timestamptz - ${TOGETHER} AND $3::timestamptz + ${TOGETHER} OR (a.tag = ANY ($5) AND a.from_at BETWEEN $3::timestamptz - ${TOGETHER} AND COALESCE($4::timestamptz, 'infinity') + ${TOGETHER}))
        ORDER BY a.from_at, a.id`,
      [site, runId, from, until ?? null, [...new Set(tags.map(({ tag }) => tag))]],
    );
    return rows.map(({ stepKey, ...row }) => ({ ...row, ...(stepKey === null ? {} : { stepKey }) }));
  }
}
