import { registerDerivedTable, registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which step a session is about now, what stands there, and who may see it until when: of a token only its hash is kept. */
export class SharedView1769800000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE session ADD COLUMN shown_step text;
      CREATE TABLE shown_step (
        site text NOT NULL, session_id text NOT NULL, step_key text NOT NULL, sequence bigint NOT NULL, card text NOT NULL, complete boolean NOT NULL, PRIMARY KEY (site, session_id)
      );
      CREATE TABLE view_token (
        site text NOT NULL, hash text NOT NULL, session_id text NOT NULL, person text NOT NULL, step_key text NOT NULL, until timestamptz NOT NULL, PRIMARY KEY (site, hash)
      );
      CREATE UNIQUE INDEX view_token_hash ON view_token (hash);
      CREATE INDEX view_token_session ON view_token (site, session_id)`);
    await registerDerivedTable(runner, 'session', ['site', 'id']);
    await registerProjection(runner, 'shown_step', ['site', 'session_id']);
    await registerProjection(runner, 'view_token', ['site', 'hash']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE view_token, shown_step; ALTER TABLE session DROP COLUMN shown_step');
  }
}
