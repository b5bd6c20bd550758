import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which containers of a batch were released, are held and were rejected (F7). What is released later is certified by an entry of its own. */
export class PartialRelease1768300000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE batch_review ADD COLUMN part jsonb; ALTER TABLE certification DROP CONSTRAINT certification_site_run_id_key; CREATE INDEX certification_run ON certification (site, run_id)');
    await registerDerivedTable(runner, 'batch_review', ['site', 'id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX certification_run; ALTER TABLE certification ADD UNIQUE (site, run_id); ALTER TABLE batch_review DROP COLUMN part');
    await registerDerivedTable(runner, 'batch_review', ['site', 'id']);
  }
}
