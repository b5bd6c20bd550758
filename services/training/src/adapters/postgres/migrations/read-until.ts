import { registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From which moment batches start from a version: until then it is to be read (requirements A15, H3). */
export class ReadUntil1767700000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE version_to_read ADD COLUMN effective_from timestamptz');
    await registerProjection(runner, 'version_to_read', ['site', 'version_id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE version_to_read DROP COLUMN effective_from');
    await registerProjection(runner, 'version_to_read', ['site', 'version_id']);
  }
}
