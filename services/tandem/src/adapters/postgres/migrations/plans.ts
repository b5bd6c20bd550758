import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions that are planned for a step of a run, and who is asked to come. */
export class Plans1769800000093 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE planned_session (
        site text NOT NULL, id text NOT NULL, sequence bigint NOT NULL, run_id text NOT NULL, run_number text NOT NULL, step_key text NOT NULL, at text NOT NULL, planned_by text NOT NULL, planner_name text NOT NULL, cancelled text,
        PRIMARY KEY (site, id)
      );
      CREATE INDEX planned_session_at ON planned_session (at) WHERE cancelled IS NULL;
      CREATE TABLE planned_expert (site text NOT NULL, plan_id text NOT NULL, person text NOT NULL, name text NOT NULL, answer text, word text, PRIMARY KEY (site, plan_id, person))`);
    await registerDerivedTable(runner, 'planned_session', ['site', 'id']);
    await registerDerivedTable(runner, 'planned_expert', ['site', 'plan_id', 'person']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE planned_expert, planned_session');
  }
}
