import { registerDerivedTable, registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Alarms with the runs whose windows they fall into, derived from records. How each tag stands to its limits (`tag_watch`) follows from its samples;
 * which samples were not looked at yet stands in `tag_due` since the transaction that stored them, and goes with the one that looked at them.
 */
export class Alarms1769201000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tag_due (site text NOT NULL, tag int NOT NULL, since bigint NOT NULL, until bigint NOT NULL, PRIMARY KEY (site, tag));
      CREATE TABLE tag_watch (site text NOT NULL, tag int NOT NULL, at bigint NOT NULL, state jsonb NOT NULL, due bigint, PRIMARY KEY (site, tag));
      CREATE TABLE alarm (
        site text NOT NULL, id text NOT NULL, sequence bigint NOT NULL, tag text NOT NULL, title jsonb NOT NULL, equipment text NOT NULL, point text NOT NULL, unit text, limit_id text NOT NULL, limit_kind text NOT NULL,
        limit_value text NOT NULL, priority text NOT NULL, severity text, from_at timestamptz NOT NULL, raised_at timestamptz NOT NULL, value text NOT NULL, late boolean NOT NULL,
        until_at timestamptz, peak text, peak_at timestamptz, acknowledged_at timestamptz, acknowledged_by text, acknowledged_for text, shelved_until timestamptz, shelved_for text,
        PRIMARY KEY (site, id)
      );
      CREATE INDEX alarm_tag ON alarm (site, tag, from_at);
      CREATE INDEX alarm_equipment ON alarm (site, equipment, raised_at);
      CREATE INDEX alarm_open ON alarm (site, equipment) WHERE until_at IS NULL;
      CREATE TABLE alarm_run (
        site text NOT NULL, alarm_id text NOT NULL, run_id text NOT NULL, run_number text NOT NULL, step_key text, nodes jsonb NOT NULL, exception_id text, parent text,
        PRIMARY KEY (site, alarm_id, run_id)
      );
      CREATE INDEX alarm_run_run ON alarm_run (site, run_id)`);
    await registerProjection(runner, 'tag_watch', ['site', 'tag']);
    await registerDerivedTable(runner, 'alarm', ['site', 'id']);
    await registerDerivedTable(runner, 'alarm_run', ['site', 'alarm_id', 'run_id']);
    await runner.query(DUE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION note_due(text, int[], bigint[], bigint[]), take_due(text, int[]); DROP TABLE alarm_run, alarm, tag_watch, tag_due');
  }
}

const DUE = `
  CREATE FUNCTION note_due(p_site text, p_tags int[], p_since bigint[], p_until bigint[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = process_data, pg_temp AS $$
    INSERT INTO tag_due AS d (site, tag, since, until) SELECT p_site, n.tag, n.since, n.until FROM unnest(p_tags, p_since, p_until) AS n(tag, since, until) ORDER BY n.tag
    ON CONFLICT (site, tag) DO UPDATE SET since = LEAST(d.since, EXCLUDED.since), until = GREATEST(d.until, EXCLUDED.until)
  $$;
  CREATE FUNCTION take_due(p_site text, p_tags int[]) RETURNS SETOF tag_due LANGUAGE sql SECURITY DEFINER SET search_path = process_data, pg_temp AS $$
    DELETE FROM tag_due WHERE site = p_site AND tag = ANY (p_tags) RETURNING *
  $$;
  REVOKE ALL ON FUNCTION note_due(text, int[], bigint[], bigint[]), take_due(text, int[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION note_due(text, int[], bigint[], bigint[]), take_due(text, int[]) TO process_data_app;
`;
