import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const DEFINER = 'SECURITY DEFINER SET search_path = tandem, pg_temp';

/**
 * Recordings of sessions. Bytes come in by one door alone, which itself looks whether everybody who stands in the session has consented: it holds the row of the session, so a withdrawal or
 * somebody who comes is before the bytes or after them, and never beside them. They go by one door as well, and only when the record says that they went.
 */
export class Recordings1769800000081 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE session ADD COLUMN proposal text, ADD COLUMN proposed_by text, ADD COLUMN recording text;
      CREATE TABLE recording_consent (
        site text NOT NULL, session_id text NOT NULL, proposal text NOT NULL, person text NOT NULL, name text NOT NULL, given boolean NOT NULL, at text NOT NULL,
        PRIMARY KEY (site, session_id, proposal, person)
      );
      CREATE TABLE recording (
        site text NOT NULL, session_id text NOT NULL, id text NOT NULL, proposal text NOT NULL, consented jsonb NOT NULL, began text NOT NULL, ended text, why text,
        sha256 text, size bigint, seconds bigint, media_type text, removed text, PRIMARY KEY (site, session_id, id)
      );
      CREATE INDEX recording_not_sealed ON recording (site, session_id, id) WHERE sha256 IS NULL;
      CREATE INDEX recording_not_removed ON recording (ended) WHERE sha256 IS NOT NULL AND removed IS NULL;
      CREATE TABLE recording_chunk (
        site text NOT NULL, session_id text NOT NULL, recording_id text NOT NULL, number int NOT NULL, content bytea NOT NULL, sha256 text NOT NULL, at text NOT NULL,
        PRIMARY KEY (site, session_id, recording_id, number)
      );
      ALTER TABLE recording_chunk ALTER COLUMN content SET STORAGE EXTERNAL;
      CREATE FUNCTION keep_recording_chunk(p_site text, p_session text, p_recording text, p_number int, p_content bytea, p_at text, p_most bigint) RETURNS text LANGUAGE plpgsql ${DEFINER} AS $$
      DECLARE
        v_proposal text;
        v_running text;
        v_kept recording_chunk%ROWTYPE;
        v_newest int;
        v_size bigint;
      BEGIN
        PERFORM FROM session WHERE site = p_site AND id = p_session FOR UPDATE;
        SELECT proposal, recording INTO v_proposal, v_running FROM session WHERE site = p_site AND id = p_session AND ended IS NULL;
        SELECT * INTO v_kept FROM recording_chunk WHERE site = p_site AND session_id = p_session AND recording_id = p_recording AND number = p_number;
        IF FOUND THEN
          RETURN CASE WHEN v_kept.content = p_content THEN 'kept' ELSE 'other' END;
        END IF;
        IF v_running IS DISTINCT FROM p_recording THEN RETURN 'over'; END IF;
        IF EXISTS (SELECT FROM party p WHERE p.site = p_site AND p.session_id = p_session AND p.state = 'joined' AND NOT EXISTS (
          SELECT FROM recording_consent c WHERE c.site = p_site AND c.session_id = p_session AND c.proposal = v_proposal AND c.person = p.person AND c.given)) THEN RETURN 'no-consent'; END IF;
        SELECT COALESCE(max(number), 0), COALESCE(sum(octet_length(content)), 0) INTO v_newest, v_size FROM recording_chunk WHERE site = p_site AND session_id = p_session AND recording_id = p_recording;
        IF p_number <> v_newest + 1 THEN RETURN 'order ' || (v_newest + 1); END IF;
        IF v_size + octet_length(p_content) > p_most THEN RETURN 'full'; END IF;
        INSERT INTO recording_chunk (site, session_id, recording_id, number, content, sha256, at) VALUES (p_site, p_session, p_recording, p_number, p_content, encode(sha256(p_content), 'hex'), p_at);
        RETURN 'kept';
      END $$;
      CREATE FUNCTION drop_recording_chunks(p_site text, p_session text, p_recording text) RETURNS int LANGUAGE plpgsql ${DEFINER} AS $$
      DECLARE v_gone int;
      BEGIN
        IF NOT EXISTS (SELECT FROM recording WHERE site = p_site AND session_id = p_session AND id = p_recording AND removed IS NOT NULL) THEN
          RAISE EXCEPTION 'recording % is not removed', p_recording USING ERRCODE = 'BW400';
        END IF;
        DELETE FROM recording_chunk WHERE site = p_site AND session_id = p_session AND recording_id = p_recording;
        GET DIAGNOSTICS v_gone = ROW_COUNT;
        RETURN v_gone;
      END $$;
      REVOKE ALL ON FUNCTION keep_recording_chunk(text, text, text, int, bytea, text, bigint), drop_recording_chunks(text, text, text) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION keep_recording_chunk(text, text, text, int, bytea, text, bigint), drop_recording_chunks(text, text, text) TO tandem_app`);
    await registerDerivedTable(runner, 'session', ['site', 'id']); // anew, with its columns
    await registerDerivedTable(runner, 'recording_consent', ['site', 'session_id', 'proposal', 'person']);
    await registerDerivedTable(runner, 'recording', ['site', 'session_id', 'id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION keep_recording_chunk(text, text, text, int, bytea, text, bigint), drop_recording_chunks(text, text, text);
      DROP TABLE recording_chunk, recording, recording_consent;
      ALTER TABLE session DROP COLUMN proposal, DROP COLUMN proposed_by, DROP COLUMN recording`);
  }
}
