import type { Transaction } from '@batchwright/persistence';
import type { PointInForce, Points } from '../../application/points';
import type { Sample } from '../../domain/admit';
import type { KnownGap, Span } from '../../domain/held-values';
import { microsecondsOf } from '../../domain/instants';
import { shown } from './postgres-equipment-uses';
import { QUALITIES } from './postgres-samples';

interface Row {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly settings: PointInForce['connection']['settings'];
  readonly tag: PointInForce['tag'];
  readonly state: PointInForce['listening']['state'];
  readonly why: string | null;
}

interface SampleRow {
  readonly at: string;
  readonly number: number | null;
  readonly words: string | null;
  readonly quality: number;
  readonly status: string | null;
}

const moment = (parameter: string): string => `to_timestamp(0) + ${parameter}::bigint * interval '1 microsecond'`;

/** Measuring points in force and what they said, in the schema `process_data`. */
export class PostgresPoints implements Points {
  async find(tx: Transaction, site: string, equipment: string, point: string): Promise<PointInForce | undefined> {
    const [row] = await tx.query<Row>(
      `SELECT c.id, c.in_force AS version, v.name, v.settings, t.tag || jsonb_build_object('number', n.number) AS tag,
              CASE WHEN l.holder IS NULL THEN 'nobody' ELSE COALESCE(l.state, 'connecting') END AS state, l.why
         FROM connection c JOIN connection_version v ON v.site = c.site AND v.connection_id = c.id AND v.version = c.in_force
         JOIN tag_version t ON t.site = c.site AND t.connection_id = c.id AND t.version = c.in_force JOIN tag_number n ON n.site = t.site AND n.code = t.code
         LEFT JOIN listener l ON l.site = c.site AND l.connection_id = c.id AND l.until > now()
        WHERE c.site = $1 AND c.in_force > 0 AND NOT c.retired AND t.tag->>'equipment' = $2 AND t.tag->>'point' = $3 ORDER BY t.code COLLATE "C" LIMIT 1`,
      [site, equipment, point],
    );
    if (!row) return undefined;
    const { id, version, name, settings, tag, state, why } = row;
    return { site, connection: { id, version, name, settings }, tag, listening: { state, ...(why === null ? {} : { why }) } };
  }

  async samples(tx: Transaction, { number, type }: PointInForce['tag'], { from, until }: Span, limit: number): Promise<Sample[]> {
    const columns = `(extract(epoch FROM at) * 1000000)::bigint::text AS at, number, words, quality, status, at AS place`;
    const rows = await tx.query<SampleRow>(
      `SELECT at, number, words, quality, status FROM ((SELECT ${columns} FROM sample WHERE tag = $1 AND at < ${moment('$2')} ORDER BY sample.at DESC LIMIT 1)
         UNION ALL (SELECT ${columns} FROM sample WHERE tag = $1 AND at >= ${moment('$2')} AND at <= ${moment('$3')} ORDER BY sample.at LIMIT $4)) s ORDER BY place LIMIT $4`,
      [number, from, until, limit],
    );
    return rows.map(({ at, number: value, words, quality, status }) => ({ at: Number(at), value: words ?? (value !== null && type === 'boolean' ? value === 1 : value), quality: QUALITIES[quality] ?? 'bad', ...(status === null ? {} : { status }) }));
  }

  async gaps(tx: Transaction, site: string, code: string, { from, until }: Span): Promise<KnownGap[]> {
    const rows = await tx.query<{ from: string; until: string | null; why: string }>(
      `SELECT ${shown('t.from_at')} AS from, ${shown('t.until_at')} AS until, g.why FROM gap_tag t JOIN gap g ON g.site = t.site AND g.id = t.gap_id
        WHERE t.site = $1 AND t.tag = $2 AND t.from_at <= ${moment('$4')} AND (t.until_at IS NULL OR t.until_at >= ${moment('$3')}) AND g.why NOT IN ('bad-quality', 'uncertain-quality') AND NOT (g.why = 'silent' AND t.until_at IS NULL) ORDER BY t.from_at`,
      [site, code, from, until],
    );
    return rows.map(({ from: begin, until: end, why }) => ({ from: microsecondsOf(begin), until: end === null ? Number.MAX_SAFE_INTEGER : microsecondsOf(end), why }));
  }

  async heardPast(tx: Transaction, { site, connection, tag }: PointInForce, at: number): Promise<boolean> {
    const [row] = await tx.query<{ heard: boolean }>(
      `SELECT EXISTS (SELECT FROM sample WHERE tag = $1 AND at > ${moment('$2')}) OR EXISTS (
         SELECT FROM tag_version t JOIN tag_number n ON n.site = t.site AND n.code = t.code JOIN tag_watch w ON w.site = t.site AND w.tag = n.number
          WHERE t.site = $3 AND t.connection_id = $4 AND t.version = $5 AND w.at > $2::bigint) AS heard`,
      [tag.number, at, site, connection.id, connection.version],
    );
    return row?.heard === true;
  }

  async outsideSince(tx: Transaction, tag: number, low: number | undefined, high: number | undefined): Promise<number | undefined> {
    const [row] = await tx.query<{ since: string | null }>(
      `SELECT (extract(epoch FROM min(at)) * 1000000)::bigint::text AS since FROM sample WHERE tag = $1 AND at > COALESCE(
         (SELECT at FROM sample WHERE tag = $1 AND quality = 0 AND number >= COALESCE($2::float8, '-Infinity') AND number <= COALESCE($3::float8, 'Infinity') ORDER BY at DESC LIMIT 1), '-infinity')`,
      [tag, low ?? null, high ?? null],
    );
    return row?.since == null ? undefined : Number(row.since);
  }
}
