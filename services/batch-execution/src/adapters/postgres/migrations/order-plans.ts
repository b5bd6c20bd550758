import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When an order is meant to be made, with what and by whom (requirement B21); null: nobody planned it. */
export class OrderPlans1767800000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE process_order ADD COLUMN plan jsonb');
    await registerDerivedTable(runner, 'process_order', ['site', 'id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE process_order DROP COLUMN plan');
    await registerDerivedTable(runner, 'process_order', ['site', 'id']);
  }
}
