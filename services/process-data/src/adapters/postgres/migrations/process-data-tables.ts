import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Connections and tags, derived from records; samples, which are no records: they are too many to be chained one by one. Nobody but the
 * owner of the schema can change or remove one, and what a run needs of them enters its record with a hash.
 */
export class ProcessDataTables1769100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE connection (
        site text NOT NULL, id text NOT NULL, code text NOT NULL, in_force int NOT NULL, drafted int NOT NULL, draft_open boolean NOT NULL, retired boolean NOT NULL, sequence bigint NOT NULL,
        PRIMARY KEY (site, id)
      );
      CREATE UNIQUE INDEX connection_code ON connection (site, code);
      CREATE TABLE connection_version (
        site text NOT NULL, connection_id text NOT NULL, version int NOT NULL, name text NOT NULL, settings jsonb NOT NULL, authors jsonb NOT NULL, reason text NOT NULL,
        PRIMARY KEY (site, connection_id, version)
      );
      CREATE TABLE tag_version (
        site text NOT NULL, connection_id text NOT NULL, version int NOT NULL, code text NOT NULL, position int NOT NULL, tag jsonb NOT NULL,
        PRIMARY KEY (site, connection_id, version, code)
      );
      CREATE TABLE tag_number (site text NOT NULL, code text NOT NULL, number int GENERATED ALWAYS AS IDENTITY, PRIMARY KEY (site, code));
      CREATE UNIQUE INDEX tag_number_number ON tag_number (number);
      CREATE TABLE taken_batch (site text NOT NULL, connection_id text NOT NULL, spool text NOT NULL, position bigint NOT NULL, PRIMARY KEY (site, connection_id, spool));
      CREATE TABLE listener (site text NOT NULL, connection_id text NOT NULL, holder text NOT NULL, until timestamptz NOT NULL, PRIMARY KEY (site, connection_id))`);
    await registerDerivedTable(runner, 'connection', ['site', 'id']);
    await registerDerivedTable(runner, 'connection_version', ['site', 'connection_id', 'version']);
    await registerDerivedTable(runner, 'tag_version', ['site', 'connection_id', 'version', 'code']);
    await runner.query(SAMPLES);
    await runner.query(LISTENING);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sample_refused, sample, listener, taken_batch, tag_number, tag_version, connection_version, connection; DROP FUNCTION sample_day(date), number_tags(text, text, int), take_batch(text, text, text, bigint), claim_listener(text, text, text, int), leave_listener(text, text, text)');
  }
}

/** A sample belongs to a tag's number, and that to one site: the site stands in no sample, which would make each a sixth larger. Every question joins tag_number. */
const SAMPLES = `
  CREATE TABLE sample (
    tag int NOT NULL, at timestamptz NOT NULL, number double precision, words text, quality smallint NOT NULL, status text, stated timestamptz,
    PRIMARY KEY (tag, at)
  ) PARTITION BY RANGE (at);
  CREATE TABLE sample_refused (
    site text NOT NULL, id bigint GENERATED ALWAYS AS IDENTITY, tag text NOT NULL, at timestamptz, reason text NOT NULL, reading jsonb NOT NULL, received timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (site, id)
  );
  CREATE FUNCTION sample_day(p_day date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = process_data, pg_temp AS $$
  DECLARE
    v_name text := 'sample_' || to_char(p_day, 'YYYYMMDD');
  BEGIN
    IF to_regclass('process_data.' || v_name) IS NOT NULL THEN RETURN; END IF;
    PERFORM pg_advisory_xact_lock(hashtext('process_data.sample_day'));
    IF to_regclass('process_data.' || v_name) IS NOT NULL THEN RETURN; END IF;
    EXECUTE format('CREATE TABLE %I (LIKE sample INCLUDING ALL)', v_name);
    EXECUTE format('ALTER TABLE sample ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', v_name, p_day::text || ' 00:00:00+00', (p_day + 1)::text || ' 00:00:00+00');
  END $$;
  REVOKE ALL ON FUNCTION sample_day(date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION sample_day(date) TO process_data_app;
  GRANT INSERT ON sample, sample_refused TO process_data_app;
`;

/** What is kept beside the records changes by these functions alone: numbers of tags are given once and for good, a position of a spool only rises, a connection has one listener. */
const DEFINER = 'SECURITY DEFINER SET search_path = process_data, pg_temp';
const LISTENING = `
  CREATE FUNCTION number_tags(p_site text, p_connection text, p_version int) RETURNS void LANGUAGE sql ${DEFINER} AS $$
    INSERT INTO tag_number (site, code) SELECT site, code FROM tag_version WHERE site = p_site AND connection_id = p_connection AND version = p_version ORDER BY position ON CONFLICT DO NOTHING
  $$;
  CREATE FUNCTION take_batch(p_site text, p_connection text, p_spool text, p_position bigint) RETURNS bigint LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE
    v_before bigint;
  BEGIN
    INSERT INTO taken_batch VALUES (p_site, p_connection, p_spool, 0) ON CONFLICT DO NOTHING;
    SELECT position INTO v_before FROM taken_batch WHERE site = p_site AND connection_id = p_connection AND spool = p_spool FOR UPDATE;
    IF v_before >= p_position THEN RETURN NULL; END IF;
    UPDATE taken_batch SET position = p_position WHERE site = p_site AND connection_id = p_connection AND spool = p_spool;
    RETURN v_before;
  END $$;
  CREATE FUNCTION claim_listener(p_site text, p_connection text, p_holder text, p_seconds int) RETURNS boolean LANGUAGE sql ${DEFINER} AS $$
    WITH claimed AS (
      INSERT INTO listener AS l (site, connection_id, holder, until) VALUES (p_site, p_connection, p_holder, now() + p_seconds * interval '1 second')
      ON CONFLICT (site, connection_id) DO UPDATE SET holder = EXCLUDED.holder, until = EXCLUDED.until WHERE l.holder = EXCLUDED.holder OR l.until < now() RETURNING holder)
    SELECT EXISTS (SELECT FROM claimed)
  $$;
  CREATE FUNCTION leave_listener(p_site text, p_connection text, p_holder text) RETURNS void LANGUAGE sql ${DEFINER} AS $$
    DELETE FROM listener WHERE site = p_site AND connection_id = p_connection AND holder = p_holder
  $$;
  REVOKE ALL ON FUNCTION number_tags(text, text, int), take_batch(text, text, text, bigint), claim_listener(text, text, text, int), leave_listener(text, text, text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION number_tags(text, text, int), take_batch(text, text, text, bigint), claim_listener(text, text, text, int), leave_listener(text, text, text) TO process_data_app;
`;
