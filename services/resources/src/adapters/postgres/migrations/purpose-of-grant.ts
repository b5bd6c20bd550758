import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a run that is no batch holds equipment for (B19). */
export class PurposeOfGrant1765400000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE item_grant ADD COLUMN purpose text CHECK (purpose IN ('cleaning', 'check', 'sanitisation', 'set-up'))`);
    await registerDerivedTable(runner, 'item_grant', ['site', 'grant_id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE item_grant DROP COLUMN purpose');
    await registerDerivedTable(runner, 'item_grant', ['site', 'grant_id']);
  }
}
