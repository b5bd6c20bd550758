import { registerDerivedTable, registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The judgement of batches, derived from own records; runs, their records and exceptions as batch-execution told them. */
export class ReviewTables1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE batch_review (
        site text NOT NULL, id text NOT NULL, number text NOT NULL, stage text NOT NULL DEFAULT 'collecting',
        production_reviewer text, quality_reviewer text, reviewed_head text, reviewed_certificate text, released_head text, released_by text,
        reason text, dispositioned_at timestamptz, package_sha256 text, package_size bigint, sequence bigint NOT NULL,
        PRIMARY KEY (site, id)
      );
      CREATE TABLE review_act (
        site text NOT NULL, run_id text NOT NULL, sequence bigint NOT NULL, act text NOT NULL, person text, name text, meaning text, level text,
        signed_at timestamptz, at timestamptz NOT NULL, comment text,
        PRIMARY KEY (site, run_id, sequence)
      );
      CREATE TABLE exception_decision (
        site text NOT NULL, exception_id text NOT NULL, run_id text NOT NULL, classification text NOT NULL, rationale text NOT NULL,
        decided_by text NOT NULL, decided_by_name text NOT NULL, meaning text NOT NULL, signed_at timestamptz NOT NULL, decided_at timestamptz NOT NULL,
        sequence bigint NOT NULL,
        PRIMARY KEY (site, exception_id)
      );
      CREATE TABLE run (
        site text NOT NULL, id text NOT NULL, number text NOT NULL, kind text NOT NULL, recipe text NOT NULL, recipe_version int NOT NULL, recipe_hash text NOT NULL,
        order_number text, batch_size text NOT NULL, batch_unit text NOT NULL, state text NOT NULL, business text NOT NULL, sealed boolean NOT NULL,
        sequence bigint NOT NULL, head text NOT NULL, judged_head text NOT NULL, judged_count bigint NOT NULL, intact boolean NOT NULL,
        sealed_head text, seal_sequence bigint, created_at timestamptz NOT NULL, changed_at timestamptz NOT NULL,
        PRIMARY KEY (site, id)
      );
      CREATE TABLE run_seal (site text NOT NULL, run_id text NOT NULL, sequence bigint NOT NULL, head text NOT NULL, PRIMARY KEY (site, run_id));
      CREATE TABLE run_record (
        site text NOT NULL, run_id text NOT NULL, sequence bigint NOT NULL, type text NOT NULL, step_key text, canonical text NOT NULL, leaf text NOT NULL,
        PRIMARY KEY (site, run_id, sequence)
      );
      CREATE INDEX run_record_type ON run_record (site, run_id, type);
      CREATE TABLE run_exception (
        site text NOT NULL, id text NOT NULL, run_id text NOT NULL, type text NOT NULL, severity text NOT NULL, deviation boolean NOT NULL,
        step_key text, step_title text, address text, text text NOT NULL, params jsonb NOT NULL, blocks jsonb NOT NULL, reaction jsonb,
        raised_at timestamptz NOT NULL, raised_by text, raised_by_name text, lifted boolean NOT NULL,
        PRIMARY KEY (site, id)
      );
      CREATE INDEX run_exception_run ON run_exception (site, run_id);
    `);
    await registerDerivedTable(runner, 'batch_review', ['site', 'id']);
    await registerDerivedTable(runner, 'review_act', ['site', 'run_id', 'sequence']);
    await registerDerivedTable(runner, 'exception_decision', ['site', 'exception_id']);
    await registerProjection(runner, 'run', ['site', 'id']);
    await registerProjection(runner, 'run_seal', ['site', 'run_id']);
    await registerProjection(runner, 'run_record', ['site', 'run_id', 'sequence']);
    await registerProjection(runner, 'run_exception', ['site', 'id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE batch_review, review_act, exception_decision, run, run_seal, run_record, run_exception');
  }
}
