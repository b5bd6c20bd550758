import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a site treats exceptions (requirement G2): a row for each change of its table; none = as it was configured. */
export class ExceptionRulesTable1768600000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exception_rules (
        site text NOT NULL, version int NOT NULL, rules jsonb NOT NULL, reason text NOT NULL, person text NOT NULL, name text NOT NULL, at timestamptz NOT NULL,
        PRIMARY KEY (site, version)
      )`);
    await registerDerivedTable(runner, 'exception_rules', ['site', 'version']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exception_rules');
  }
}
