import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Direction, GenealogyEdge, GenealogyLot, GenealogyRows, LotAt } from '../../application/genealogy';

/**
 * UNION drops what was reached before, so that a lot which went into itself by rework ends the search as well. The way goes from a lot to the runs that used it, from each run, once, to what it made, and
 * along deliveries from site to site; backward the same the other way round.
 */
const searchBy = (first: 'consume' | 'produce', second: 'consume' | 'produce', delivery: string): string => `
  WITH RECURSIVE reached (site, id, is_run) AS (
    SELECT $1::text, $2::text, false
    UNION
    SELECT n.site, n.id, n.is_run FROM reached r CROSS JOIN LATERAL (
      SELECT m.site, m.run_id AS id, true AS is_run FROM movement m WHERE NOT r.is_run AND m.site = r.site AND m.lot_id = r.id AND m.kind = '${first}' AND m.run_id IS NOT NULL
      UNION ALL
      SELECT m.site, m.lot_id, false FROM movement m WHERE r.is_run AND m.site = r.site AND m.run_id = r.id AND m.kind = '${second}'
      UNION ALL
      ${delivery}) n)
  SELECT site, id FROM reached WHERE NOT is_run LIMIT $3`;
const FORWARD = searchBy('consume', 'produce', 'SELECT o.site, o.lot_id, false FROM lot_origin o WHERE NOT r.is_run AND o.from_site = r.site AND o.from_lot_id = r.id');
const BACKWARD = searchBy('produce', 'consume', 'SELECT o.from_site, o.from_lot_id, false FROM lot_origin o WHERE NOT r.is_run AND o.site = r.site AND o.lot_id = r.id');
const WANTED = 'unnest($1::text[], $2::text[]) AS w (site, lot_id)';
const EVERYTHING = 1_000_000;

/** The way of material, along the ledger in the schema `resources`. */
export class PostgresGenealogy implements GenealogyRows {
  constructor(private readonly transactions: Transactions) {}

  reached(site: string, lotId: string, direction: Direction, limit: number): Promise<LotAt[]> {
    return this.transactions.read<LotAt & object>(direction === 'forward' ? FORWARD : BACKWARD, [site, lotId, limit]);
  }

  reachedIn(tx: Transaction, site: string, lotId: string): Promise<LotAt[]> {
    return tx.query<LotAt & object>(FORWARD, [site, lotId, EVERYTHING]);
  }

  runsUsing(tx: Transaction, lots: readonly LotAt[]): Promise<{ site: string; runId: string; runNumber: string }[]> {
    return tx.query(
      `SELECT DISTINCT m.site, m.run_id AS "runId", m.run_number AS "runNumber" FROM ${WANTED} JOIN movement m ON m.site = w.site AND m.lot_id = w.lot_id WHERE m.kind = 'consume' AND m.run_id IS NOT NULL ORDER BY 2`,
      arraysOf(lots));
  }

  async madeBy(tx: Transaction, site: string, runId: string): Promise<string[]> {
    return (await tx.query<{ id: string }>(`SELECT DISTINCT lot_id AS id FROM movement WHERE site = $1 AND run_id = $2 AND kind = 'produce' ORDER BY lot_id`, [site, runId])).map(({ id }) => id);
  }

  badInputs(tx: Transaction, site: string, runId: string): Promise<{ lotId: string; number: string; reason: string }[]> {
    return tx.query(
      `WITH input AS (SELECT DISTINCT lot_id FROM movement WHERE site = $1 AND run_id = $2 AND kind = 'consume')
       SELECT l.id AS "lotId", l.number, COALESCE(l.blocked_for, 'rejected') AS reason FROM input i JOIN lot l ON l.site = $1 AND l.id = i.lot_id WHERE l.blocked_for IS NOT NULL OR l.disposition = 'rejected'
       UNION
       SELECT h.cause_id, h.cause_number, h.reason FROM input i JOIN lot_hold h ON h.site = $1 AND h.lot_id = i.lot_id
       ORDER BY 1`,
      [site, runId],
    );
  }

  badAncestors(tx: Transaction, site: string, lotId: string): Promise<{ lotId: string; number: string; reason: string }[]> {
    return tx.query(
      `WITH found AS (${BACKWARD}) SELECT l.id AS "lotId", l.number, COALESCE(l.blocked_for, 'rejected') AS reason FROM found f JOIN lot l ON l.site = f.site AND l.id = f.id
        WHERE l.id <> $2 AND (l.blocked_for IS NOT NULL OR l.disposition = 'rejected') ORDER BY 1`,
      [site, lotId, EVERYTHING],
    );
  }

  heldFor(tx: Transaction, lotId: string): Promise<LotAt[]> {
    return tx.query<LotAt & object>('SELECT site, lot_id AS id FROM lot_hold WHERE cause_id = $1 ORDER BY site, lot_id', [lotId]);
  }

  lots(of: readonly LotAt[]): Promise<GenealogyLot[]> {
    return this.transactions.read<GenealogyLot & object>(
      `SELECT l.site, l.id, l.number, l.material, l.title, l.disposition, l.blocked_for IS NOT NULL AS blocked,
              COALESCE((SELECT json_agg(h.cause_number ORDER BY h.cause_number) FROM lot_hold h WHERE h.site = l.site AND h.lot_id = l.id), '[]') AS "heldFor",
              COALESCE((SELECT json_agg(json_build_object('value', s.value::text, 'unit', s.unit) ORDER BY s.unit)
                          FROM (SELECT c.unit, sum(m.amount::numeric) AS value FROM container c JOIN movement m ON m.site = c.site AND m.container = c.code AND m.lot_id = c.lot_id
                                 WHERE c.site = l.site AND c.lot_id = l.id GROUP BY c.unit) s), '[]') AS "left"
         FROM ${WANTED} JOIN lot l ON l.site = w.site AND l.id = w.lot_id`,
      arraysOf(of),
    );
  }

  async edges(of: readonly LotAt[], direction: Direction, limit: number): Promise<GenealogyEdge[]> {
    // forward: what runs used of these lots, and what those runs made; backward: which runs made these lots, and what those runs used
    const [open, closed] = direction === 'forward' ? ['consume', 'produce'] : ['produce', 'consume'];
    const rows = await this.transactions.read<Omit<GenealogyEdge, 'amount'> & { value: string; unit: string }>(
      // the runs once, as a set: asked for each row of the ledger, a thousand batches took as long as a hundred thousand
      `WITH run AS MATERIALIZED (SELECT DISTINCT m.site, m.run_id FROM ${WANTED} JOIN movement m ON m.site = w.site AND m.lot_id = w.lot_id WHERE m.kind = $3 AND m.run_id IS NOT NULL)
       SELECT m.site, m.lot_id AS "lotId", m.run_id AS "runId", min(m.run_number) AS "runNumber", CASE m.kind WHEN 'consume' THEN 'used' ELSE 'made' END AS way, abs(sum(m.amount::numeric))::text AS value, c.unit
         FROM ${WANTED} JOIN movement m ON m.site = w.site AND m.lot_id = w.lot_id JOIN container c ON c.site = m.site AND c.lot_id = m.lot_id AND c.code = m.container
        WHERE m.run_id IS NOT NULL AND (m.kind = $3 OR (m.kind = $4 AND (m.site, m.run_id) IN (SELECT site, run_id FROM run)))
        GROUP BY m.site, m.lot_id, m.run_id, m.kind, c.unit ORDER BY 3, 5, 2 LIMIT $5`,
      [...arraysOf(of), open, closed, limit],
    );
    return rows.map(({ value, unit, ...edge }) => ({ ...edge, amount: { value, unit } }));
  }

  async transfers(of: readonly LotAt[]): Promise<{ from: LotAt; to: LotAt; amount: { value: string; unit: string } }[]> {
    const rows = await this.transactions.read<{ site: string; id: string; fromSite: string; fromId: string; value: string; unit: string }>(
      `SELECT o.site, o.lot_id AS id, o.from_site AS "fromSite", o.from_lot_id AS "fromId", sum(m.amount::numeric)::text AS value, c.unit
         FROM ${WANTED} JOIN lot_origin o ON o.site = w.site AND o.lot_id = w.lot_id
         JOIN movement m ON m.site = o.site AND m.lot_id = o.lot_id AND m.kind = 'receive' JOIN container c ON c.site = m.site AND c.lot_id = m.lot_id AND c.code = m.container
        WHERE EXISTS (SELECT FROM unnest($1::text[], $2::text[]) AS f (site, lot_id) WHERE f.site = o.from_site AND f.lot_id = o.from_lot_id)
        GROUP BY 1, 2, 3, 4, 6 ORDER BY 1, 2`,
      arraysOf(of),
    );
    return rows.map(({ site, id, fromSite, fromId, value, unit }) => ({ from: { site: fromSite, id: fromId }, to: { site, id }, amount: { value, unit } }));
  }

  async lotAt(tx: Transaction, site: string, number: string): Promise<string | undefined> {
    const [row] = await tx.query<{ id: string }>('SELECT id FROM lot WHERE site = $1 AND number = $2', [site, number]);
    return row?.id;
  }

  async siteOf(sites: readonly string[], lotId: string): Promise<string | undefined> {
    const [row] = await this.transactions.read<{ site: string }>('SELECT site FROM lot WHERE site = ANY ($1) AND id = $2', [sites, lotId]);
    return row?.site;
  }
}

function arraysOf(lots: readonly LotAt[]): [string[], string[]] {
  return [lots.map(({ site }) => site), lots.map(({ id }) => id)];
}
