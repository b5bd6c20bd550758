import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every label that was printed; the count stands at the container. */
export class LabelPrints1765301000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE container ADD COLUMN labels integer NOT NULL DEFAULT 0 CHECK (labels >= 0)');
    await runner.query(`
      CREATE TABLE label_print (
        site text NOT NULL,
        lot_id text NOT NULL,
        sequence bigint NOT NULL,
        container text NOT NULL,
        copy integer NOT NULL CHECK (copy > 0),
        reason text,
        act_at timestamptz NOT NULL,
        PRIMARY KEY (site, lot_id, sequence),
        UNIQUE (site, lot_id, container, copy),
        CHECK (copy = 1 OR btrim(reason) <> '')
      )`);
    await registerDerivedTable(runner, 'container', ['site', 'lot_id', 'code']);
    await registerDerivedTable(runner, 'label_print', ['site', 'lot_id', 'sequence']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE label_print');
    await runner.query('ALTER TABLE container DROP COLUMN labels');
    await registerDerivedTable(runner, 'container', ['site', 'lot_id', 'code']);
  }
}
