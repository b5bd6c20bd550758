import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which report of a rehearsal a version was submitted with (requirement A14). */
export class SimulationOfVersion1765100000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE recipe_version ADD COLUMN simulation_hash text CHECK (simulation_hash ~ '^[0-9a-f]{64}$')`);
    await registerDerivedTable(runner, 'recipe_version', ['site', 'id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE recipe_version DROP COLUMN simulation_hash');
    await registerDerivedTable(runner, 'recipe_version', ['site', 'id']);
  }
}
