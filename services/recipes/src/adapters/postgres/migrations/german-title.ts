import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The title of a version in German, for lists; unset where its document has none, and for versions that were written before. */
export class GermanTitle1768800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE recipe_version ADD COLUMN title_de text');
    await registerDerivedTable(runner, 'recipe_version', ['site', 'id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE recipe_version DROP COLUMN title_de');
    await registerDerivedTable(runner, 'recipe_version', ['site', 'id']);
  }
}
