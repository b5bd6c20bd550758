import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is written into logbooks by hand says when it was seen; a use finds its end, and a room everything that happened in it. */
export class LogbookEntries1765510000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE logbook ADD COLUMN observed_at timestamptz');
    await runner.query('CREATE INDEX logbook_in_time ON logbook (site, equipment_id, act_at, sequence)');
    await runner.query(`CREATE INDEX logbook_use_ended ON logbook (site, equipment_id, sequence) WHERE what = 'EquipmentOccupationEnded'`);
    await runner.query('CREATE INDEX equipment_area ON equipment (site, area)');
    await registerDerivedTable(runner, 'logbook', ['site', 'equipment_id', 'sequence']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX logbook_in_time, logbook_use_ended, equipment_area');
    await runner.query('ALTER TABLE logbook DROP COLUMN observed_at');
    await registerDerivedTable(runner, 'logbook', ['site', 'equipment_id', 'sequence']);
  }
}
