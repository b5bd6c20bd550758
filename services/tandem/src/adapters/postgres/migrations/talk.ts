import { registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a signal was heard; pictures and files that people of a session show each other, forgotten with it. */
export class Talk1769800000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE signal ADD COLUMN at text NOT NULL DEFAULT '';
      CREATE TABLE shared_file (
        site text NOT NULL, session_id text NOT NULL, sha256 text NOT NULL, media_type text NOT NULL, size bigint NOT NULL, person text NOT NULL, content text NOT NULL,
        PRIMARY KEY (site, session_id, sha256)
      )`);
    await registerProjection(runner, 'signal', ['site', 'session_id', 'number']); // anew, with its column
    await registerProjection(runner, 'shared_file', ['site', 'session_id', 'sha256']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE shared_file; ALTER TABLE signal DROP COLUMN at');
  }
}
