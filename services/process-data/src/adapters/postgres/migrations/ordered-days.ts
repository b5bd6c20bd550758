import type { MigrationInterface, QueryRunner } from 'typeorm';

const DEFINER = 'SECURITY DEFINER SET search_path = process_data, pg_temp';

/**
 * A day that is over is written anew in the order of tag and time, without the samples whose days are over: samples of a tag come one by one, each among those of all other tags, and lie together afterwards. Of a day in that order
 * its key says so (`CLUSTER ON`), so it is written anew once, and again only when samples of it go.
 *
 * What is stored into that day meanwhile waits (`sample_day` and the day as an advisory lock, which `PostgresSamples.keep` shares); all other days are read and written on, but for the moment in which the new table takes the place of
 * the old one. Yesterday and today are never touched.
 */
export class OrderedDays1769800000091 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MINUTES);
    await runner.query(RENEW);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION renew_day(date, bigint[]), is_in_order(regclass), minutes_from(regclass, timestamptz, timestamptz)');
  }
}

const MINUTES = `
  CREATE FUNCTION minutes_from(p_samples regclass, p_from timestamptz, p_until timestamptz) RETURNS void LANGUAGE plpgsql SET search_path = process_data, pg_temp AS $$
  BEGIN
    DELETE FROM sample_minute WHERE minute >= date_trunc('minute', p_from) AND minute < p_until;
    EXECUTE format($sql$
      INSERT INTO sample_minute (tag, minute, count, first_at, last_at, low, high, low_at, high_at, uncertain_first, uncertain_last, bad_first, bad_last)
      SELECT tag, minute, count(*), min(us), max(us), min(number) FILTER (WHERE quality < 2), max(number) FILTER (WHERE quality < 2),
             (min(ARRAY[number, us]) FILTER (WHERE quality < 2 AND number IS NOT NULL))[2], -(max(ARRAY[number, -us]) FILTER (WHERE quality < 2 AND number IS NOT NULL))[2],
             min(us) FILTER (WHERE quality = 1), max(us) FILTER (WHERE quality = 1), min(us) FILTER (WHERE quality = 2), max(us) FILTER (WHERE quality = 2)
        FROM (SELECT tag, date_trunc('minute', at) AS minute, (extract(microseconds FROM at))::int AS us, number, quality FROM %s WHERE at >= date_trunc('minute', $1) AND at < $2) s
       GROUP BY tag, minute$sql$, p_samples) USING p_from, p_until;
  END $$;
  REVOKE ALL ON FUNCTION minutes_from(regclass, timestamptz, timestamptz) FROM PUBLIC;
  CREATE OR REPLACE FUNCTION make_sample_minutes(p_from timestamptz, p_until timestamptz) RETURNS void LANGUAGE sql ${DEFINER} AS $$
    SELECT minutes_from('sample', p_from, p_until)
  $$;
`;

const RENEW = `
  CREATE FUNCTION is_in_order(p_day regclass) RETURNS boolean LANGUAGE sql STABLE SET search_path = process_data, pg_temp AS $$
    SELECT COALESCE(bool_or(indisclustered), false) FROM pg_index WHERE indrelid = p_day
  $$;
  CREATE FUNCTION renew_day(p_day date, p_tags bigint[]) RETURNS void LANGUAGE plpgsql ${DEFINER} SET work_mem = '64MB' SET maintenance_work_mem = '128MB' AS $$
  DECLARE
    v_name text := 'sample_' || to_char(p_day, 'YYYYMMDD');
    v_new text := v_name || '_new';
    v_from timestamptz := p_day::timestamp AT TIME ZONE 'UTC';
    v_until timestamptz := (p_day + 1)::timestamp AT TIME ZONE 'UTC';
    v_key text;
  BEGIN
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL EXCLUDING INDEXES, CONSTRAINT %I CHECK (at >= %L AND at < %L))', v_new, v_name, v_name || '_day', v_from, v_until);
    EXECUTE format('INSERT INTO %I SELECT s.* FROM %I s LEFT JOIN kept_tag k ON k.number = s.tag AND s.tag = ANY ($1) WHERE k.number IS NULL OR NOT is_over(s.tag, s.at, k.site, k.equipment, k.keep_days) ORDER BY s.tag, s.at', v_new, v_name) USING p_tags;
    EXECUTE format('ALTER TABLE %I ADD PRIMARY KEY (tag, at)', v_new);
    SELECT c.relname INTO v_key FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = v_new::regclass AND i.indisprimary;
    EXECUTE format('ALTER TABLE %I CLUSTER ON %I', v_new, v_key);
    EXECUTE format('ANALYZE %I', v_new);
    IF p_tags <> '{}' THEN PERFORM minutes_from(v_new::regclass, v_from, v_until); END IF;
    EXECUTE format('ALTER TABLE sample DETACH PARTITION %I', v_name);
    EXECUTE format('DROP TABLE %I', v_name);
    EXECUTE format('ALTER TABLE %I RENAME TO %I', v_new, v_name);
    EXECUTE format('ALTER TABLE sample ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', v_name, v_from, v_until);
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', v_name, v_name || '_day');
  END $$;
  REVOKE ALL ON FUNCTION is_in_order(regclass), renew_day(date, bigint[]) FROM PUBLIC;
  CREATE OR REPLACE FUNCTION expire_samples(p_day date) RETURNS TABLE (site text, tags int, samples bigint) LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE
    v_name text := 'sample_' || to_char(p_day, 'YYYYMMDD');
    v_over jsonb;
    v_tags bigint[];
  BEGIN
    IF to_regclass('process_data.' || v_name) IS NULL OR (p_day + 1)::timestamp AT TIME ZONE 'UTC' > now() - interval '1 day' THEN RETURN; END IF;
    PERFORM pg_advisory_xact_lock(hashtext('process_data.sample_day'), p_day - '1970-01-01'::date);
    SELECT COALESCE(array_agg(k.number), '{}') INTO v_tags FROM kept_tag k WHERE p_day::timestamp AT TIME ZONE 'UTC' < now() - greatest(k.keep_days, 1) * interval '1 day';
    IF v_tags <> '{}' THEN
      EXECUTE format($sql$
        SELECT jsonb_agg(o) FROM (
          SELECT t.site, count(*) AS tags, sum(t.samples) AS samples FROM (
            SELECT k.site, s.tag, count(*) AS samples FROM %I s JOIN kept_tag k ON k.number = s.tag
             WHERE s.tag = ANY ($1) AND is_over(s.tag, s.at, k.site, k.equipment, k.keep_days) GROUP BY k.site, s.tag) t
           GROUP BY t.site ORDER BY t.site) o$sql$, v_name) INTO v_over USING v_tags;
    END IF;
    IF v_over IS NOT NULL OR NOT is_in_order(v_name::regclass) THEN
      PERFORM renew_day(p_day, CASE WHEN v_over IS NULL THEN '{}' ELSE v_tags END);
    END IF;
    RETURN QUERY SELECT o.site, o.tags, o.samples FROM jsonb_to_recordset(COALESCE(v_over, '[]')) AS o (site text, tags int, samples bigint);
  END $$;
`;
