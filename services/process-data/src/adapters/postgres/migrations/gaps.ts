import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Times without usable values, by equipment and tag, with the runs whose windows they fall into; derived from records. */
export class Gaps1769202000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE gap (
        site text NOT NULL, id text NOT NULL, sequence bigint NOT NULL, connection_id text NOT NULL, equipment text NOT NULL, why text NOT NULL, from_at timestamptz NOT NULL, until_at timestamptz,
        PRIMARY KEY (site, id)
      );
      CREATE INDEX gap_equipment ON gap (site, equipment, from_at);
      CREATE TABLE gap_tag (site text NOT NULL, gap_id text NOT NULL, tag text NOT NULL, from_at timestamptz NOT NULL, until_at timestamptz, PRIMARY KEY (site, gap_id, tag, from_at));
      CREATE INDEX gap_tag_tag ON gap_tag (site, tag, from_at);
      CREATE TABLE gap_run (
        site text NOT NULL, gap_id text NOT NULL, run_id text NOT NULL, run_number text NOT NULL, step_key text, nodes jsonb NOT NULL, exception_id text NOT NULL, parent text,
        PRIMARY KEY (site, gap_id, run_id)
      );
      CREATE INDEX gap_run_run ON gap_run (site, run_id)`);
    await registerDerivedTable(runner, 'gap', ['site', 'id']);
    await registerDerivedTable(runner, 'gap_tag', ['site', 'gap_id', 'tag', 'from_at']);
    await registerDerivedTable(runner, 'gap_run', ['site', 'gap_id', 'run_id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE gap_run, gap_tag, gap');
  }
}
