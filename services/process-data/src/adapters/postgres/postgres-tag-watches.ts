import type { Transaction } from '@batchwright/persistence';
import type { JsonObject } from '@batchwright/records';
import type { DueTag, LeftTag, TagWatches } from '../../application/tag-watches';
import type { Sample } from '../../domain/admit';
import type { TagWatch } from '../../domain/watch-tag';
import { QUALITIES } from './postgres-samples';

interface SampleRow {
  readonly tag: number;
  readonly at: string;
  readonly number: number | null;
  readonly words: string | null;
  readonly quality: number;
}

const MICROSECONDS = '(extract(epoch FROM at) * 1000000)::bigint::text';
const instant = (parameter: string): string => `to_timestamp(0) + ${parameter} * interval '1 microsecond'`;

/** How tags stand, in the schema `process_data`. */
export class PostgresTagWatches implements TagWatches {
  async note(tx: Transaction, site: string, due: readonly DueTag[]): Promise<void> {
    if (due.length > 0) await tx.query('SELECT note_due($1, $2, $3, $4)', [site, due.map(({ tag }) => tag), due.map(({ since }) => since), due.map(({ until }) => until)]);
  }

  async take(tx: Transaction, site: string, tags: readonly number[]): Promise<DueTag[]> {
    const rows = await tx.query<{ tag: number; since: string; until: string }>('SELECT tag, since::text, until::text FROM take_due($1, $2)', [site, tags]);
    return rows.map(({ tag, since, until }) => ({ tag, since: Number(since), until: Number(until) }));
  }

  async waiting(tx: Transaction, site: string, tags: readonly number[], now: number, connected: boolean): Promise<number[]> {
    const rows = await tx.query<{ tag: number }>(`SELECT tag FROM tag_watch WHERE site = $1 AND tag = ANY ($2) AND due <= $3 AND ($4 OR (state#>>'{telling,held,due}')::bigint <= $3)`, [site, tags, now, connected]);
    return rows.map(({ tag }) => tag);
  }

  left(tx: Transaction): Promise<LeftTag[]> {
    return tx.query<LeftTag>(
      `SELECT w.site, w.tag, n.code, w.state AS watch FROM tag_watch w JOIN tag_number n ON n.site = w.site AND n.number = w.tag
        WHERE (w.state->'limits' <> '{}' OR w.state ? 'unfit' OR w.state ? 'silent')
          AND NOT EXISTS (SELECT FROM connection c JOIN tag_version t ON t.site = c.site AND t.connection_id = c.id AND t.version = c.in_force WHERE c.site = w.site AND c.in_force > 0 AND NOT c.retired AND t.code = n.code)
        ORDER BY w.site, w.tag LIMIT 200`,
    );
  }

  async load(tx: Transaction, site: string, tags: readonly number[]): Promise<ReadonlyMap<number, TagWatch>> {
    const rows = await tx.query<{ tag: number; state: TagWatch }>('SELECT tag, state FROM tag_watch WHERE site = $1 AND tag = ANY ($2)', [site, tags]);
    return new Map(rows.map(({ tag, state }) => [tag, state]));
  }

  async save(tx: Transaction, site: string, watches: readonly { readonly tag: number; readonly watch: TagWatch; readonly due: number | undefined }[]): Promise<void> {
    await tx.project(watches.map(({ tag, watch, due }) => ({ table: 'tag_watch', op: 'upsert', values: { site, tag, at: watch.at, state: watch as unknown as JsonObject, due: due ?? null } })));
  }

  async after(tx: Transaction, since: ReadonlyMap<number, number>, boolean: ReadonlySet<number>): Promise<ReadonlyMap<number, Sample[]>> {
    const rows = await tx.query<SampleRow>(
      `SELECT o.tag, s.at, s.number, s.words, s.quality FROM unnest($1::int[], $2::bigint[]) AS o(tag, since)
         JOIN LATERAL (SELECT ${MICROSECONDS} AS at, number, words, quality, at AS place FROM sample WHERE tag = o.tag AND at > ${instant('o.since')}) s ON true ORDER BY o.tag, s.place`,
      [[...since.keys()], [...since.values()]],
    );
    const found = new Map<number, Sample[]>();
    for (const row of rows) {
      const samples = found.get(row.tag) ?? [];
      samples.push(sampleOf(row, boolean.has(row.tag)));
      found.set(row.tag, samples);
    }
    return found;
  }

  async around(tx: Transaction, { tag, since, until }: DueTag, boolean: boolean): Promise<Sample[]> {
    const columns = `tag, ${MICROSECONDS} AS at, number, words, quality, at AS place`;
    const rows = await tx.query<SampleRow>(
      `SELECT * FROM ((SELECT ${columns} FROM sample WHERE tag = $1 AND at < ${instant('$2::bigint')} ORDER BY sample.at DESC LIMIT 1)
         UNION ALL (SELECT ${columns} FROM sample WHERE tag = $1 AND at >= ${instant('$2::bigint')} AND at <= ${instant('$3::bigint')})
         UNION ALL (SELECT ${columns} FROM sample WHERE tag = $1 AND at > ${instant('$3::bigint')} ORDER BY sample.at LIMIT 1)) s ORDER BY place`,
      [tag, since, until],
    );
    return rows.map((row) => sampleOf(row, boolean));
  }
}

function sampleOf({ at, number, words, quality }: SampleRow, boolean: boolean): Sample {
  return { at: Number(at), value: words ?? (number !== null && boolean ? number === 1 : number), quality: QUALITIES[quality] ?? 'bad' };
}
