import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Equipment, lots, containers, grants, movements and logbooks as they stand; all derived from the records of the aggregates
 * `equipment`, `lot` and `grant-refusal`. Suitability stands nowhere: it is computed for the use in question.
 */
export class ResourcesTables1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE equipment (
        site text NOT NULL,
        id text NOT NULL,
        code text NOT NULL,
        class text NOT NULL,
        title text NOT NULL,
        area text NOT NULL,
        properties jsonb NOT NULL,
        cleaning text NOT NULL CHECK (cleaning IN ('dirty', 'clean')),
        clean_until timestamptz,
        used_by_run text,
        used_by_number text,
        calibration text NOT NULL CHECK (calibration IN ('not-needed', 'missing', 'held')),
        calibration_due date,
        qualification text NOT NULL CHECK (qualification IN ('not-needed', 'missing', 'held')),
        qualification_until date,
        blocked_for text,
        grant_id text,
        sequence bigint NOT NULL,
        PRIMARY KEY (site, id),
        UNIQUE (site, code)
      )`);
    await runner.query(`
      CREATE TABLE lot (
        site text NOT NULL,
        id text NOT NULL,
        number text NOT NULL,
        material text NOT NULL,
        title text NOT NULL,
        supplier_lot text,
        disposition text NOT NULL CHECK (disposition IN ('quarantine', 'released', 'restricted', 'rejected')),
        restriction text,
        blocked_for text,
        expiry date,
        retest date,
        sequence bigint NOT NULL,
        PRIMARY KEY (site, id),
        UNIQUE (site, number)
      )`);
    await runner.query('CREATE INDEX lot_material ON lot (site, material)');
    await runner.query(`
      CREATE TABLE container (
        site text NOT NULL,
        code text NOT NULL,
        lot_id text NOT NULL,
        place integer NOT NULL,
        received text NOT NULL,
        unit text NOT NULL,
        free text NOT NULL CHECK (free::numeric >= 0),
        PRIMARY KEY (site, lot_id, code),
        UNIQUE (site, code)
      )`);
    await runner.query(`
      CREATE TABLE item_grant (
        site text NOT NULL,
        grant_id text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('equipment', 'material')),
        item text NOT NULL,
        run_id text NOT NULL,
        run_number text NOT NULL,
        step_key text NOT NULL,
        amount text,
        valid_until timestamptz,
        state text NOT NULL CHECK (state IN ('granted', 'refused', 'revoked', 'lapsed', 'returned', 'used', 'ended')),
        PRIMARY KEY (site, grant_id)
      )`);
    await runner.query(`CREATE INDEX item_grant_open ON item_grant (site, kind, item) WHERE state IN ('granted', 'used')`);
    await runner.query(`CREATE INDEX item_grant_due ON item_grant (valid_until) WHERE state = 'granted'`);
    await runner.query(`
      CREATE TABLE movement (
        site text NOT NULL,
        lot_id text NOT NULL,
        sequence bigint NOT NULL,
        container text NOT NULL,
        kind text NOT NULL,
        amount text NOT NULL,
        run_number text,
        step_key text,
        irregular text,
        act_at timestamptz NOT NULL,
        PRIMARY KEY (site, lot_id, sequence, container)
      )`);
    await runner.query('CREATE INDEX movement_container ON movement (site, container, sequence)');
    await runner.query(`
      CREATE TABLE logbook (
        site text NOT NULL,
        equipment_id text NOT NULL,
        sequence bigint NOT NULL,
        what text NOT NULL,
        person text,
        run_number text,
        step_key text,
        detail text,
        act_at timestamptz NOT NULL,
        PRIMARY KEY (site, equipment_id, sequence)
      )`);
    await registerDerivedTable(runner, 'equipment', ['site', 'id']);
    await registerDerivedTable(runner, 'lot', ['site', 'id']);
    await registerDerivedTable(runner, 'container', ['site', 'lot_id', 'code']);
    await registerDerivedTable(runner, 'item_grant', ['site', 'grant_id']);
    await registerDerivedTable(runner, 'movement', ['site', 'lot_id', 'sequence', 'container']);
    await registerDerivedTable(runner, 'logbook', ['site', 'equipment_id', 'sequence']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE logbook, movement, item_grant, container, lot, equipment');
  }
}
