const MINUTE = 60_000_000;
/** Samples that are chosen of one stretch at most: first, last, lowest, highest, first and last uncertain one, first and last bad one. */
export const OF_A_STRETCH = 8;

/** How a span is divided, microseconds since 1970. Whole minutes come from the roll-up, from `minutesFrom` to `minutesUntil`; the rest comes from samples. */
export interface Stretches {
  readonly origin: number;
  readonly width: number;
  readonly minutesFrom: number;
  readonly minutesUntil: number;
}

/** Divides a span so that at most so many points are chosen. Stretches of a minute and more are whole minutes. */
export function stretchesOf(from: number, until: number, points: number): Stretches {
  const most = Math.max(1, Math.floor(points / OF_A_STRETCH));
  const width = Math.ceil((until - from) / most);
  if (width < MINUTE) return { origin: from, width, minutesFrom: from, minutesUntil: from };
  const origin = Math.floor(from / MINUTE) * MINUTE;
  const minutes = Math.ceil((until - origin) / MINUTE / most);
  return { origin, width: minutes * MINUTE, minutesFrom: Math.ceil(from / MINUTE) * MINUTE, minutesUntil: Math.floor(until / MINUTE) * MINUTE };
}

const instant = (at: string): string => `to_timestamp(0) + ${at} * interval '1 microsecond'`;

/** Chooses the moments from stretches, then reads the samples that stand there. `$1` tag, `$2` from, `$3` until, then the stretches; all times microseconds. OFFSET 0: each moment is looked up in the index, never by a read of all between. */
export const THINNED = `
  WITH said AS (
    SELECT (extract(epoch FROM at) * 1000000)::bigint AS us, number, quality FROM sample WHERE tag = $1 AND at >= ${instant('$2::bigint')} AND at < ${instant('$6::bigint')}
    UNION ALL
    SELECT (extract(epoch FROM at) * 1000000)::bigint, number, quality FROM sample WHERE tag = $1 AND at >= ${instant('$7::bigint')} AND at < ${instant('$3::bigint')}
  ), piece AS (
    SELECT us AS first_at, us AS last_at, 1 AS count, CASE WHEN quality < 2 THEN number END AS low, us AS low_at, CASE WHEN quality < 2 THEN number END AS high, us AS high_at,
           CASE WHEN quality = 1 THEN us END AS uncertain_first, CASE WHEN quality = 1 THEN us END AS uncertain_last, CASE WHEN quality = 2 THEN us END AS bad_first, CASE WHEN quality = 2 THEN us END AS bad_last FROM said
    UNION ALL
    SELECT us + first_at, us + last_at, count, low, us + low_at, high, us + high_at, us + uncertain_first, us + uncertain_last, us + bad_first, us + bad_last
      FROM (SELECT *, (extract(epoch FROM minute) * 1000000)::bigint AS us FROM sample_minute WHERE tag = $1 AND minute >= ${instant('$6::bigint')} AND minute < ${instant('$7::bigint')}) m
  ), stretch AS MATERIALIZED (
    SELECT sum(count) AS count, ARRAY[min(first_at), max(last_at), (min(ARRAY[low, low_at]) FILTER (WHERE low IS NOT NULL))[2]::bigint, -(max(ARRAY[high, -high_at]) FILTER (WHERE high IS NOT NULL))[2]::bigint,
           min(uncertain_first), max(uncertain_last), min(bad_first), max(bad_last)] AS moments
      FROM piece GROUP BY (first_at - $4::bigint) / $5::bigint
  )
  SELECT s.*, (SELECT sum(count)::text FROM stretch) AS count FROM (SELECT DISTINCT unnest(moments) AS us FROM stretch) chosen
    JOIN LATERAL (SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, number, words, quality, status FROM sample WHERE tag = $1 AND at = ${instant('chosen.us')} OFFSET 0) s ON true
   WHERE chosen.us IS NOT NULL ORDER BY chosen.us`;
