import type { Transaction, Transactions } from '@batchwright/persistence';
import type { CurvePoint, Kept, RefusedReading, Samples, ThinnedCurve } from '../../application/samples';
import type { Sample } from '../../domain/admit';
import { minutesOf } from '../../domain/minutes';
import { binaryRows, COPY_SAMPLES } from './binary-copy';
import { stretchesOf, THINNED } from './thinned-curve';

type KeptSample = Sample & { readonly tag: number; readonly code: string };

const DAY_MICROSECONDS = 86_400_000_000;
/** Qualities by the number that a sample holds. */
export const QUALITIES = ['good', 'uncertain', 'bad'] as const;

/** Samples in the schema `process_data`: a partition a day. */
export class PostgresSamples implements Samples {
  /** Days whose partition is known to be there. */
  private readonly known = new Set<number>();

  constructor(private readonly transactions: Transactions) {}

  async keep(tx: Transaction, site: string, samples: readonly KeptSample[]): Promise<Kept> {
    if (samples.length === 0) return { stored: 0, doubled: 0, contradicting: 0 };
    await this.partitions(tx, samples);
    const fresh = await this.withoutKnown(tx, samples);
    await tx.copyIn(COPY_SAMPLES, binaryRows(fresh.samples));
    await tx.query('SELECT add_sample_minutes($1::jsonb)', [JSON.stringify(minutesOf(fresh.samples))]);
    await this.refuse(tx, site, fresh.contradicting.map((sample) => ({ reading: { tag: sample.code, at: sample.at, value: sample.value, quality: sample.quality }, reason: 'another-value-stands-there' })));
    return { stored: fresh.samples.length, doubled: fresh.doubled, contradicting: fresh.contradicting.length };
  }

  /**
   * COPY refuses a whole batch for one sample that stands there already: those are looked for first, in one question over the index. Of a batch that is newer than what is there it finds nothing.
   * `OFFSET 0` keeps it in the index: flattened into a join, a table without fresh statistics is read whole. What is left comes in the order of the key: samples of a tag lie together, in the table and in its index.
   */
  private async withoutKnown(tx: Transaction, samples: readonly KeptSample[]): Promise<{ samples: KeptSample[]; doubled: number; contradicting: KeptSample[] }> {
    const once = new Map<number, Map<number, KeptSample>>();
    const contradicting: KeptSample[] = [];
    let doubled = 0;
    const held = (known: { value: Sample['value']; quality: Sample['quality'] }, sample: KeptSample): void => {
      if (Object.is(known.value, sample.value) && known.quality === sample.quality) doubled += 1;
      else contradicting.push(sample);
    };
    for (const sample of samples) {
      const ofTag = once.get(sample.tag) ?? new Map<number, KeptSample>();
      const before = ofTag.get(sample.at);
      if (before) held(before, sample);
      else ofTag.set(sample.at, sample);
      once.set(sample.tag, ofTag);
    }
    const tags = [...once.keys()].sort((one, other) => one - other);
    const oldest = tags.map((tag) => [...(once.get(tag)?.keys() ?? [])].reduce((first, at) => Math.min(first, at), Infinity));
    const known = await tx.query<{ tag: number; at: string; number: number | null; words: string | null; quality: number }>(
      `SELECT s.tag, (extract(epoch FROM s.at) * 1000000)::bigint::text AS at, s.number, s.words, s.quality FROM unnest($1::int[], $2::bigint[]) AS o(tag, since)
         JOIN LATERAL (SELECT * FROM sample s WHERE s.tag = o.tag AND s.at >= to_timestamp(0) + o.since * interval '1 microsecond' OFFSET 0) s ON true`,
      [tags, oldest],
    );
    for (const row of known) {
      const sample = once.get(row.tag)?.get(Number(row.at));
      if (!sample) continue;
      once.get(row.tag)?.delete(Number(row.at));
      const value = row.words ?? (typeof sample.value === 'boolean' ? row.number === 1 : row.number);
      held({ value, quality: QUALITIES[row.quality] ?? 'bad' }, sample);
    }
    return { samples: tags.flatMap((tag) => [...(once.get(tag)?.values() ?? [])].sort((one, other) => one.at - other.at)), doubled, contradicting };
  }

  /** Makes days that are not there yet. A day that is being written anew is waited for (`OrderedDays`): what came into its old table meanwhile would be lost with it. */
  private async partitions(tx: Transaction, samples: readonly KeptSample[]): Promise<void> {
    const days = [...new Set(samples.map(({ at }) => Math.floor(at / DAY_MICROSECONDS)))].sort((one, other) => one - other);
    for (const day of days) {
      if (this.known.has(day)) continue;
      await this.transactions.read('SELECT sample_day($1::date)', [new Date(day * 86_400_000).toISOString().slice(0, 10)]);
      this.known.add(day);
    }
    await tx.query(`SELECT pg_advisory_xact_lock_shared(hashtext('process_data.sample_day'), day) FROM unnest($1::int[]) day`, [days]);
  }

  async refuse(tx: Transaction, site: string, refused: readonly RefusedReading[]): Promise<void> {
    if (refused.length === 0) return;
    await tx.query(
      `INSERT INTO sample_refused (site, tag, at, reason, reading) SELECT $1, r->>'tag', to_timestamp(0) + (r->>'at')::bigint * interval '1 microsecond', r->>'reason', r FROM jsonb_array_elements($2::jsonb) r`,
      [site, JSON.stringify(refused.map(({ reading, reason }) => ({ ...reading, value: typeof reading.value === 'number' && !Number.isFinite(reading.value) ? String(reading.value) : reading.value, at: Number.isSafeInteger(reading.at) ? reading.at : null, reason })))],
    );
  }

  async take(tx: Transaction, site: string, connection: string, spool: string, position: number): Promise<number | undefined> {
    const [row] = await tx.query<{ before: number | null }>('SELECT take_batch($1, $2, $3, $4) AS before', [site, connection, spool, position]);
    return row?.before ?? undefined;
  }

  async days(): Promise<string[]> {
    return (await this.transactions.read<{ day: string }>('SELECT days_of_samples AS day FROM days_of_samples()')).map(({ day }) => day);
  }

  expire(tx: Transaction, day: string): Promise<{ site: string; tags: number; samples: number }[]> {
    return tx.query('SELECT site, tags, samples FROM expire_samples($1::date)', [day]);
  }

  async newest(numbers: readonly number[]): Promise<ReadonlyMap<number, number>> {
    const rows = await this.transactions.read<{ tag: number; at: string }>(
      `SELECT n.tag, (extract(epoch FROM s.at) * 1000000)::bigint::text AS at FROM unnest($1::int[]) AS n(tag)
         JOIN LATERAL (SELECT at FROM sample WHERE tag = n.tag ORDER BY at DESC LIMIT 1) s ON true`,
      [numbers],
    );
    return new Map(rows.map(({ tag, at }) => [tag, Number(at)]));
  }

  async curve(sites: readonly string[], code: string, span: { from: string; until: string; limit: number }): Promise<CurvePoint[] | undefined> {
    const tag = await this.tag(sites, code);
    return tag && this.whole(tag, span);
  }

  async ofTag(tag: NumberedTag, { from, until, points }: { from: string; until: string; points: number }): Promise<{ points: CurvePoint[]; count: number; stretchSeconds?: number }> {
    const all = await this.whole(tag, { from, until, limit: points + 1 });
    return all.length <= points || tag.type === 'text' ? { points: all.slice(0, points), count: all.length } : this.chosen(tag, { from, until, points });
  }

  private async whole(tag: NumberedTag, { from, until, limit }: { from: string; until: string; limit: number }): Promise<CurvePoint[]> {
    const rows = await this.transactions.read<SampleRow>(
      `SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, number, words, quality, status FROM sample WHERE tag = $1 AND at >= $2 AND at < $3 ORDER BY at LIMIT $4`,
      [tag.number, from, until, limit],
    );
    return rows.map((row) => pointOf(row, tag.type));
  }

  async thinned(sites: readonly string[], code: string, span: { from: string; until: string; points: number }): Promise<ThinnedCurve | undefined> {
    const tag = await this.tag(sites, code);
    return tag && tag.type !== 'text' ? this.chosen(tag, span) : undefined;
  }

  private async chosen(tag: NumberedTag, { from, until, points }: { from: string; until: string; points: number }): Promise<ThinnedCurve> {
    const [begin, end] = [microseconds(from), microseconds(until)];
    const { origin, width, minutesFrom, minutesUntil } = stretchesOf(begin, end, points);
    const rows = await this.transactions.read<SampleRow & { count: string }>(THINNED, [tag.number, begin, end, origin, width, minutesFrom, minutesUntil]);
    return { points: rows.map((row) => pointOf(row, tag.type)), count: Number(rows[0]?.count ?? 0), stretchSeconds: width / 1e6 };
  }

  private async tag(sites: readonly string[], code: string): Promise<NumberedTag | undefined> {
    const [tag] = await this.transactions.read<NumberedTag>(
      `SELECT n.number, t.tag->>'type' AS type FROM tag_number n JOIN connection c ON c.site = n.site AND c.in_force > 0
         JOIN tag_version t ON t.site = c.site AND t.connection_id = c.id AND t.version = c.in_force AND t.code = n.code
        WHERE n.site = ANY ($1) AND n.code = $2 ORDER BY c.retired LIMIT 1`,
      [sites, code],
    );
    return tag;
  }
}

interface NumberedTag {
  readonly number: number;
  readonly type: string;
}

interface SampleRow {
  readonly at: string;
  readonly number: number | null;
  readonly words: string | null;
  readonly quality: number;
  readonly status: string | null;
}

function pointOf({ at, number, words, quality, status }: SampleRow, type: string): CurvePoint {
  return { at, value: words ?? (number !== null && type === 'boolean' ? number === 1 : number), quality: QUALITIES[quality] ?? 'bad', ...(status === null ? {} : { status }) };
}

/** Of an instant with up to six digits after the second. */
function microseconds(instant: string): number {
  const [, whole = '', part = ''] = /^(.*?)(?:\.(\d{1,6}))?Z$/.exec(instant) ?? [];
  return Date.parse(`${whole}Z`) * 1000 + Number(part.padEnd(6, '0'));
}
