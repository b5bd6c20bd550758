import { registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an exception says, in both languages; null for those that were raised before, and where a person typed it. */
export class TextsOfExceptions1768000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE run_exception ADD COLUMN texts jsonb');
    await registerProjection(runner, 'run_exception', ['site', 'id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE run_exception DROP COLUMN texts');
    await registerProjection(runner, 'run_exception', ['site', 'id']);
  }
}
