import type { Transaction, Transactions } from '@batchwright/persistence';
import type { EquipmentUse, EquipmentUses, SeenRun, TagNow, UseKey, UsingRun } from '../../application/equipment-uses';
import type { Tag } from '../../domain/tag';
import { QUALITIES } from './postgres-samples';

/** An instant as it is shown: UTC with microseconds. */
export const shown = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Uses of equipment in the schema `process_data`. */
export class PostgresEquipmentUses implements EquipmentUses {
  constructor(private readonly transactions: Transactions) {}

  open(tx: Transaction, site: string, runId: string): Promise<UseKey[]> {
    return tx.query<UseKey>('SELECT run_id AS "runId", step_key AS "stepKey", item, grant_id AS "grantId" FROM equipment_use WHERE site = $1 AND run_id = $2 AND until_at IS NULL', [site, runId]);
  }

  async openNodes(tx: Transaction, site: string, runId: string): Promise<string[]> {
    const rows = await tx.query<{ key: string }>('SELECT node_key AS key FROM run_node WHERE site = $1 AND run_id = $2 AND until_at IS NULL ORDER BY from_at, node_key', [site, runId]);
    return rows.map(({ key }) => key);
  }

  async using(tx: Transaction, site: string, item: string, from: string, until?: string): Promise<UsingRun[]> {
    await this.lock(tx, site, [item]);
    const rows = await tx.query<Omit<UsingRun, 'stepKey'> & { stepKey: string }>(
      `SELECT DISTINCT ON (u.run_id) u.run_id AS "runId", COALESCE(r.number, u.run_id) AS "runNumber", u.step_key AS "stepKey", u.nodes FROM equipment_use u LEFT JOIN run_seen r ON r.site = u.site AND r.run_id = u.run_id
        WHERE u.site = $1 AND u.item = $2 AND u.from_at <= COALESCE($4::timestamptz, 'infinity') AND (u.until_at IS NULL OR u.until_at > $3) ORDER BY u.run_id, u.step_key = '', u.from_at`,
      [site, item, from, until ?? null],
    );
    return rows.map(({ stepKey, ...run }) => ({ ...run, ...(stepKey === '' ? {} : { stepKey }) }));
  }

  async lock(tx: Transaction, site: string, items: readonly string[]): Promise<void> {
    for (const item of [...items].sort()) await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`process_data.use ${site} ${item}`]);
  }

  async run(sites: readonly string[], runId: string): Promise<SeenRun | undefined> {
    const [row] = await this.transactions.read<SeenRun>('SELECT run_id AS id, site, number, recipe, recipe_version AS "recipeVersion" FROM run_seen WHERE site = ANY ($1) AND run_id = $2', [sites, runId]);
    return row;
  }

  async seen(tx: Transaction, site: string, runId: string): Promise<boolean> {
    return (await tx.query('SELECT FROM run_seen WHERE site = $1 AND run_id = $2', [site, runId])).length > 0;
  }

  async ofRun(site: string, runId: string, limit: number): Promise<EquipmentUse[]> {
    const rows = await this.transactions.read<{ stepKey: string; equipment: string; nodes: string[]; from: string; until: string | null }>(
      `SELECT step_key AS "stepKey", item AS equipment, nodes, ${shown('from_at')} AS from, ${shown('until_at')} AS until FROM equipment_use WHERE site = $1 AND run_id = $2 ORDER BY from_at, step_key, item LIMIT $3`,
      [site, runId, limit],
    );
    return rows.map(({ stepKey, until, ...use }) => ({ runId, ...use, ...(stepKey === '' ? {} : { stepKey }), ...(until === null ? {} : { until }) }));
  }

  async tags(sites: readonly string[], { equipment, after, limit, newest }: { equipment?: readonly string[]; after?: string; limit: number; newest?: true }): Promise<TagNow[]> {
    const rows = await this.transactions.read<{ tag: Tag; at: string | null; number: number | null; words: string | null; quality: number; status: string | null }>(
      `SELECT t.tag, ${shown('s.at')} AS at, s.number, s.words, s.quality, s.status FROM connection c
         JOIN tag_version t ON t.site = c.site AND t.connection_id = c.id AND t.version = c.in_force JOIN tag_number n ON n.site = t.site AND n.code = t.code
         LEFT JOIN LATERAL (SELECT * FROM sample WHERE tag = n.number AND $5 ORDER BY at DESC LIMIT 1) s ON true
        WHERE c.site = ANY ($1) AND c.in_force > 0 AND NOT c.retired AND ($2::text[] IS NULL OR t.tag->>'equipment' = ANY ($2)) AND ($3::text IS NULL OR t.code COLLATE "C" > $3)
        ORDER BY t.code COLLATE "C" LIMIT $4`,
      [sites, equipment ?? null, after ?? null, limit, newest === true],
    );
    return rows.map(({ tag: { code, title, equipment: of, point, type, unit, places, limits }, at, number, words, quality, status }) => ({
      code, title, equipment: of, point, type, limits, ...(unit === undefined ? {} : { unit }), ...(places === undefined ? {} : { places }),
      ...(at === null ? {} : { newest: { at, value: words ?? (number !== null && type === 'boolean' ? number === 1 : number), quality: QUALITIES[quality] ?? 'bad', ...(status === null ? {} : { status }) } }),
    }));
  }
}
