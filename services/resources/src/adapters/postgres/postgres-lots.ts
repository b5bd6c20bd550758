import type { Transaction, Transactions } from '@batchwright/persistence';
import type { KnownRule, LotFilter, Lots, PickingRule, MaterialView, Movement } from '../../application/lots';
import type { CodedReason } from '../../domain/coded-reason';
import type { Container, Lot, LotCertificate, LotDisposition, LotHold, PickingWaiver, Reservation, StockCategory } from '../../domain/lot';
import { rowsOf } from './rows-of';

interface ContainerJson {
  readonly code: string;
  readonly received: string;
  readonly unit: string;
  readonly free: string;
  readonly labels: number;
  readonly location: string | null;
  readonly blockedFor: string | null;
  readonly blockedCoded: CodedReason | null;
  readonly reservations: readonly (Omit<Reservation, 'inUse'> & { readonly inUse: boolean })[] | null;
}

interface LotRow {
  readonly site: string;
  readonly id: string;
  readonly number: string;
  readonly material: string;
  readonly title: string;
  readonly supplier_lot: string | null;
  readonly supplier: string | null;
  readonly grade: string | null;
  readonly disposition: LotDisposition;
  readonly restriction: string | null;
  readonly blocked_for: string | null;
  readonly blocked_coded: CodedReason | null;
  readonly category: StockCategory;
  readonly expiry: string | null;
  readonly retest: string | null;
  readonly sequence: number;
  readonly containers: readonly ContainerJson[] | null;
  readonly holds: readonly LotHold[] | null;
  readonly certificates: readonly LotCertificate[] | null;
  readonly waivers: readonly PickingWaiver[] | null;
}

// times inside JSON are written by hand: there PostgreSQL would print them in its own way
const LOT = `
  SELECT l.*, (
    SELECT json_agg(json_build_object('code', c.code, 'received', c.received, 'unit', c.unit, 'free', c.free, 'labels', c.labels, 'location', c.location, 'blockedFor', c.blocked_for, 'blockedCoded', c.blocked_coded, 'reservations', (
             SELECT json_agg(json_build_object('grantId', g.grant_id, 'runId', g.run_id, 'runNumber', g.run_number, 'stepKey', g.step_key, 'amount', g.amount, 'inUse', g.state = 'used',
                                               'until', to_char(g.valid_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY g.grant_id)
               FROM item_grant g WHERE g.site = c.site AND g.kind = 'material' AND g.item = c.code AND (g.state = 'granted' OR (g.state = 'used' AND g.consumed IS NULL)))) ORDER BY c.place)
      FROM container c WHERE c.site = l.site AND c.lot_id = l.id) AS containers, (
    SELECT json_agg(json_build_object('lotId', h.cause_id, 'number', h.cause_number, 'reason', h.reason) ORDER BY h.cause_id) FROM lot_hold h WHERE h.site = l.site AND h.lot_id = l.id) AS holds, (
    SELECT json_agg(json_build_object('sha256', f.sha256, 'mediaType', f.media_type, 'size', f.size, 'fileName', f.file_name, 'number', f.number, 'addedBy', f.name,
                                      'addedAt', to_char(f.added_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY f.sequence)
      FROM lot_certificate f WHERE f.site = l.site AND f.lot_id = l.id) AS certificates, (
    SELECT json_agg(json_build_object('container', w.container, 'runNumber', w.run_number) ORDER BY w.container, w.run_number) FROM picking_waiver w WHERE w.site = l.site AND w.lot_id = l.id) AS waivers
    FROM lot l`;
const BY_ID = `${LOT} WHERE l.site = ANY ($1) AND l.id = $2`;
const BY_CONTAINER = `${LOT} JOIN container drum ON drum.site = l.site AND drum.lot_id = l.id WHERE l.site = ANY ($1) AND drum.code = $2 ORDER BY l.site LIMIT 1`;

/** Lots and containers in the schema `resources`. */
export class PostgresLots implements Lots {
  readonly rowsOf = rowsOf;

  constructor(private readonly transactions: Transactions) {}

  async find(tx: Transaction, sites: readonly string[], id: string): Promise<Lot | undefined> {
    return first(await tx.query<LotRow>(BY_ID, [sites, id]));
  }

  async lastChangedBy(tx: Transaction, { site, id, sequence }: Lot): Promise<string | undefined> {
    const [row] = await tx.query<{ name: string | null }>('SELECT name FROM record WHERE site = $1 AND aggregate_id = $2 AND sequence = $3', [site, id, sequence]);
    return row?.name ?? undefined;
  }

  async findByContainer(tx: Transaction, sites: readonly string[], container: string): Promise<Lot | undefined> {
    return first(await tx.query<LotRow>(BY_CONTAINER, [sites, container]));
  }

  async one(sites: readonly string[], id: string): Promise<Lot | undefined> {
    return first(await this.transactions.read<LotRow>(BY_ID, [sites, id]));
  }

  async oneByContainer(sites: readonly string[], container: string): Promise<Lot | undefined> {
    return first(await this.transactions.read<LotRow>(BY_CONTAINER, [sites, container]));
  }

  async releasedOf(tx: Transaction, site: string, material: string): Promise<Lot[]> {
    return (await tx.query<LotRow>(`${LOT} WHERE l.site = $1 AND l.material = $2 AND l.disposition = 'released' AND l.blocked_for IS NULL ORDER BY l.id`, [site, material])).map(lotOf);
  }

  async pickingRule(tx: Transaction, site: string, material: string): Promise<KnownRule | undefined> {
    return (await tx.query<KnownRule & object>('SELECT id, rule, sequence FROM picking_rule WHERE site = $1 AND material = $2', [site, material]))[0];
  }

  async pickingRules(sites: readonly string[]): Promise<{ site: string; material: string; rule: PickingRule }[]> {
    return this.transactions.read('SELECT site, material, rule FROM picking_rule WHERE site = ANY ($1) ORDER BY site, material', [sites]);
  }

  async taken(tx: Transaction, site: string, number: string, containers: readonly string[]): Promise<string | undefined> {
    const [row] = await tx.query<{ code: string }>(
      'SELECT number AS code FROM lot WHERE site = $1 AND number = $2 UNION ALL SELECT code FROM container WHERE site = $1 AND code = ANY ($3) LIMIT 1',
      [site, number, containers],
    );
    return row?.code;
  }

  async titleOf(tx: Transaction, site: string, material: string): Promise<string | undefined> {
    const [row] = await tx.query<{ title: string }>('SELECT title FROM lot WHERE site = $1 AND material = $2 ORDER BY id DESC LIMIT 1', [site, material]);
    return row?.title;
  }

  async list(sites: readonly string[], { material, number, disposition, after, limit }: LotFilter): Promise<Lot[]> {
    const rows = await this.transactions.read<LotRow>(
      `${LOT} WHERE l.site = ANY ($1) AND ($2::text IS NULL OR l.material = $2) AND ($3::text IS NULL OR l.number = $3)
         AND ($4::text IS NULL OR l.disposition = $4) AND ($5::text IS NULL OR l.id > $5) ORDER BY l.id LIMIT $6`,
      [sites, material ?? null, number ?? null, disposition ?? null, after ?? null, limit],
    );
    return rows.map(lotOf);
  }

  async materials(sites: readonly string[], { after, limit }: { after?: string; limit: number }, zones: Readonly<Record<string, string>>): Promise<MaterialView[]> {
    return this.transactions.read<MaterialView>(
      `WITH page AS (
         SELECT site, material, count(*)::int AS lots, (array_agg(title ORDER BY id DESC))[1] AS title FROM lot
          WHERE site = ANY ($1) AND ($2::text IS NULL OR (site, material) > (split_part($2, '/', 1), substr($2, strpos($2, '/') + 1)))
          GROUP BY site, material ORDER BY site, material LIMIT $3),
       drums AS (
         SELECT l.site, l.material, c.unit, count(*)::int AS containers, sum(c.free::numeric) FILTER (WHERE l.disposition = 'released' AND l.blocked_for IS NULL AND l.category = 'production' AND c.blocked_for IS NULL
                AND COALESCE(l.expiry >= today.day, true) AND COALESCE(l.retest >= today.day, true)) AS usable
           FROM page p JOIN lot l USING (site, material) JOIN container c ON c.site = l.site AND c.lot_id = l.id
           CROSS JOIN LATERAL (SELECT (plant_now() AT TIME ZONE COALESCE($4::jsonb->>l.site, 'UTC'))::date AS day) today
          GROUP BY l.site, l.material, c.unit)
       SELECT p.material AS code, p.site, p.title, p.lots, sum(d.containers)::int AS containers,
              json_agg(json_build_object('value', COALESCE(d.usable, 0)::text, 'unit', d.unit) ORDER BY d.unit) AS usable
         FROM page p JOIN drums d USING (site, material) GROUP BY p.site, p.material, p.title, p.lots ORDER BY p.site, p.material`,
      [sites, after ?? null, limit, JSON.stringify(zones)],
    );
  }

  async movements(site: string, container: string, limit: number): Promise<Movement[]> {
    const rows = await this.transactions.read<Record<keyof Movement, unknown>>(
      `SELECT act_at AS at, kind, amount, run_number AS "runNumber", step_key AS "stepKey", cause, cause_coded AS "causeCoded", location, sample, irregular, irregular_de AS "irregularDe"
         FROM movement WHERE site = $1 AND container = $2 ORDER BY sequence LIMIT $3`,
      [site, container, limit],
    );
    return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as Movement);
  }
}

function first(rows: readonly LotRow[]): Lot | undefined {
  const [row] = rows;
  return row && lotOf(row);
}

function lotOf(row: LotRow): Lot {
  const { site, id, number, material, title, disposition, category, sequence } = row;
  const containers = (row.containers ?? []).map(({ code, received, unit, free, labels, reservations, location, blockedFor, blockedCoded }): Container => ({
    code, received: { value: received, unit }, free, labels,
    reservations: (reservations ?? []).map(({ inUse, ...one }) => (inUse ? { ...one, inUse } : one)),
    ...(location === null ? {} : { location }),
    ...(blockedFor === null ? {} : { blockedFor }),
    ...(blockedCoded === null ? {} : { blockedCoded }),
  }));
  return {
    id, site, number, material, title, disposition, category, sequence, containers, holds: row.holds ?? [], certificates: row.certificates ?? [], waivers: row.waivers ?? [],
    ...(row.supplier_lot === null ? {} : { supplierLot: row.supplier_lot }),
    ...(row.supplier === null ? {} : { supplier: row.supplier }),
    ...(row.grade === null ? {} : { grade: row.grade }),
    ...(row.restriction === null ? {} : { restriction: row.restriction }),
    ...(row.blocked_for === null ? {} : { blockedFor: row.blocked_for }),
    ...(row.blocked_coded === null ? {} : { blockedCoded: row.blocked_coded }),
    ...(row.expiry === null ? {} : { expiry: row.expiry }),
    ...(row.retest === null ? {} : { retest: row.retest }),
  };
}
