import type { Transaction, Transactions } from '@batchwright/persistence';
import type { AlarmFilter, Alarms, AlarmView, KnownAlarm, UrgentAlarms } from '../../application/alarms';
import { FLOOD, type AlarmRun, type AlarmState } from '../../domain/alarm';
import type { AlarmPriority, TagLimit } from '../../domain/tag';
import { shown } from './postgres-equipment-uses';
import { rowsOf } from './rows-of';

interface Row {
  readonly site: string;
  readonly id: string;
  readonly sequence: number;
  readonly tag: string;
  readonly title: KnownAlarm['title'];
  readonly equipment: string;
  readonly point: string;
  readonly unit: string | null;
  readonly places: number | null;
  readonly limit: Pick<TagLimit, 'id' | 'kind' | 'value'>;
  readonly priority: AlarmPriority;
  readonly severity: NonNullable<KnownAlarm['severity']> | null;
  readonly from: string;
  readonly at: string;
  readonly value: string;
  readonly late: boolean;
  readonly until: string | null;
  readonly peak: string | null;
  readonly peakAt: string | null;
  readonly state: AlarmState;
  readonly acknowledged: { readonly at: string; readonly by: string; readonly reason: string } | null;
  readonly shelvedUntil: string | null;
  readonly shelvedFor: string | null;
  readonly shelved: boolean;
  readonly flood: boolean;
  readonly runs: readonly (AlarmRun & { readonly stepKey: string | null; readonly exceptionId: string | null; readonly parent: string | null })[];
}

const STATE = `CASE WHEN a.until_at IS NULL THEN CASE WHEN a.acknowledged_at IS NULL THEN 'active-unacknowledged' ELSE 'active-acknowledged' END
                    WHEN a.acknowledged_at IS NULL THEN 'returned-unacknowledged' ELSE 'over' END`;
const SHELVED = `(a.shelved_until > now() AND (a.until_at IS NULL OR a.acknowledged_at IS NULL))`;
/** `shelved` lies over what it is, for a time. */
const SHOWN = `CASE WHEN ${SHELVED} THEN 'shelved' ELSE ${STATE} END`;
/** Of runs whose number begins like that, and of tags of which a part is named: of a sort of parameters. */
const ofRun = (parameter: string): string => `(${parameter}::text IS NULL OR a.id IN (SELECT r.alarm_id FROM alarm_run r WHERE r.site = ANY ($1) AND r.run_number LIKE ${parameter}))`;
const named = (parameter: string): string => `(${parameter}::text IS NULL OR strpos(lower(a.tag || ' ' || a.title::text), lower(${parameter})) > 0)`;
/** How a number begins, as LIKE wants it. */
const beginning = (number: string | undefined): string | null => (number === undefined ? null : `${number.replace(/[\\%_]/g, '\\$&')}%`);
const ALARM = `
  SELECT a.site, a.id, a.sequence, a.tag, a.title, a.equipment, a.point, a.unit, a.places, jsonb_build_object('id', a.limit_id, 'kind', a.limit_kind, 'value', a.limit_value) AS limit, a.priority, a.severity,
         ${shown('a.from_at')} AS from, ${shown('a.raised_at')} AS at, a.value, a.late, ${shown('a.until_at')} AS until, a.peak, ${shown('a.peak_at')} AS "peakAt", ${STATE} AS state,
         CASE WHEN a.acknowledged_at IS NOT NULL THEN jsonb_build_object('at', ${shown('a.acknowledged_at')}, 'by', a.acknowledged_by, 'reason', a.acknowledged_for) END AS acknowledged,
         ${shown('a.shelved_until')} AS "shelvedUntil", a.shelved_for AS "shelvedFor", COALESCE(${SHELVED}, false) AS shelved,
         (SELECT count(*) FROM (SELECT FROM alarm o WHERE o.site = a.site AND o.equipment = a.equipment AND o.raised_at <= a.raised_at AND o.raised_at >= a.raised_at - interval '${FLOOD.withinMs} milliseconds' LIMIT ${FLOOD.alarms + 1}) many) > ${FLOOD.alarms} AS flood,
         COALESCE((SELECT jsonb_agg(jsonb_build_object('runId', r.run_id, 'runNumber', r.run_number, 'stepKey', r.step_key, 'nodes', r.nodes, 'exceptionId', r.exception_id, 'parent', r.parent) ORDER BY r.run_number, r.run_id)
                     FROM alarm_run r WHERE r.site = a.site AND r.alarm_id = a.id), '[]') AS runs
    FROM alarm a`;

/** Alarms in the schema `process_data`. */
export class PostgresAlarms implements Alarms {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  async find(tx: Transaction, sites: readonly string[], id: string): Promise<KnownAlarm | undefined> {
    return (await tx.query<Row>(`${ALARM} WHERE a.site = ANY ($1) AND a.id = $2`, [sites, id])).map(knownOf)[0];
  }

  async active(tx: Transaction, site: string, tag: string, limit: string): Promise<KnownAlarm | undefined> {
    return (await tx.query<Row>(`${ALARM} WHERE a.site = $1 AND a.tag = $2 AND a.limit_id = $3 AND a.until_at IS NULL ORDER BY a.from_at DESC LIMIT 1`, [site, tag, limit])).map(knownOf)[0];
  }

  async within(tx: Transaction, site: string, tag: string, limit: string, from: string, until: string): Promise<boolean> {
    const [row] = await tx.query('SELECT FROM alarm WHERE site = $1 AND tag = $2 AND limit_id = $3 AND from_at <= $5 AND (until_at IS NULL OR until_at >= $4) LIMIT 1', [site, tag, limit, from, until]);
    return row !== undefined;
  }

  async shelvedUntil(tx: Transaction, site: string, tag: string, limit: string, now: string): Promise<string | undefined> {
    const [row] = await tx.query<{ until: string }>(
      `SELECT ${shown('a.shelved_until')} AS until FROM alarm a WHERE site = $1 AND tag = $2 AND limit_id = $3 AND shelved_until > $4 ORDER BY shelved_until DESC LIMIT 1`,
      [site, tag, limit, now],
    );
    return row?.until;
  }

  async notIn(tx: Transaction, site: string, runId: string, equipment: readonly string[], since: string): Promise<KnownAlarm[]> {
    const rows = await tx.query<Row>(
      `${ALARM} WHERE a.site = $1 AND a.equipment = ANY ($3) AND (a.until_at IS NULL OR a.until_at > $4) AND NOT EXISTS (SELECT FROM alarm_run r WHERE r.site = a.site AND r.alarm_id = a.id AND r.run_id = $2) ORDER BY a.from_at, a.id`,
      [site, runId, equipment, since],
    );
    return rows.map(knownOf);
  }

  async list(sites: readonly string[], { state, equipment, tag, runId, run, priority, from, until, text }: AlarmFilter, { after, limit }: { after?: string; limit: number }): Promise<AlarmView[]> {
    const rows = await this.transactions.read<Row>(
      `${ALARM} WHERE a.site = ANY ($1) AND ($2::text IS NULL OR a.id < $2) AND ($3::text IS NULL OR ${SHOWN} = $3) AND ($4::text IS NULL OR a.equipment = $4)
          AND ($5::text IS NULL OR a.tag = $5) AND ($6::text IS NULL OR EXISTS (SELECT FROM alarm_run r WHERE r.site = a.site AND r.alarm_id = a.id AND r.run_id = $6)) AND ($7::text IS NULL OR a.priority = $7)
          AND ($8::timestamptz IS NULL OR a.until_at IS NULL OR a.until_at >= $8) AND ($9::timestamptz IS NULL OR a.from_at < $9)
          AND ${named('$10')} AND ${ofRun('$11')}
        ORDER BY a.id DESC LIMIT $12`,
      [sites, after ?? null, state ?? null, equipment ?? null, tag ?? null, runId ?? null, priority ?? null, from ?? null, until ?? null, text ?? null, beginning(run), limit],
    );
    return rows.map(viewOf);
  }

  async urgent(sites: readonly string[], { equipment, priority, run, text }: Pick<AlarmFilter, 'equipment' | 'priority' | 'run' | 'text'>, limit: number): Promise<UrgentAlarms> {
    const where = `WHERE a.site = ANY ($1) AND (a.until_at IS NULL OR a.acknowledged_at IS NULL) AND ($2::text IS NULL OR a.equipment = $2) AND ($3::text IS NULL OR a.priority = $3) AND ${named('$4')} AND ${ofRun('$5')}`;
    const asked = [sites, equipment ?? null, priority ?? null, text ?? null, beginning(run)];
    const counted = await this.transactions.read<{ state: keyof UrgentAlarms['counts']; count: number }>(`SELECT ${SHOWN} AS state, count(*)::int AS count FROM alarm a ${where} GROUP BY 1`, asked);
    const rows = await this.transactions.read<Row>(
      `${ALARM} ${where}
        ORDER BY array_position(ARRAY['active-unacknowledged', 'active-acknowledged', 'returned-unacknowledged', 'shelved'], ${SHOWN}), array_position(ARRAY['critical', 'high', 'medium', 'low'], a.priority), a.from_at, a.id LIMIT $6`,
      [...asked, limit],
    );
    const none = { 'active-unacknowledged': 0, 'active-acknowledged': 0, 'returned-unacknowledged': 0, shelved: 0 };
    return { items: rows.map(viewOf), counts: { ...none, ...Object.fromEntries(counted.map(({ state, count }) => [state, count])) } };
  }

  async one(sites: readonly string[], id: string): Promise<AlarmView | undefined> {
    return (await this.transactions.read<Row>(`${ALARM} WHERE a.site = ANY ($1) AND a.id = $2`, [sites, id])).map(viewOf)[0];
  }

  times(sites: readonly string[], from: string, until: string, limit: number): Promise<{ site: string; equipment: string; at: string }[]> {
    return this.transactions.read(`SELECT site, equipment, ${shown('raised_at')} AS at FROM alarm WHERE site = ANY ($1) AND raised_at >= $2 AND raised_at < $3 ORDER BY raised_at, id LIMIT $4`, [sites, from, until, limit]);
  }
}

/** Without what is not there. */
function present<T extends object>(row: T): { [K in keyof T]: Exclude<T[K], null> } {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as { [K in keyof T]: Exclude<T[K], null> };
}

function knownOf({ runs, ...row }: Row): KnownAlarm {
  return { ...present(row), runs: runs.map((run) => present(run)) };
}

function viewOf({ shelved, state, shelvedUntil, shelvedFor, runs, ...row }: Row): AlarmView {
  return { ...present(row), state: shelved ? 'shelved' : state, runs: runs.map((run) => present(run)), ...(shelved && shelvedUntil !== null ? { shelvedUntil } : {}), ...(shelved && shelvedFor !== null ? { shelvedFor } : {}) };
}
