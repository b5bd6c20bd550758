import type { Transaction } from '@batchwright/persistence';
import type { MachineStates, SaidOfMachine } from '../../application/tell-machine-states';
import type { Sample } from '../../domain/admit';
import { QUALITIES } from './postgres-samples';

interface Row {
  readonly at: string;
  readonly number: number | null;
  readonly words: string | null;
  readonly quality: number;
}

const SAMPLE = `(SELECT (extract(epoch FROM at) * 1000000)::bigint::text AS at, number, words, quality FROM sample WHERE tag = o.tag AND sample.at <= to_timestamp(0) + o.until * interval '1 microsecond' ORDER BY sample.at DESC LIMIT 1)`;

/** What tags of words, and of yes and no, say, in the schema `process_data`. */
export class PostgresMachineStates implements MachineStates {
  async said(tx: Transaction, at: ReadonlyMap<number, number>, boolean: ReadonlySet<number>): Promise<ReadonlyMap<number, Sample>> {
    if (at.size === 0) return new Map();
    const rows = await tx.query<Row & { tag: number }>(`SELECT o.tag, s.* FROM unnest($1::int[], $2::bigint[]) AS o(tag, until) JOIN LATERAL ${SAMPLE} s ON true`, [[...at.keys()], [...at.values()]]);
    return new Map(rows.map((row) => [row.tag, sampleOf(row, boolean.has(row.tag))]));
  }

  async present(tx: Transaction, site: string, equipment: readonly string[]): Promise<SaidOfMachine[]> {
    const rows = await tx.query<Row & { code: string; equipment: string; point: string; type: string }>(
      `SELECT o.code, o.equipment, o.point, o.type, s.* FROM (
         SELECT t.code, t.tag->>'equipment' AS equipment, t.tag->>'point' AS point, t.tag->>'type' AS type, n.number AS tag, w.at AS until FROM connection c
           JOIN tag_version t ON t.site = c.site AND t.connection_id = c.id AND t.version = c.in_force JOIN tag_number n ON n.site = t.site AND n.code = t.code JOIN tag_watch w ON w.site = n.site AND w.tag = n.number
          WHERE c.site = $1 AND c.in_force > 0 AND NOT c.retired AND t.tag->>'equipment' = ANY ($2) AND t.tag->>'type' IN ('text', 'boolean')) o
         JOIN LATERAL ${SAMPLE} s ON true ORDER BY o.code COLLATE "C"`,
      [site, equipment],
    );
    return rows.map(({ code, equipment: of, point, type, ...row }) => ({ tag: code, equipment: of, point, sample: sampleOf(row, type === 'boolean') }));
  }
}

function sampleOf({ at, number, words, quality }: Row, boolean: boolean): Sample {
  return { at: Number(at), value: words ?? (number !== null && boolean ? number === 1 : number), quality: QUALITIES[quality] ?? 'bad' };
}
