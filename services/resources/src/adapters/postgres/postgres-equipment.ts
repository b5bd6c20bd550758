import type { Transaction, Transactions } from '@batchwright/persistence';
import type { EquipmentFilter, EquipmentItems, LogbookLine } from '../../application/equipment-items';
import type { Confirmation, Equipment, EquipmentProperty, RunPurpose } from '../../domain/equipment';
import type { CleaningLevel } from '../../domain/product-change';
import { rowsOf } from './rows-of';

interface EquipmentRow {
  readonly site: string;
  readonly id: string;
  readonly code: string;
  readonly class: string;
  readonly title: string;
  readonly area: string;
  readonly properties: readonly EquipmentProperty[];
  readonly cleaning: 'dirty' | 'clean';
  readonly clean_until: string | null;
  readonly clean_level: CleaningLevel | null;
  readonly dirty_since: string | null;
  readonly hold_ended: string | null;
  readonly residues: readonly string[] | null;
  readonly used_by_run: string | null;
  readonly used_by_number: string | null;
  readonly calibration: Confirmation['status'];
  readonly calibration_due: string | null;
  readonly calibration_certificate: string | null;
  readonly qualification: Confirmation['status'];
  readonly qualification_until: string | null;
  readonly blocked_for: string | null;
  readonly work_order: string | null;
  readonly work_reason: string | null;
  readonly sequence: number;
  readonly grant_id: string | null;
  readonly run_id: string;
  readonly run_number: string;
  readonly step_key: string;
  readonly valid_until: string;
  readonly grant_state: string;
  readonly purpose: RunPurpose | null;
  readonly product: string | null;
}

const ITEM = `
  SELECT e.*, g.run_id, g.run_number, g.step_key, g.valid_until, g.state AS grant_state, g.purpose, g.product
    FROM equipment e LEFT JOIN item_grant g ON g.site = e.site AND g.grant_id = e.grant_id`;
const ONE = `${ITEM} WHERE e.site = ANY ($1) AND e.code = $2 ORDER BY e.site LIMIT 1`;

/** Equipment in the schema `resources`. */
export class PostgresEquipment implements EquipmentItems {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  async find(tx: Transaction, sites: readonly string[], code: string): Promise<Equipment | undefined> {
    const [row] = await tx.query<EquipmentRow>(ONE, [sites, code]);
    return row && itemOf(row);
  }

  async one(sites: readonly string[], code: string): Promise<Equipment | undefined> {
    const [row] = await this.transactions.read<EquipmentRow>(ONE, [sites, code]);
    return row && itemOf(row);
  }

  async list(sites: readonly string[], { equipmentClass, area, after, limit }: EquipmentFilter): Promise<Equipment[]> {
    const rows = await this.transactions.read<EquipmentRow>(
      `${ITEM}
        WHERE e.site = ANY ($1) AND ($2::text IS NULL OR e.class = $2) AND ($3::text IS NULL OR e.area = $3)
          AND ($4::text IS NULL OR (e.site, e.code) > (split_part($4, '/', 1), substr($4, strpos($4, '/') + 1)))
        ORDER BY e.site, e.code LIMIT $5`,
      [sites, equipmentClass ?? null, area ?? null, after ?? null, limit],
    );
    return rows.map(itemOf);
  }

  cleanHoldsOver(limit: number): Promise<{ site: string; code: string }[]> {
    return this.transactions.read(
      `SELECT e.site, e.code FROM equipment e LEFT JOIN item_grant g ON g.site = e.site AND g.grant_id = e.grant_id
        WHERE e.cleaning = 'clean' AND e.clean_until <= plant_now() AND g.state IS DISTINCT FROM 'used' ORDER BY e.clean_until, e.site, e.code LIMIT $1`,
      [limit],
    );
  }

  async logbook(site: string, id: string, limit: number): Promise<LogbookLine[]> {
    const rows = await this.transactions.read<Record<keyof LogbookLine, string | number | null>>(
      `SELECT sequence, act_at AS at, what, person, run_number AS "runNumber", step_key AS "stepKey", detail
         FROM logbook WHERE site = $1 AND equipment_id = $2 ORDER BY sequence DESC LIMIT $3`,
      [site, id, limit],
    );
    return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as LogbookLine);
  }
}

function itemOf(row: EquipmentRow): Equipment {
  const { site, id, code, title, area, properties, sequence } = row;
  const confirmation = (status: Confirmation['status'], lastDay: string | null): Confirmation => (status === 'held' ? { status, ...(lastDay === null ? {} : { lastDay }) } : { status });
  const dirty = {
    ...(row.used_by_run === null ? {} : { usedByRun: row.used_by_run, usedByNumber: row.used_by_number ?? '' }),
    ...(row.dirty_since === null ? {} : { since: row.dirty_since }), ...(row.hold_ended === null ? {} : { cleanUntil: row.hold_ended }),
  };
  return {
    id, site, code, title, area, properties, sequence,
    equipmentClass: row.class,
    cleaning: row.cleaning === 'clean' ? { status: 'clean', ...(row.clean_until === null ? {} : { until: row.clean_until }), ...(row.clean_level === 'major' ? { level: 'major' } : {}) } : { status: 'dirty', ...dirty },
    calibration: { ...confirmation(row.calibration, row.calibration_due), ...(row.calibration_certificate === null ? {} : { certificate: row.calibration_certificate }) },
    qualification: confirmation(row.qualification, row.qualification_until),
    ...(row.residues === null ? {} : { residues: row.residues }),
    ...(row.work_order === null ? {} : { handedOver: { workOrder: row.work_order, reason: row.work_reason ?? '' } }),
    ...(row.blocked_for === null ? {} : { blockedFor: row.blocked_for }),
    ...(row.grant_id === null
      ? {}
      : { allocation: { grantId: row.grant_id, runId: row.run_id, runNumber: row.run_number, stepKey: row.step_key, until: row.valid_until, used: row.grant_state === 'used', ...(row.purpose === null ? {} : { purpose: row.purpose }), ...(row.product === null ? {} : { product: row.product }) } }),
  };
}
