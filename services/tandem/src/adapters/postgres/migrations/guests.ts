import { registerDerivedTable, registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Guests of sessions: what they are in them, and what opens for them until when. Of a link, its code and what it was changed for only hashes are kept. */
export class Guests1769800000061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE party ADD COLUMN alias text, ADD COLUMN organisation text, ADD COLUMN sees_step text, ADD COLUMN until text;
      ALTER TABLE signal ADD COLUMN step_key text NOT NULL DEFAULT '';
      CREATE TABLE guest_link (
        site text NOT NULL, session_id text NOT NULL, person text NOT NULL, step_key text NOT NULL, link_hash text NOT NULL, code_hash text NOT NULL, until timestamptz NOT NULL,
        tries bigint NOT NULL, token_hash text, since bigint NOT NULL, seen_at timestamptz, PRIMARY KEY (site, session_id, person)
      );
      CREATE UNIQUE INDEX guest_link_hash ON guest_link (link_hash);
      CREATE UNIQUE INDEX guest_link_token ON guest_link (token_hash)`);
    await registerDerivedTable(runner, 'party', ['site', 'session_id', 'person']); // anew, with its columns
    await registerProjection(runner, 'signal', ['site', 'session_id', 'number']);
    await registerProjection(runner, 'guest_link', ['site', 'session_id', 'person']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE guest_link; ALTER TABLE signal DROP COLUMN step_key; ALTER TABLE party DROP COLUMN until, DROP COLUMN sees_step, DROP COLUMN organisation, DROP COLUMN alias');
  }
}
