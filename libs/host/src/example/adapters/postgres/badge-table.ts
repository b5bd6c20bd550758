import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The class's name ends in 13 digits: milliseconds, rising from migration to migration. */
export class BadgeTable1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE badge (
        site text NOT NULL, id text NOT NULL, person text NOT NULL, code text NOT NULL,
        valid_from timestamptz NOT NULL, valid_until timestamptz NOT NULL, withdrawn boolean NOT NULL, sequence bigint NOT NULL,
        PRIMARY KEY (site, id)
      )`);
    await registerDerivedTable(runner, 'badge', ['site', 'id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE badge');
  }
}
