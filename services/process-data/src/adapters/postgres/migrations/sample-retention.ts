import type { MigrationInterface, QueryRunner } from 'typeorm';

const DEFINER = 'SECURITY DEFINER SET search_path = process_data, pg_temp';

/** Minutes around the use of an equipment that are kept with it: the context of an exception. */
const AROUND = "interval '10 minutes'";

/**
 * Samples are removed when their tag's days are over, and only where no run used the equipment then. A day is written anew without them: who reads
 * meanwhile waits for a moment, and what is left lies as close as before. Yesterday and today are never touched.
 */
export class SampleRetention1769500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE VIEW kept_tag AS
        SELECT n.number, n.site, t.equipment, t.keep_days FROM tag_number n JOIN LATERAL (
          SELECT v.tag->>'equipment' AS equipment, (v.tag->>'keepDays')::int AS keep_days FROM tag_version v JOIN connection c ON c.site = v.site AND c.id = v.connection_id
           WHERE v.site = n.site AND v.code = n.code AND v.version <= c.in_force ORDER BY (v.version = c.in_force AND NOT c.retired) DESC, v.version DESC LIMIT 1) t ON true;
      CREATE FUNCTION is_over(p_tag int, p_at timestamptz, p_site text, p_equipment text, p_days int) RETURNS boolean LANGUAGE sql STABLE SET search_path = process_data, pg_temp AS $$
        SELECT p_at < now() - greatest(p_days, 1) * interval '1 day' AND NOT EXISTS (
          SELECT FROM equipment_use u WHERE u.site = p_site AND u.item = p_equipment AND u.from_at - ${AROUND} <= p_at AND (u.until_at IS NULL OR u.until_at + ${AROUND} >= p_at))
      $$;
      CREATE FUNCTION days_of_samples() RETURNS SETOF date LANGUAGE sql STABLE ${DEFINER} AS $$
        SELECT to_date(right(c.relname, 8), 'YYYYMMDD') FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'sample'::regclass ORDER BY 1
      $$;
      CREATE FUNCTION expire_samples(p_day date) RETURNS TABLE (site text, tags int, samples bigint) LANGUAGE plpgsql ${DEFINER} AS $$
      DECLARE
        v_name text := 'sample_' || to_char(p_day, 'YYYYMMDD');
        v_over jsonb;
        v_day tstzrange := tstzrange(p_day::timestamp AT TIME ZONE 'UTC', (p_day + 1)::timestamp AT TIME ZONE 'UTC');
      BEGIN
        IF to_regclass('process_data.' || v_name) IS NULL OR upper(v_day) > now() - interval '1 day' THEN RETURN; END IF;
        PERFORM pg_advisory_xact_lock(hashtext('process_data.sample_day'));
        SELECT jsonb_agg(o) INTO v_over FROM (
          SELECT t.site, count(*) AS tags, sum(t.samples) AS samples FROM (
            SELECT k.site, s.tag, count(*) AS samples FROM sample s JOIN kept_tag k ON k.number = s.tag
             WHERE s.at >= lower(v_day) AND s.at < upper(v_day) AND is_over(s.tag, s.at, k.site, k.equipment, k.keep_days) GROUP BY k.site, s.tag) t
           GROUP BY t.site ORDER BY t.site) o;
        IF v_over IS NOT NULL THEN
          EXECUTE format('CREATE TABLE %I (LIKE sample INCLUDING ALL)', v_name || '_kept');
          EXECUTE format('INSERT INTO %I SELECT s.* FROM %I s LEFT JOIN kept_tag k ON k.number = s.tag WHERE k.number IS NULL OR NOT is_over(s.tag, s.at, k.site, k.equipment, k.keep_days)', v_name || '_kept', v_name);
          EXECUTE format('ALTER TABLE sample DETACH PARTITION %I', v_name);
          EXECUTE format('DROP TABLE %I', v_name);
          EXECUTE format('ALTER TABLE %I RENAME TO %I', v_name || '_kept', v_name);
          EXECUTE format('ALTER TABLE sample ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', v_name, lower(v_day), upper(v_day));
          PERFORM make_sample_minutes(lower(v_day), upper(v_day));
        END IF;
        RETURN QUERY SELECT o.site, o.tags, o.samples FROM jsonb_to_recordset(COALESCE(v_over, '[]')) AS o (site text, tags int, samples bigint);
      END $$;
      REVOKE ALL ON FUNCTION is_over(int, timestamptz, text, text, int), days_of_samples(), expire_samples(date) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION days_of_samples(), expire_samples(date) TO process_data_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION expire_samples(date), days_of_samples(), is_over(int, timestamptz, text, text, int); DROP VIEW kept_tag');
  }
}
