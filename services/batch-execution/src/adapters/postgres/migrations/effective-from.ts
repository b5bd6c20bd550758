import { registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From which moment batches start from a version of a recipe (requirement A15); null: it was in force when this was not kept yet. */
export class EffectiveFrom1767700000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE recipe_version ADD COLUMN effective_from timestamptz');
    await registerProjection(runner, 'recipe_version', ['site', 'version_id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE recipe_version DROP COLUMN effective_from');
    await registerProjection(runner, 'recipe_version', ['site', 'version_id']);
  }
}
