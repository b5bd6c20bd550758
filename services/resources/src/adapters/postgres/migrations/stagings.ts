import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is brought together for batches, and which containers stand ready for which. */
export class Stagings1765305000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE staging (
        site text NOT NULL,
        id text NOT NULL,
        run_id text NOT NULL,
        run_number text NOT NULL,
        lines jsonb NOT NULL,
        closed boolean NOT NULL,
        sequence bigint NOT NULL,
        PRIMARY KEY (site, id),
        UNIQUE (site, run_id)
      )`);
    await runner.query(`
      CREATE TABLE staged_container (
        site text NOT NULL,
        staging_id text NOT NULL,
        container text NOT NULL,
        place bigint NOT NULL,
        material text NOT NULL,
        lot text NOT NULL,
        value text NOT NULL,
        unit text NOT NULL,
        open boolean NOT NULL,
        PRIMARY KEY (site, staging_id, container)
      )`);
    await runner.query('CREATE UNIQUE INDEX staged_once ON staged_container (site, container) WHERE open');
    await runner.query('CREATE INDEX weighing_into ON weighing (site, into_container)');
    await registerDerivedTable(runner, 'staging', ['site', 'id']);
    await registerDerivedTable(runner, 'staged_container', ['site', 'staging_id', 'container']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX weighing_into');
    await runner.query('DROP TABLE staged_container, staging');
  }
}
