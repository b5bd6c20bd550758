import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Levels of cleaning, dirty holds, and what a change of product asks for. */
export class ProductChanges1765450000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE equipment
        ADD COLUMN clean_level text CHECK (clean_level IN ('minor', 'major')),
        ADD COLUMN dirty_since timestamptz,
        ADD COLUMN hold_ended timestamptz,
        ADD COLUMN residues jsonb`);
    await runner.query(`CREATE INDEX equipment_clean_until ON equipment (clean_until) WHERE cleaning = 'clean'`);
    await runner.query('ALTER TABLE item_grant ADD COLUMN product text');
    await runner.query(`
      CREATE TABLE product_change (
        site text NOT NULL,
        class text NOT NULL,
        before text NOT NULL,
        after text NOT NULL,
        level text NOT NULL CHECK (level IN ('minor', 'major')),
        id text NOT NULL,
        sequence bigint NOT NULL,
        PRIMARY KEY (site, class, before, after)
      )`);
    await registerDerivedTable(runner, 'equipment', ['site', 'id']);
    await registerDerivedTable(runner, 'item_grant', ['site', 'grant_id']);
    await registerDerivedTable(runner, 'product_change', ['site', 'class', 'before', 'after']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE product_change');
    await runner.query('DROP INDEX equipment_clean_until');
    await runner.query('ALTER TABLE item_grant DROP COLUMN product');
    await runner.query('ALTER TABLE equipment DROP COLUMN clean_level, DROP COLUMN dirty_since, DROP COLUMN hold_ended, DROP COLUMN residues');
    await registerDerivedTable(runner, 'equipment', ['site', 'id']);
    await registerDerivedTable(runner, 'item_grant', ['site', 'grant_id']);
  }
}
