import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Axes of a single container (place, block), stock category of a lot, and the ledger whole: every row has its cause, rows of runs name the run, and what a
 * grant has consumed is the weighed amount. Rows that were there get what replay of their events gives.
 */
export class StockLedger1765300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE lot ADD COLUMN category text NOT NULL DEFAULT 'production' CHECK (category IN ('production', 'development', 'retained-sample', 'returned'))`);
    await runner.query('ALTER TABLE container ADD COLUMN location text, ADD COLUMN blocked_for text');
    await runner.query('ALTER TABLE item_grant ADD COLUMN consumed text');
    await runner.query(`UPDATE item_grant SET consumed = amount WHERE kind = 'material' AND state = 'used'`);
    await runner.query(`CREATE INDEX item_grant_reserved ON item_grant (site, item) WHERE kind = 'material' AND (state = 'granted' OR (state = 'used' AND consumed IS NULL))`);
    await runner.query(`ALTER TABLE movement ADD COLUMN run_id text, ADD COLUMN cause text, ADD COLUMN location text, ADD COLUMN sample text`);
    await runner.query(`
      UPDATE movement m SET
        cause = CASE m.kind WHEN 'receive' THEN COALESCE('delivery, lot ' || (SELECT l.supplier_lot FROM lot l WHERE l.site = m.site AND l.id = m.lot_id) || ' of the supplier', 'delivery')
                            ELSE m.run_number || ', ' || m.step_key END,
        run_id = (SELECT min(g.run_id) FROM item_grant g WHERE g.site = m.site AND g.kind = 'material' AND g.run_number = m.run_number)`);
    await runner.query(`ALTER TABLE movement ALTER COLUMN cause SET NOT NULL, ADD CONSTRAINT movement_has_cause CHECK (btrim(cause) <> ''),
      ADD CONSTRAINT movement_kind CHECK (kind IN ('receive', 'produce', 'sample', 'move', 'dispense', 'consume', 'return', 'adjust', 'destroy'))`);
    await runner.query('CREATE INDEX movement_run ON movement (site, run_id) WHERE run_id IS NOT NULL');
    await runner.query('CREATE INDEX movement_of_lot_by_run ON movement (site, lot_id, run_id) WHERE run_id IS NOT NULL');
    await registerDerivedTable(runner, 'lot', ['site', 'id']);
    await registerDerivedTable(runner, 'container', ['site', 'lot_id', 'code']);
    await registerDerivedTable(runner, 'item_grant', ['site', 'grant_id']);
    await registerDerivedTable(runner, 'movement', ['site', 'lot_id', 'sequence', 'container']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE movement DROP COLUMN run_id, DROP COLUMN cause, DROP COLUMN location, DROP COLUMN sample, DROP CONSTRAINT movement_kind');
    await runner.query('ALTER TABLE item_grant DROP COLUMN consumed');
    await runner.query('ALTER TABLE container DROP COLUMN location, DROP COLUMN blocked_for');
    await runner.query('ALTER TABLE lot DROP COLUMN category');
    await registerDerivedTable(runner, 'lot', ['site', 'id']);
    await registerDerivedTable(runner, 'container', ['site', 'lot_id', 'code']);
    await registerDerivedTable(runner, 'item_grant', ['site', 'grant_id']);
    await registerDerivedTable(runner, 'movement', ['site', 'lot_id', 'sequence', 'container']);
  }
}
