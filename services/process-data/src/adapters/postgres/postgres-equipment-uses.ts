import type { Transaction, Transactions } from '@batchwright/persistence';
import type { EquipmentUse, EquipmentUses, SeenRun, TagNow, UseKey } from '../../application/equipment-uses';
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

  async run(sites: readonly string[], runId: string): Promise<SeenRun | undefined> {
    const [row] = await this.transactions.read<SeenRun>('SELECT run_id AS id, site, number, recipe, recipe_version AS "recipeVersion" FROM run_seen WHERE site = ANY ($1) AND run_id = $2', [sites, runId]);
    return row;
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
