import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which supplier is qualified for which material, and which supplier sent a lot. Lots from before it name none. */
export class QualifiedSuppliers1765600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE lot ADD COLUMN supplier text');
    await runner.query(`
      CREATE TABLE supplier_qualification (
        site text NOT NULL,
        material text NOT NULL,
        supplier text NOT NULL,
        until date NOT NULL,
        withdrawn_for text,
        sequence bigint NOT NULL,
        PRIMARY KEY (site, material, supplier)
      )`);
    await registerDerivedTable(runner, 'lot', ['site', 'id']);
    await registerDerivedTable(runner, 'supplier_qualification', ['site', 'material', 'supplier']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE supplier_qualification');
    await runner.query('ALTER TABLE lot DROP COLUMN supplier');
    await registerDerivedTable(runner, 'lot', ['site', 'id']);
  }
}
