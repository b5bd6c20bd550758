import { registerDerivedTable, registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Exceptions that two persons close (G2): who may sign, and the first of the two signatures. */
export class TwoSignatures1767900000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE run_exception ADD COLUMN signers jsonb;
      CREATE TABLE exception_proposal (
        site text NOT NULL, exception_id text NOT NULL, run_id text NOT NULL, classification text NOT NULL, rationale text NOT NULL,
        person text NOT NULL, name text NOT NULL, meaning text NOT NULL, signed_at timestamptz NOT NULL, at timestamptz NOT NULL, sequence bigint NOT NULL,
        PRIMARY KEY (site, exception_id)
      );
    `);
    await registerDerivedTable(runner, 'exception_proposal', ['site', 'exception_id']);
    await registerProjection(runner, 'run_exception', ['site', 'id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exception_proposal; ALTER TABLE run_exception DROP COLUMN signers');
    await registerProjection(runner, 'run_exception', ['site', 'id']);
  }
}
