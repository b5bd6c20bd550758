import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Holds of lots for what went into them, and the four ways along the genealogy: from a lot to the runs that used it, from a run to what it made, and both backward. Partial
 * indexes that hold all columns of a step: no row of the ledger is read for it.
 */
export class Genealogy1765303000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lot_hold (
        site text NOT NULL,
        lot_id text NOT NULL,
        cause_id text NOT NULL,
        cause_number text NOT NULL,
        reason text NOT NULL,
        PRIMARY KEY (site, lot_id, cause_id)
      )`);
    await runner.query('CREATE INDEX lot_hold_cause ON lot_hold (site, cause_id)');
    await registerDerivedTable(runner, 'lot_hold', ['site', 'lot_id', 'cause_id']);
    await runner.query('DROP INDEX movement_run');
    await runner.query('DROP INDEX movement_of_lot_by_run');
    await runner.query(`CREATE INDEX movement_used_in ON movement (site, lot_id, run_id) WHERE kind = 'consume'`);
    await runner.query(`CREATE INDEX movement_made ON movement (site, run_id, lot_id) WHERE kind = 'produce'`);
    await runner.query(`CREATE INDEX movement_made_by ON movement (site, lot_id, run_id) WHERE kind = 'produce'`);
    await runner.query(`CREATE INDEX movement_used ON movement (site, run_id, lot_id) WHERE kind = 'consume'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX movement_used_in, movement_made, movement_made_by, movement_used');
    await runner.query('DROP TABLE lot_hold');
    await runner.query('CREATE INDEX movement_run ON movement (site, run_id) WHERE run_id IS NOT NULL');
    await runner.query('CREATE INDEX movement_of_lot_by_run ON movement (site, lot_id, run_id) WHERE run_id IS NOT NULL');
  }
}
