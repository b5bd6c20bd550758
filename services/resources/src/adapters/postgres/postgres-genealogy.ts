import type { Transaction, Transactions } from '@batchwright/persistence';
import type { Direction, GenealogyEdge, GenealogyLot, GenealogyRows } from '../../application/genealogy';

/** UNION drops what was reached before, so that a lot which went into itself by rework ends the search as well. */
const FORWARD = `
  WITH RECURSIVE reached (lot_id) AS (
    SELECT $2::text
    UNION
    SELECT made.lot_id FROM reached r
      JOIN movement used ON used.site = $1 AND used.lot_id = r.lot_id AND used.kind = 'consume'
      JOIN movement made ON made.site = $1 AND made.run_id = used.run_id AND made.kind = 'produce')
  SELECT lot_id AS id FROM reached LIMIT $3`;
const BACKWARD = `
  WITH RECURSIVE reached (lot_id) AS (
    SELECT $2::text
    UNION
    SELECT used.lot_id FROM reached r
      JOIN movement made ON made.site = $1 AND made.lot_id = r.lot_id AND made.kind = 'produce'
      JOIN movement used ON used.site = $1 AND used.run_id = made.run_id AND used.kind = 'consume')
  SELECT lot_id AS id FROM reached LIMIT $3`;
const EVERYTHING = 1_000_000;

/** The way of material, along the ledger in the schema `resources`. */
export class PostgresGenealogy implements GenealogyRows {
  constructor(private readonly transactions: Transactions) {}

  async reached(site: string, lotId: string, direction: Direction, limit: number): Promise<string[]> {
    return (await this.transactions.read<{ id: string }>(direction === 'forward' ? FORWARD : BACKWARD, [site, lotId, limit])).map(({ id }) => id);
  }

  async reachedIn(tx: Transaction, site: string, lotId: string): Promise<string[]> {
    return (await tx.query<{ id: string }>(FORWARD, [site, lotId, EVERYTHING])).map(({ id }) => id);
  }

  runsUsing(tx: Transaction, site: string, lotIds: readonly string[]): Promise<{ runId: string; runNumber: string }[]> {
    return tx.query(`SELECT DISTINCT run_id AS "runId", run_number AS "runNumber" FROM movement WHERE site = $1 AND lot_id = ANY ($2) AND kind = 'consume' AND run_id IS NOT NULL ORDER BY run_id`, [site, lotIds]);
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
      `WITH found AS (${BACKWARD}) SELECT l.id AS "lotId", l.number, COALESCE(l.blocked_for, 'rejected') AS reason FROM found f JOIN lot l ON l.site = $1 AND l.id = f.id
        WHERE l.id <> $2 AND (l.blocked_for IS NOT NULL OR l.disposition = 'rejected') ORDER BY 1`,
      [site, lotId, EVERYTHING],
    );
  }

  async heldFor(tx: Transaction, site: string, lotId: string): Promise<string[]> {
    return (await tx.query<{ id: string }>('SELECT lot_id AS id FROM lot_hold WHERE site = $1 AND cause_id = $2 ORDER BY lot_id', [site, lotId])).map(({ id }) => id);
  }

  lots(site: string, ids: readonly string[]): Promise<GenealogyLot[]> {
    return this.transactions.read<GenealogyLot & object>(
      `SELECT l.id, l.number, l.material, l.title, l.disposition, l.blocked_for IS NOT NULL AS blocked,
              COALESCE((SELECT json_agg(h.cause_number ORDER BY h.cause_number) FROM lot_hold h WHERE h.site = l.site AND h.lot_id = l.id), '[]') AS "heldFor",
              COALESCE((SELECT json_agg(json_build_object('value', s.value::text, 'unit', s.unit) ORDER BY s.unit)
                          FROM (SELECT c.unit, sum(m.amount::numeric) AS value FROM container c JOIN movement m ON m.site = c.site AND m.container = c.code AND m.lot_id = c.lot_id
                                 WHERE c.site = l.site AND c.lot_id = l.id GROUP BY c.unit) s), '[]') AS "left"
         FROM lot l WHERE l.site = $1 AND l.id = ANY ($2)`,
      [site, ids],
    );
  }

  async edges(site: string, ids: readonly string[], direction: Direction, limit: number): Promise<GenealogyEdge[]> {
    // forward: what runs used of these lots, and what those runs made; backward: which runs made these lots, and what those runs used
    const [open, closed] = direction === 'forward' ? ['consume', 'produce'] : ['produce', 'consume'];
    const rows = await this.transactions.read<Omit<GenealogyEdge, 'amount'> & { value: string; unit: string }>(
      `SELECT m.lot_id AS "lotId", m.run_id AS "runId", min(m.run_number) AS "runNumber", CASE m.kind WHEN 'consume' THEN 'used' ELSE 'made' END AS way, abs(sum(m.amount::numeric))::text AS value, c.unit
         FROM movement m JOIN container c ON c.site = m.site AND c.lot_id = m.lot_id AND c.code = m.container
        WHERE m.site = $1 AND m.run_id IS NOT NULL AND m.lot_id = ANY ($2) AND (m.kind = $3 OR (m.kind = $4 AND
              EXISTS (SELECT FROM movement o WHERE o.site = m.site AND o.run_id = m.run_id AND o.kind = $3 AND o.lot_id = ANY ($2))))
        GROUP BY m.lot_id, m.run_id, m.kind, c.unit ORDER BY 2, 4, 1 LIMIT $5`,
      [site, ids, open, closed, limit],
    );
    return rows.map(({ value, unit, ...edge }) => ({ ...edge, amount: { value, unit } }));
  }

  async siteOf(sites: readonly string[], lotId: string): Promise<string | undefined> {
    const [row] = await this.transactions.read<{ site: string }>('SELECT site FROM lot WHERE site = ANY ($1) AND id = $2', [sites, lotId]);
    return row?.site;
  }
}
