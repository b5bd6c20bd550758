import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of which lot of another site a delivery is: the way of material over sites, in both directions; and who is held for a lot, at whichever site. */
export class LotOrigin1765520000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lot_origin (
        site text NOT NULL,
        lot_id text NOT NULL,
        from_site text NOT NULL,
        from_lot_id text NOT NULL,
        PRIMARY KEY (site, lot_id)
      )`);
    await runner.query('CREATE INDEX lot_origin_from ON lot_origin (from_site, from_lot_id)');
    await runner.query('CREATE INDEX lot_hold_cause_anywhere ON lot_hold (cause_id)');
    await registerDerivedTable(runner, 'lot_origin', ['site', 'lot_id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX lot_hold_cause_anywhere');
    await runner.query('DROP TABLE lot_origin');
  }
}
