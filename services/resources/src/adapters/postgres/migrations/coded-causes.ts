import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Causes that the system writes into the ledger, coded with their values, and what was not regular in German: so that they are read in either language.
 * Rows that were there get what replay of their events gives; their sentences stay.
 */
export class CodedCauses1765570000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE movement ADD COLUMN cause_coded jsonb, ADD COLUMN irregular_de text');
    await runner.query(`
      UPDATE movement m SET irregular_de = e.body->>'irregularDe', cause_coded = CASE e.type
          WHEN 'LotProduced' THEN jsonb_build_object('code', 'made-by', 'run', e.body->>'runNumber')
          WHEN 'LotReceived' THEN CASE
            WHEN e.body->'origin' IS NOT NULL THEN jsonb_build_object('code', 'sent-by-site', 'site', e.body->'origin'->>'site', 'lot', e.body->'origin'->>'number')
            WHEN e.body->>'supplierLot' IS NOT NULL THEN jsonb_build_object('code', 'delivered-lot', 'lot', e.body->>'supplierLot')
            ELSE jsonb_build_object('code', 'delivered') END
          WHEN 'MaterialConsumed' THEN jsonb_build_object('code', 'used-in', 'run', e.body->>'runNumber', 'step', e.body->>'stepKey')
          WHEN 'ConsumptionCorrected' THEN jsonb_build_object('code', 'record-corrected', 'run', e.body->>'runNumber', 'step', e.body->>'stepKey', 'before', e.body->>'before', 'after', e.body->>'after', 'unit', e.body->>'unit')
        END
      FROM (SELECT site, aggregate_id, sequence, type, canonical::jsonb->'body' AS body FROM record WHERE type IN ('LotProduced', 'LotReceived', 'MaterialConsumed', 'ConsumptionCorrected')) e
      WHERE e.site = m.site AND e.aggregate_id = m.lot_id AND e.sequence = m.sequence`);
    await registerDerivedTable(runner, 'movement', ['site', 'lot_id', 'sequence', 'container']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE movement DROP COLUMN cause_coded, DROP COLUMN irregular_de');
    await registerDerivedTable(runner, 'movement', ['site', 'lot_id', 'sequence', 'container']);
  }
}
