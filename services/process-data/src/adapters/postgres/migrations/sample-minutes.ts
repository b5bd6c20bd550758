import type { MigrationInterface, QueryRunner } from 'typeorm';

const DEFINER = 'SECURITY DEFINER SET search_path = process_data, pg_temp';

/**
 * What stands in each minute of a tag, so that a curve of a month reads minutes and not samples; and what a listener says of its source, for every replica to show.
 * Moments inside the minute are microseconds after its beginning: the curve itself is made of the samples that stand there.
 */
export class SampleMinutes1769210000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MINUTES);
    await runner.query(STATES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION add_sample_minutes(jsonb), make_sample_minutes(timestamptz, timestamptz), say_listener(text, text, text, text, text); DROP TABLE sample_minute; ALTER TABLE listener DROP COLUMN state, DROP COLUMN why');
  }
}

const MINUTES = `
  CREATE TABLE sample_minute (
    tag int NOT NULL, minute timestamptz NOT NULL, count int NOT NULL, first_at int NOT NULL, last_at int NOT NULL,
    low double precision, high double precision, low_at int, high_at int, uncertain_first int, uncertain_last int, bad_first int, bad_last int,
    PRIMARY KEY (tag, minute)
  ) WITH (fillfactor = 80);
  CREATE FUNCTION add_sample_minutes(p_minutes jsonb) RETURNS void LANGUAGE sql ${DEFINER} AS $$
    INSERT INTO sample_minute AS m (tag, minute, count, first_at, last_at, low, high, low_at, high_at, uncertain_first, uncertain_last, bad_first, bad_last)
    SELECT tag, to_timestamp(minute * 60), count, "firstAt", "lastAt", low, high, "lowAt", "highAt", "uncertainFirst", "uncertainLast", "badFirst", "badLast"
      FROM jsonb_to_recordset(p_minutes) AS e (tag int, minute bigint, count int, "firstAt" int, "lastAt" int, low double precision, high double precision, "lowAt" int, "highAt" int, "uncertainFirst" int, "uncertainLast" int, "badFirst" int, "badLast" int)
     ORDER BY tag, minute
    ON CONFLICT (tag, minute) DO UPDATE SET
      count = m.count + EXCLUDED.count, first_at = LEAST(m.first_at, EXCLUDED.first_at), last_at = GREATEST(m.last_at, EXCLUDED.last_at),
      low_at = CASE WHEN m.low IS NULL OR EXCLUDED.low < m.low THEN EXCLUDED.low_at ELSE m.low_at END, low = LEAST(m.low, EXCLUDED.low),
      high_at = CASE WHEN m.high IS NULL OR EXCLUDED.high > m.high THEN EXCLUDED.high_at ELSE m.high_at END, high = GREATEST(m.high, EXCLUDED.high),
      uncertain_first = LEAST(m.uncertain_first, EXCLUDED.uncertain_first), uncertain_last = GREATEST(m.uncertain_last, EXCLUDED.uncertain_last),
      bad_first = LEAST(m.bad_first, EXCLUDED.bad_first), bad_last = GREATEST(m.bad_last, EXCLUDED.bad_last)
  $$;
  CREATE FUNCTION make_sample_minutes(p_from timestamptz, p_until timestamptz) RETURNS void LANGUAGE sql ${DEFINER} AS $$
    DELETE FROM sample_minute WHERE minute >= date_trunc('minute', p_from) AND minute < p_until;
    INSERT INTO sample_minute (tag, minute, count, first_at, last_at, low, high, low_at, high_at, uncertain_first, uncertain_last, bad_first, bad_last)
    SELECT tag, minute, count(*), min(us), max(us), min(number) FILTER (WHERE quality < 2), max(number) FILTER (WHERE quality < 2),
           (min(ARRAY[number, us]) FILTER (WHERE quality < 2 AND number IS NOT NULL))[2], -(max(ARRAY[number, -us]) FILTER (WHERE quality < 2 AND number IS NOT NULL))[2],
           min(us) FILTER (WHERE quality = 1), max(us) FILTER (WHERE quality = 1), min(us) FILTER (WHERE quality = 2), max(us) FILTER (WHERE quality = 2)
      FROM (SELECT tag, date_trunc('minute', at) AS minute, (extract(microseconds FROM at))::int AS us, number, quality FROM sample WHERE at >= date_trunc('minute', p_from) AND at < p_until) s
     GROUP BY tag, minute
  $$;
  REVOKE ALL ON FUNCTION add_sample_minutes(jsonb), make_sample_minutes(timestamptz, timestamptz) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION add_sample_minutes(jsonb) TO process_data_app;
  SELECT make_sample_minutes('-infinity', 'infinity');
`;

const STATES = `
  ALTER TABLE listener ADD COLUMN state text, ADD COLUMN why text;
  CREATE FUNCTION say_listener(p_site text, p_connection text, p_holder text, p_state text, p_why text) RETURNS void LANGUAGE sql ${DEFINER} AS $$
    UPDATE listener SET state = p_state, why = p_why WHERE site = p_site AND connection_id = p_connection AND holder = p_holder AND (state, why) IS DISTINCT FROM (p_state, p_why)
  $$;
  REVOKE ALL ON FUNCTION say_listener(text, text, text, text, text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION say_listener(text, text, text, text, text) TO process_data_app;
`;
