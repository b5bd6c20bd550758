import type { Transactions } from '@batchwright/persistence';
import { POINTS_OF_EQUIPMENT, type AlarmOfPoint, type EquipmentNow, type EquipmentNowFilter, type EquipmentsNow, type PointNow } from '../../application/equipment-now';
import type { AlarmPriority, Tag } from '../../domain/tag';
import { beyond } from '../../domain/watch-limit';
import { shown } from './postgres-equipment-uses';
import { QUALITIES } from './postgres-samples';

interface PointRow {
  readonly site: string;
  readonly equipment: string;
  readonly total: number;
  readonly tag: Tag;
  readonly listening: string;
  readonly at: string | null;
  readonly number: number | null;
  readonly words: string | null;
  readonly quality: number;
  readonly status: string | null;
}

interface AlarmRow extends AlarmOfPoint {
  readonly site: string;
  readonly equipment: string;
  readonly tag: string;
}

type Of<T> = T & { readonly site: string; readonly equipment: string };

const PRIORITIES: readonly AlarmPriority[] = ['critical', 'high', 'medium', 'low'];
/** Alarms that were not seen count as more urgent than seen ones, those before shelved ones. */
const URGENCY: readonly AlarmOfPoint['state'][] = ['active-unacknowledged', 'active-acknowledged', 'shelved'];
const HEARD: Readonly<Record<string, string>> = { lost: 'connection-lost', nobody: 'not-listened', connecting: 'connecting' };

/** Points of a page of equipment, each with its newest sample: the last row of one range of an index. Equipment is a word of the tags in force, so there are as many as engineering wrote. */
const POINTS = `
  WITH point AS (
    SELECT t.site, t.tag->>'equipment' AS equipment, t.code, t.tag, CASE WHEN l.holder IS NULL THEN 'nobody' ELSE COALESCE(l.state, 'connecting') END AS listening
      FROM connection c JOIN tag_version t ON t.site = c.site AND t.connection_id = c.id AND t.version = c.in_force
      LEFT JOIN listener l ON l.site = c.site AND l.connection_id = c.id AND l.until > now()
     WHERE c.site = ANY ($1) AND c.in_force > 0 AND NOT c.retired AND ($2::text[] IS NULL OR t.tag->>'equipment' = ANY ($2))
  ), page AS (
    SELECT site, equipment, count(*)::int AS total FROM point WHERE $3::text IS NULL OR (equipment || ' ' || site) COLLATE "C" > $3 GROUP BY site, equipment ORDER BY (equipment || ' ' || site) COLLATE "C" LIMIT $4
  ), placed AS (
    SELECT p.*, g.total, row_number() OVER (PARTITION BY p.site, p.equipment ORDER BY p.code COLLATE "C") AS place FROM page g JOIN point p ON p.site = g.site AND p.equipment = g.equipment
  )
  SELECT p.site, p.equipment, p.total, p.tag, p.listening, ${shown('s.at')} AS at, s.number, s.words, s.quality, s.status
    FROM placed p JOIN tag_number n ON n.site = p.site AND n.code = p.code
    LEFT JOIN LATERAL (SELECT * FROM sample WHERE tag = n.number ORDER BY at DESC LIMIT 1) s ON true
   WHERE p.place <= $5 ORDER BY (p.equipment || ' ' || p.site) COLLATE "C", p.place`;

/** How equipment stands, from the schema `process_data`: five questions whatever the number of equipment. */
export class PostgresEquipmentNow implements EquipmentsNow {
  constructor(private readonly transactions: Transactions) {}

  async list(sites: readonly string[], { equipment, step }: EquipmentNowFilter, { after, limit }: { after?: string; limit: number }): Promise<EquipmentNow[]> {
    const used = step === undefined ? undefined : await this.usedBy(sites, step);
    const asked = used ?? (equipment === undefined ? undefined : [equipment]);
    if (asked?.length === 0) return [];
    const points = await this.transactions.read<PointRow>(POINTS, [sites, asked ?? null, after ?? null, limit, POINTS_OF_EQUIPMENT]);
    const items = [...new Set(points.map((point) => point.equipment))];
    if (items.length === 0) return [];
    const [alarms, returned, gaps, runs] = await Promise.all([this.alarms(sites, items), this.returned(sites, items), this.gaps(sites, items), this.runs(sites, items)]);
    const groups = new Map<string, PointRow[]>();
    for (const point of points) groups.set(`${point.equipment} ${point.site}`, [...(groups.get(`${point.equipment} ${point.site}`) ?? []), point]);
    return [...groups.values()].map((rows) => {
      const { site, equipment: code, total } = rows[0] as PointRow;
      const here = <T>(all: readonly Of<T>[]): Of<T>[] => all.filter((one) => one.site === site && one.equipment === code);
      const [active, lasting] = [here(alarms), here(gaps)];
      const count = (state: AlarmOfPoint['state']): number => active.filter((alarm) => alarm.state === state).length;
      const worst = PRIORITIES.find((priority) => active.some((alarm) => alarm.priority === priority && alarm.state !== 'shelved'));
      return {
        site, equipment: code, more: total - rows.length, points: rows.map((row) => pointOf(row, active, lasting)),
        alarms: { unacknowledged: count('active-unacknowledged'), acknowledged: count('active-acknowledged'), shelved: count('shelved'), returned: here(returned)[0]?.count ?? 0 },
        ...(worst === undefined ? {} : { worst }),
        gaps: [...new Map(lasting.map(({ id, why, from }) => [id, { id, why, from }])).values()],
        runs: here(runs).map(({ runId, runNumber, stepKey }) => ({ runId, runNumber, ...(stepKey === '' ? {} : { stepKey }) })),
      };
    });
  }

  private async usedBy(sites: readonly string[], { runId, stepKey }: NonNullable<EquipmentNowFilter['step']>): Promise<string[]> {
    const rows = await this.transactions.read<{ item: string }>('SELECT DISTINCT item FROM equipment_use WHERE site = ANY ($1) AND run_id = $2 AND step_key = $3 AND until_at IS NULL ORDER BY item', [sites, runId, stepKey]);
    return rows.map(({ item }) => item);
  }

  private alarms(sites: readonly string[], items: readonly string[]): Promise<AlarmRow[]> {
    return this.transactions.read(
      `SELECT site, equipment, tag, id, limit_id AS limit, priority, CASE WHEN shelved_until > now() THEN 'shelved' WHEN acknowledged_at IS NULL THEN 'active-unacknowledged' ELSE 'active-acknowledged' END AS state
         FROM alarm WHERE site = ANY ($1) AND equipment = ANY ($2) AND until_at IS NULL ORDER BY id`,
      [sites, items],
    );
  }

  private returned(sites: readonly string[], items: readonly string[]): Promise<Of<{ count: number }>[]> {
    return this.transactions.read(
      'SELECT site, equipment, count(*)::int AS count FROM alarm WHERE site = ANY ($1) AND equipment = ANY ($2) AND until_at IS NOT NULL AND acknowledged_at IS NULL AND (shelved_until > now()) IS NOT TRUE GROUP BY site, equipment',
      [sites, items],
    );
  }

  private gaps(sites: readonly string[], items: readonly string[]): Promise<Of<{ id: string; why: string; from: string; tag: string; since: string }>[]> {
    return this.transactions.read(
      `SELECT g.site, g.equipment, g.id, g.why, ${shown('g.from_at')} AS from, t.tag, ${shown('t.from_at')} AS since FROM gap g JOIN gap_tag t ON t.site = g.site AND t.gap_id = g.id AND t.until_at IS NULL
        WHERE g.site = ANY ($1) AND g.equipment = ANY ($2) AND g.until_at IS NULL ORDER BY g.from_at, g.id, t.tag`,
      [sites, items],
    );
  }

  private runs(sites: readonly string[], items: readonly string[]): Promise<Of<{ runId: string; runNumber: string; stepKey: string }>[]> {
    return this.transactions.read(
      `SELECT DISTINCT ON (u.site, u.item, u.run_id) u.site, u.item AS equipment, u.run_id AS "runId", COALESCE(r.number, u.run_id) AS "runNumber", u.step_key AS "stepKey"
         FROM equipment_use u LEFT JOIN run_seen r ON r.site = u.site AND r.run_id = u.run_id WHERE u.site = ANY ($1) AND u.item = ANY ($2) AND u.until_at IS NULL ORDER BY u.site, u.item, u.run_id, u.step_key = '', u.from_at DESC`,
      [sites, items],
    );
  }
}

function pointOf({ tag, listening, at, number, words, quality, status }: PointRow, alarms: readonly AlarmRow[], gaps: readonly { why: string; tag: string; since: string }[]): PointNow {
  const { code, title, equipment, point, type, unit, places, limits } = tag;
  const value = words ?? (number !== null && type === 'boolean' ? number === 1 : number);
  const past = at !== null && value !== null && QUALITIES[quality] === 'good' ? beyond(limits, value) : undefined;
  const [alarm] = alarms.filter((one) => one.tag === code).sort((a, b) => URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state) || PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority));
  const gap = gaps.find((one) => one.tag === code && !one.why.endsWith('-quality')); // what quality it has, its value says
  const lost = HEARD[listening];
  return {
    code, title, equipment, point, type, limits, ...(unit === undefined ? {} : { unit }), ...(places === undefined ? {} : { places }),
    ...(at === null ? {} : { newest: { at, value, quality: QUALITIES[quality] ?? 'bad', ...(status === null ? {} : { status }) } }),
    ...(past ? { beyond: { id: past.id, kind: past.kind, value: past.value } } : {}),
    ...(alarm ? { alarm: { id: alarm.id, limit: alarm.limit, priority: alarm.priority, state: alarm.state } } : {}),
    ...(gap ? { unheard: { why: gap.why, since: gap.since } } : lost === undefined ? {} : { unheard: { why: lost } }),
  };
}
