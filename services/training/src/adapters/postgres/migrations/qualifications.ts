import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Qualifications as they stand; derived from the records of the aggregate `qualification`. */
export class Qualifications1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE qualification (
        site text NOT NULL,
        id text NOT NULL,
        person text NOT NULL,
        code text NOT NULL,
        valid_from timestamptz NOT NULL,
        valid_until timestamptz NOT NULL,
        revoked boolean NOT NULL,
        expired boolean NOT NULL,
        granted_by text NOT NULL,
        sequence bigint NOT NULL,
        PRIMARY KEY (site, id)
      )`);
    await runner.query('CREATE INDEX qualification_person ON qualification (site, person, code)');
    await runner.query('CREATE INDEX qualification_due ON qualification (valid_until) WHERE NOT revoked AND NOT expired');
    await registerDerivedTable(runner, 'qualification', ['site', 'id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE qualification');
  }
}
