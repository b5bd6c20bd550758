import { registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of recipes that have to be read, and who may do their steps: what recipes said, kept for reading. */
export class Readings1765500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE version_to_read (
        site text NOT NULL,
        version_id text NOT NULL,
        recipe text NOT NULL,
        version integer NOT NULL,
        hash text NOT NULL,
        title text NOT NULL,
        status text NOT NULL,
        since timestamptz NOT NULL,
        steps jsonb NOT NULL,
        PRIMARY KEY (site, version_id)
      )`);
    await registerProjection(runner, 'version_to_read', ['site', 'version_id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE version_to_read');
  }
}
