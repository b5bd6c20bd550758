import { registerDerivedTable, registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Investigations of deviations with the batches they were extended to, and what each run used (G3). Runs that were received before are taken in from their records. */
export class Investigations1768200000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE investigation (
        site text NOT NULL, id text NOT NULL, run_id text NOT NULL, number text NOT NULL, deviation text NOT NULL, title text NOT NULL, state text NOT NULL, exceptions jsonb NOT NULL,
        impact text, cause_category text, cause text, capa text, opened_by text NOT NULL, opened_at timestamptz NOT NULL, closed_by text, closed_at timestamptz,
        PRIMARY KEY (site, id)
      );
      CREATE INDEX investigation_run ON investigation (site, run_id);
      CREATE TABLE investigation_batch (
        site text NOT NULL, investigation_id text NOT NULL, run_id text NOT NULL, number text NOT NULL, shared jsonb NOT NULL, reason text NOT NULL, person text NOT NULL, name text NOT NULL, at timestamptz NOT NULL,
        PRIMARY KEY (site, investigation_id, run_id)
      );
      CREATE INDEX investigation_batch_run ON investigation_batch (site, run_id);
      CREATE TABLE run_item (site text NOT NULL, run_id text NOT NULL, what text NOT NULL, item text NOT NULL, PRIMARY KEY (site, run_id, what, item));
      CREATE INDEX run_item_item ON run_item (site, what, item);
      INSERT INTO run_item (site, run_id, what, item)
        SELECT DISTINCT site, run_id, bound->>'what', CASE WHEN bound->>'what' = 'material' THEN COALESCE(bound->>'lot', bound->>'item') ELSE bound->>'item' END
          FROM (SELECT site, run_id, jsonb_array_elements(canonical::jsonb->'body'->'items') AS bound FROM run_record WHERE type = 'StepStarted'
                UNION ALL SELECT site, run_id, canonical::jsonb->'body'->'to' FROM run_record WHERE type = 'EquipmentChanged') received
         WHERE bound->>'what' IN ('equipment', 'material');
    `);
    await registerDerivedTable(runner, 'investigation', ['site', 'id']);
    await registerDerivedTable(runner, 'investigation_batch', ['site', 'investigation_id', 'run_id']);
    await registerProjection(runner, 'run_item', ['site', 'run_id', 'what', 'item']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE run_item, investigation_batch, investigation');
  }
}
