import { registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When an exception was recorded, in real time: which others lie around it is a question of that clock, and a range of an index (F11). */
export class RealTimeOfExceptions1769800000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE run_exception ADD COLUMN recorded_at timestamptz;
      UPDATE run_exception x SET recorded_at = r.recorded_at FROM run_record r
        WHERE r.site = x.site AND r.run_id = x.run_id AND r.type IN ('ExceptionRaised', 'ExceptionRaisedAfterSeal') AND r.canonical::jsonb #>> '{body,exceptionId}' = x.id;
      CREATE INDEX run_exception_recorded ON run_exception (site, recorded_at);
    `);
    await registerProjection(runner, 'run_exception', ['site', 'id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX run_exception_recorded; ALTER TABLE run_exception DROP COLUMN recorded_at');
    await registerProjection(runner, 'run_exception', ['site', 'id']);
  }
}
