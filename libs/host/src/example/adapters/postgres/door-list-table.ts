import { registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Doors that badges open, as the other service announced them. */
export class DoorList1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE door_list (id text PRIMARY KEY, site text NOT NULL, person text NOT NULL, code text NOT NULL)');
    await registerProjection(runner, 'door_list', ['id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE door_list');
  }
}
