import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which lot of a material is taken first, and where that was waived with a signature. */
export class PickingOrder1765304000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE picking_rule (
        site text NOT NULL,
        material text NOT NULL,
        id text NOT NULL,
        rule text NOT NULL CHECK (rule IN ('fefo', 'fifo', 'any')),
        sequence bigint NOT NULL,
        PRIMARY KEY (site, material)
      )`);
    await runner.query(`
      CREATE TABLE picking_waiver (
        site text NOT NULL,
        lot_id text NOT NULL,
        container text NOT NULL,
        run_number text NOT NULL,
        reason text NOT NULL CHECK (btrim(reason) <> ''),
        PRIMARY KEY (site, lot_id, container, run_number)
      )`);
    await registerDerivedTable(runner, 'picking_rule', ['site', 'material']);
    await registerDerivedTable(runner, 'picking_waiver', ['site', 'lot_id', 'container', 'run_number']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE picking_waiver, picking_rule');
  }
}
