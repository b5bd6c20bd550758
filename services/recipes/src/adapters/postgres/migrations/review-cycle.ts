import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** After how many months a version is looked at again, and on which date of the site next (21 CFR 211.100, 211.180(e)). */
export class ReviewCycle1768700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE recipe_version
        ADD COLUMN review_every integer CHECK (review_every BETWEEN 1 AND 60),
        ADD COLUMN review_due text CHECK (review_due ~ '^\\d{4}-\\d{2}-\\d{2}$')`);
    await registerDerivedTable(runner, 'recipe_version', ['site', 'id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE recipe_version DROP COLUMN review_every, DROP COLUMN review_due');
    await registerDerivedTable(runner, 'recipe_version', ['site', 'id']);
  }
}
