import { registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What consoles of a session tell each other so that sound and picture find their way; forgotten when it is over. */
export class Signals1769800000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE signal (
        site text NOT NULL, session_id text NOT NULL, number bigint NOT NULL, from_person text NOT NULL, to_person text, kind text NOT NULL, peer text NOT NULL, body text NOT NULL,
        PRIMARY KEY (site, session_id, number)
      )`);
    await registerProjection(runner, 'signal', ['site', 'session_id', 'number']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE signal');
  }
}
