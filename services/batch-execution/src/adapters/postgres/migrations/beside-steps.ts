import { registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions that are open beside a step of a run, and up to where the step was shown there. */
export class BesideSteps1769800000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE beside_step (site text NOT NULL, session_id text NOT NULL, run_id text NOT NULL, step_key text NOT NULL, shown bigint NOT NULL, PRIMARY KEY (site, session_id))');
    await registerProjection(runner, 'beside_step', ['site', 'session_id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE beside_step');
  }
}
