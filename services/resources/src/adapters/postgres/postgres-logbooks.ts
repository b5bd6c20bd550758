import type { Transactions } from '@batchwright/persistence';
import type { LogbookEntry, LogbookOf, Logbooks } from '../../application/logbooks';

/** What belongs to asking and giving stays out: a logbook tells what was done. */
const LEFT_OUT = `('EquipmentGranted', 'EquipmentGrantRefused', 'EquipmentGrantRevoked', 'EquipmentOccupationEnded')`;

/** Logbooks in the schema `resources`: a use is its beginning with the next end of the same item. */
export class PostgresLogbooks implements Logbooks {
  constructor(private readonly transactions: Transactions) {}

  async entries(sites: readonly string[], of: LogbookOf, after: string | undefined, limit: number): Promise<LogbookEntry[]> {
    const [at, code, sequence] = after?.split('~') ?? [];
    const rows = await this.transactions.read<Record<keyof LogbookEntry, string | number | null>>(
      `SELECT e.site, e.code AS equipment, e.title, l.sequence, l.what, l.act_at AS start, u.act_at AS "end", l.observed_at AS "observedAt", l.person, l.run_number AS run, l.step_key AS "stepKey",
              CASE WHEN l.what = 'EquipmentOccupied' THEN l.detail END AS product, CASE WHEN l.what <> 'EquipmentOccupied' THEN l.detail END AS detail
         FROM equipment e JOIN logbook l ON l.site = e.site AND l.equipment_id = e.id
         LEFT JOIN LATERAL (
           SELECT n.act_at FROM logbook n WHERE l.what = 'EquipmentOccupied' AND n.site = l.site AND n.equipment_id = l.equipment_id AND n.what = 'EquipmentOccupationEnded' AND n.sequence > l.sequence
            ORDER BY n.sequence LIMIT 1) u ON true
        WHERE e.site = ANY ($1) AND ($2::text IS NULL OR e.code = $2) AND ($3::text IS NULL OR e.area = $3) AND l.what NOT IN ${LEFT_OUT}
          AND ($4::timestamptz IS NULL OR (l.act_at, e.code, l.sequence) < ($4, $5, $6::bigint))
        ORDER BY l.act_at DESC, e.code DESC, l.sequence DESC LIMIT $7`,
      [sites, 'code' in of ? of.code : null, 'area' in of ? of.area : null, at ?? null, code ?? null, sequence ?? null, limit],
    );
    return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as LogbookEntry);
  }
}
