import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What machines said of exceptions, as far as it is known: from when to when, and how bad (F11). */
export class ObservedExceptions1769800000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE run_exception_observed (site text NOT NULL, run_id text NOT NULL, exception_id text NOT NULL, observed jsonb NOT NULL, PRIMARY KEY (site, run_id, exception_id));
      INSERT INTO run_exception_observed
      SELECT DISTINCT ON (site, aggregate_id, canonical::jsonb #>> '{body,exceptionId}') site, aggregate_id, canonical::jsonb #>> '{body,exceptionId}', canonical::jsonb #> '{body,observed}'
        FROM record WHERE type IN ('ExceptionRaised', 'ExceptionRaisedAfterSeal', 'ExceptionExtended') AND canonical::jsonb #> '{body,observed}' IS NOT NULL
       ORDER BY site, aggregate_id, canonical::jsonb #>> '{body,exceptionId}', sequence DESC;
    `);
    await registerDerivedTable(runner, 'run_exception_observed', ['site', 'run_id', 'exception_id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE run_exception_observed');
  }
}
