import type { Transactions } from '@batchwright/persistence';
import type { ComparableRun, Overlays, PhaseAsked, PhaseOfRun, Piece, SeenPhase, SeenRecipe } from '../../application/overlays';
import { shown } from './postgres-equipment-uses';

/** Tags whose point belongs to an item, as the newest version in force says that has them; also of a connection that was retired. Words have no curve. `u`: site and item. */
const TAGS_OF_USE = `
  JOIN tag_version v ON v.site = u.site AND v.tag->>'equipment' = u.item AND v.tag->>'type' <> 'text'
  JOIN connection c ON c.site = v.site AND c.id = v.connection_id AND v.version <= c.in_force
   AND NOT EXISTS (SELECT FROM tag_version w WHERE w.site = v.site AND w.connection_id = v.connection_id AND w.code = v.code AND w.version > v.version AND w.version <= c.in_force)`;

/** When runs of a list went through a phase: `r` is the list. */
const PHASES: Readonly<Record<PhaseAsked['kind'], string>> = {
  node: 'SELECT n.run_id, n.site, n.from_at, n.until_at FROM run_node n JOIN r ON r.run_id = n.run_id AND r.site = n.site WHERE n.node_key = $4',
  step: 'SELECT u.run_id, u.site, min(u.from_at) AS from_at, CASE WHEN bool_and(u.until_at IS NOT NULL) THEN max(u.until_at) END AS until_at FROM equipment_use u JOIN r ON r.run_id = u.run_id AND r.site = u.site WHERE u.step_key = $4 GROUP BY u.run_id, u.site',
  run: `SELECT r.run_id, r.site, min(f.from_at) AS from_at, r.over_at AS until_at FROM r JOIN LATERAL (
          SELECT n.from_at FROM run_node n WHERE n.site = r.site AND n.run_id = r.run_id UNION ALL SELECT u.from_at FROM equipment_use u WHERE u.site = r.site AND u.run_id = r.run_id) f ON $4::text IS NOT NULL GROUP BY r.run_id, r.site, r.over_at`,
};

/** Runs of a recipe, and where their curves are, in the schema `process_data`. */
export class PostgresOverlays implements Overlays {
  constructor(private readonly transactions: Transactions) {}

  recipes(sites: readonly string[], { after, limit }: { after?: string; limit: number }): Promise<SeenRecipe[]> {
    return this.transactions.read<SeenRecipe>(
      `SELECT recipe, array_to_json(array_agg(DISTINCT recipe_version ORDER BY recipe_version DESC)) AS versions, count(*)::int AS runs FROM run_seen
        WHERE site = ANY ($1) AND recipe <> '' AND ($2::text IS NULL OR recipe COLLATE "C" > $2) GROUP BY recipe ORDER BY recipe COLLATE "C" LIMIT $3`,
      [sites, after ?? null, limit],
    );
  }

  async runs(sites: readonly string[], recipe: string, { version, after, limit }: { version?: number; after?: string; limit: number }): Promise<ComparableRun[]> {
    const rows = await this.transactions.read<Omit<ComparableRun, 'from' | 'until'> & { from: string | null; until: string | null }>(
      `SELECT r.run_id AS id, r.site, r.number, r.recipe, r.recipe_version AS "recipeVersion", ${shown('f.from_at')} AS from, ${shown('r.over_at')} AS until FROM run_seen r
         LEFT JOIN LATERAL (SELECT min(from_at) AS from_at FROM run_node n WHERE n.site = r.site AND n.run_id = r.run_id) f ON true
        WHERE r.site = ANY ($1) AND r.recipe = $2 AND ($3::int IS NULL OR r.recipe_version = $3) AND ($4::text IS NULL OR r.run_id COLLATE "C" < $4) ORDER BY r.run_id COLLATE "C" DESC LIMIT $5`,
      [sites, recipe, version ?? null, after ?? null, limit],
    );
    return rows.map(({ from, until, ...run }) => ({ ...run, ...(from === null ? {} : { from }), ...(until === null ? {} : { until }) }));
  }

  async phases(sites: readonly string[], recipe: string, runs: number): Promise<SeenPhase[]> {
    const rows = await this.transactions.read<SeenPhase & { points: { point: string; unit: string | null }[] }>(
      `WITH r AS (SELECT site, run_id FROM run_seen WHERE site = ANY ($1) AND recipe = $2 ORDER BY run_id COLLATE "C" DESC LIMIT $3),
       phase AS (
         SELECT 'node' AS kind, n.node_key AS key, n.run_id, n.site, n.from_at, n.until_at FROM run_node n JOIN r ON r.site = n.site AND r.run_id = n.run_id
         UNION ALL SELECT 'step', u.step_key, u.run_id, u.site, min(u.from_at), max(u.until_at) FROM equipment_use u JOIN r ON r.site = u.site AND r.run_id = u.run_id WHERE u.step_key <> '' GROUP BY u.step_key, u.run_id, u.site
       ), used AS (
         SELECT DISTINCT p.kind, p.key, u.site, u.item FROM phase p JOIN equipment_use u ON u.site = p.site AND u.run_id = p.run_id
            AND CASE p.kind WHEN 'step' THEN u.step_key = p.key ELSE u.from_at < COALESCE(p.until_at, 'infinity') AND COALESCE(u.until_at, 'infinity') > p.from_at END
       ), measured AS (SELECT DISTINCT u.kind, u.key, v.tag->>'point' AS point, v.tag->>'unit' AS unit FROM used u ${TAGS_OF_USE})
       SELECT p.kind, p.key, count(*)::int AS runs, COALESCE((SELECT jsonb_agg(jsonb_build_object('point', m.point, 'unit', m.unit) ORDER BY m.point, m.unit) FROM measured m WHERE m.kind = p.kind AND m.key = p.key), '[]') AS points
         FROM phase p GROUP BY p.kind, p.key ORDER BY min(p.from_at - (SELECT min(o.from_at) FROM phase o WHERE o.run_id = p.run_id AND o.site = p.site)), p.kind, p.key LIMIT 1000`,
      [sites, recipe, runs],
    );
    return rows.map(({ points, ...phase }) => ({ ...phase, points: points.map(({ point, unit }) => ({ point, ...(unit === null ? {} : { unit }) })) }));
  }

  async pieces(sites: readonly string[], recipe: string, runs: readonly string[], { kind, key }: PhaseAsked, point: string): Promise<PhaseOfRun[]> {
    type Row = Piece & { id: string; site: string; run: string; recipeVersion: number; begin: string; end: string | null };
    const rows = await this.transactions.read<Row & { tag: string | null; unit: string | null }>(
      `WITH r AS (SELECT * FROM run_seen WHERE site = ANY ($1) AND recipe = $2 AND run_id = ANY ($3)), phase AS (${PHASES[kind]}), used AS (
         SELECT p.run_id, p.site, u.item, unnest(range_agg(tstzrange(GREATEST(u.from_at, p.from_at), LEAST(COALESCE(u.until_at, now()), COALESCE(p.until_at, now()))))) AS during
           FROM phase p JOIN equipment_use u ON u.site = p.site AND u.run_id = p.run_id ${kind === 'step' ? 'AND u.step_key = $4' : ''}
          WHERE GREATEST(u.from_at, p.from_at) < LEAST(COALESCE(u.until_at, now()), COALESCE(p.until_at, now())) GROUP BY p.run_id, p.site, u.item
       ), piece AS (
         SELECT DISTINCT u.run_id, u.site, u.item, u.during, n.number, v.code, v.tag->>'type' AS type, v.tag->>'unit' AS unit FROM used u ${TAGS_OF_USE} AND v.tag->>'point' = $5 JOIN tag_number n ON n.site = v.site AND n.code = v.code
       )
       SELECT r.run_id AS id, r.site, r.number AS run, r.recipe_version AS "recipeVersion", ${shown('p.from_at')} AS begin, ${shown('p.until_at')} AS end,
              i.item AS equipment, i.code AS tag, i.number, i.type, i.unit, ${shown('lower(i.during)')} AS from, ${shown('upper(i.during)')} AS until
         FROM r JOIN phase p ON p.run_id = r.run_id AND p.site = r.site LEFT JOIN piece i ON i.run_id = r.run_id AND i.site = r.site ORDER BY array_position($3, r.run_id), lower(i.during), i.code`,
      [sites, recipe, runs, key, point],
    );
    return [...Map.groupBy(rows, ({ site, id }) => `${site} ${id}`).values()].flatMap((of): PhaseOfRun[] => {
      const [first] = of;
      if (!first) return [];
      return [{
        run: { id: first.id, site: first.site, number: first.run, recipe, recipeVersion: first.recipeVersion }, from: first.begin, ...(first.end === null ? {} : { until: first.end }),
        pieces: of.flatMap(({ equipment, tag, number, type, unit, from, until }) => (tag === null ? [] : [{ equipment, tag, number, type, from, until, ...(unit === null ? {} : { unit }) }])),
      }];
    });
  }
}
