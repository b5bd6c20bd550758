import { registerDerivedTable, registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What steps asked of machines and waits (`machine_question`), and what they were answered, derived from records: where a value of a batch record comes from. */
export class MachineAnswers1769600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE machine_question (site text NOT NULL, id text NOT NULL, kind text NOT NULL, asked jsonb NOT NULL, asked_at timestamptz NOT NULL, busy_until timestamptz, PRIMARY KEY (site, id));
      CREATE TABLE machine_answer (
        site text NOT NULL, id text NOT NULL, sequence bigint NOT NULL, kind text NOT NULL, state text NOT NULL, run_id text NOT NULL, run_number text NOT NULL, step_key text NOT NULL,
        equipment text NOT NULL, point text NOT NULL, tag text, answer jsonb NOT NULL,
        PRIMARY KEY (site, id)
      );
      CREATE INDEX machine_answer_run ON machine_answer (site, run_id)`);
    await registerProjection(runner, 'machine_question', ['site', 'id']);
    await registerDerivedTable(runner, 'machine_answer', ['site', 'id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE machine_answer, machine_question');
  }
}
