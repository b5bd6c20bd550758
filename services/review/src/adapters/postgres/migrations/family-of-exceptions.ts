import { registerDerivedTable, registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Exceptions with their family and their context (F11): the cause that was named and where quality put it since, with which exception one was decided, what machines said of it, and when each event
 * of a run was recorded, so that what happened around a moment is a range of an index.
 */
export class FamilyOfExceptions1769700000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE run_exception ADD COLUMN parent text, ADD COLUMN observed jsonb, ADD COLUMN extended_at timestamptz;
      UPDATE run_exception SET parent = params->>'parent' WHERE params ? 'parent';
      CREATE INDEX run_exception_parent ON run_exception (site, run_id, parent) WHERE parent IS NOT NULL;
      CREATE INDEX run_exception_like ON run_exception (site, type, (observed->>'equipment'), (split_part(step_key, '~', 1)), raised_at);
      ALTER TABLE exception_decision ADD COLUMN with_parent text, ADD COLUMN left_open jsonb;
      ALTER TABLE exception_proposal ADD COLUMN effects jsonb;
      CREATE TABLE exception_cause (
        site text NOT NULL, exception_id text NOT NULL, run_id text NOT NULL, parent text, reason text NOT NULL, person text NOT NULL, name text NOT NULL, at timestamptz NOT NULL, sequence bigint NOT NULL,
        PRIMARY KEY (site, exception_id)
      );
      CREATE INDEX exception_cause_run ON exception_cause (site, run_id);
      ALTER TABLE run_record ADD COLUMN recorded_at timestamptz;
      UPDATE run_record SET recorded_at = (canonical::jsonb->>'recordedAt')::timestamptz;
      CREATE INDEX run_record_time ON run_record (site, run_id, recorded_at);
    `);
    await registerDerivedTable(runner, 'exception_cause', ['site', 'exception_id']);
    await registerDerivedTable(runner, 'exception_decision', ['site', 'exception_id']);
    await registerDerivedTable(runner, 'exception_proposal', ['site', 'exception_id']);
    await registerProjection(runner, 'run_exception', ['site', 'id']);
    await registerProjection(runner, 'run_record', ['site', 'run_id', 'sequence']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX run_record_time, run_exception_like, run_exception_parent; DROP TABLE exception_cause;
      ALTER TABLE run_record DROP COLUMN recorded_at; ALTER TABLE exception_proposal DROP COLUMN effects; ALTER TABLE exception_decision DROP COLUMN with_parent, DROP COLUMN left_open;
      ALTER TABLE run_exception DROP COLUMN parent, DROP COLUMN observed, DROP COLUMN extended_at
    `);
    await registerDerivedTable(runner, 'exception_decision', ['site', 'exception_id']);
    await registerDerivedTable(runner, 'exception_proposal', ['site', 'exception_id']);
    await registerProjection(runner, 'run_exception', ['site', 'id']);
    await registerProjection(runner, 'run_record', ['site', 'run_id', 'sequence']);
  }
}
