import { registerDerivedTable, registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What became of each call, and of which recipe the run is: so that calls can be counted. */
export class Calls1769800000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE run_seen ADD COLUMN recipe text;
      CREATE TABLE call_event (
        site text NOT NULL, session_id text NOT NULL, sequence bigint NOT NULL, person text NOT NULL, what text NOT NULL, at text NOT NULL, PRIMARY KEY (site, session_id, sequence)
      );
      CREATE INDEX call_event_at ON call_event (site, at) WHERE what = 'called'`);
    await registerProjection(runner, 'run_seen', ['site', 'run_id']); // anew, with its column
    await registerDerivedTable(runner, 'call_event', ['site', 'session_id', 'sequence']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE call_event; ALTER TABLE run_seen DROP COLUMN recipe');
  }
}
