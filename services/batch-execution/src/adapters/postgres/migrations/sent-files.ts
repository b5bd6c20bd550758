import { registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who sent which file to which run, before any record names it: until then only who sent it may look at it (B13). */
export class SentFiles1768500000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE sent_file (site text NOT NULL, run_id text NOT NULL, sha256 text NOT NULL, person text NOT NULL, PRIMARY KEY (site, run_id, sha256, person))');
    await registerProjection(runner, 'sent_file', ['site', 'run_id', 'sha256', 'person']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sent_file');
  }
}
