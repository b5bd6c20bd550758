import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a batch awaits, and the register of certifications by the Qualified Person: one entry a batch, numbered without a gap (Annex 16). */
export class DispositionAndCertification1765600000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE batch_review ADD COLUMN pending_for text, ADD COLUMN certified_by text, ADD COLUMN certification_entry integer;
      CREATE TABLE certification (
        site text NOT NULL, entry integer NOT NULL CHECK (entry > 0), run_id text NOT NULL, number text NOT NULL,
        person text NOT NULL, name text NOT NULL, at timestamptz NOT NULL,
        PRIMARY KEY (site, entry), UNIQUE (site, run_id)
      );
    `);
    await registerDerivedTable(runner, 'batch_review', ['site', 'id']);
    await registerDerivedTable(runner, 'certification', ['site', 'entry']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE certification; ALTER TABLE batch_review DROP COLUMN pending_for, DROP COLUMN certified_by, DROP COLUMN certification_entry');
    await registerDerivedTable(runner, 'batch_review', ['site', 'id']);
  }
}
