import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What screens ask for again and again: alarms that are not over, gaps and uses that last, alarms of a run by its number. The places of a value come with its alarm. */
export class AlarmsInSight1769650000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE alarm ADD COLUMN places int;
      CREATE INDEX alarm_not_over ON alarm (site, equipment) WHERE until_at IS NULL OR acknowledged_at IS NULL;
      CREATE INDEX alarm_run_number ON alarm_run (site, run_number text_pattern_ops);
      CREATE INDEX gap_lasts ON gap (site, equipment) WHERE until_at IS NULL;
      CREATE INDEX equipment_use_lasts ON equipment_use (site, item) WHERE until_at IS NULL`);
    await registerDerivedTable(runner, 'alarm', ['site', 'id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX equipment_use_lasts, gap_lasts, alarm_run_number, alarm_not_over; ALTER TABLE alarm DROP COLUMN places');
    await registerDerivedTable(runner, 'alarm', ['site', 'id']);
  }
}
