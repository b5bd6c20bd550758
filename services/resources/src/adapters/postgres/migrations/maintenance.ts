import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The axis of maintenance: under which work order an item is handed over. And what was made in an item before uses told it: an item without a use has no residues, one whose use
 * left none behind in the record keeps them unknown (null), which the product-change rule takes for the worst.
 */
export class Maintenance1765500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE equipment ADD COLUMN work_order text, ADD COLUMN work_reason text');
    await registerDerivedTable(runner, 'equipment', ['site', 'id']);
    await runner.query(`
      UPDATE equipment e SET residues = '[]'::jsonb WHERE residues IS NULL AND NOT EXISTS (
        SELECT FROM record u WHERE u.site = e.site AND u.aggregate_id = e.id AND u.type = 'EquipmentOccupationEnded'
           AND (u.canonical::jsonb #>> '{body,used}') = 'true' AND COALESCE(u.canonical::jsonb #>> '{body,purpose}', 'set-up') = 'set-up' AND u.canonical::jsonb #>> '{body,dirtySince}' IS NULL
           AND u.sequence > COALESCE((SELECT max(c.sequence) FROM record c WHERE c.site = e.site AND c.aggregate_id = e.id AND c.type = 'EquipmentCleaned' AND c.canonical::jsonb #>> '{body,level}' = 'major'), 0))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE equipment DROP COLUMN work_order, DROP COLUMN work_reason');
    await registerDerivedTable(runner, 'equipment', ['site', 'id']);
  }
}
