import { registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What quality decided last about a batch, as review told it: for lists (F7). */
export class RunDispositions1768600000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE run_disposition (site text NOT NULL, run_id text NOT NULL, decision text NOT NULL, PRIMARY KEY (site, run_id))');
    await registerProjection(runner, 'run_disposition', ['site', 'run_id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE run_disposition');
  }
}
