import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reviews of operations while the batch runs (F8), and the review of the audit trail (F6). */
export class OperationAndAuditTrailReview1766300000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE batch_review ADD COLUMN trail_hash text, ADD COLUMN trail_reviewer text;
      ALTER TABLE review_act ADD COLUMN subject text;
      CREATE TABLE operation_review (
        site text NOT NULL, run_id text NOT NULL, operation text NOT NULL, title text NOT NULL, head text NOT NULL, event_count bigint NOT NULL, steps jsonb NOT NULL,
        person text NOT NULL, name text NOT NULL, at timestamptz NOT NULL, stands boolean NOT NULL, voided_by text,
        PRIMARY KEY (site, run_id, operation)
      );
    `);
    await registerDerivedTable(runner, 'batch_review', ['site', 'id']);
    await registerDerivedTable(runner, 'review_act', ['site', 'run_id', 'sequence']);
    await registerDerivedTable(runner, 'operation_review', ['site', 'run_id', 'operation']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE operation_review; ALTER TABLE batch_review DROP COLUMN trail_hash, DROP COLUMN trail_reviewer; ALTER TABLE review_act DROP COLUMN subject');
    await registerDerivedTable(runner, 'batch_review', ['site', 'id']);
    await registerDerivedTable(runner, 'review_act', ['site', 'run_id', 'sequence']);
  }
}
