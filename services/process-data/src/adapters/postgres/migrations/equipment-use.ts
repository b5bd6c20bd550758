import { registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What runs told: which run and step used which equipment from when to when, in real time. A run's samples are those of its equipment in these windows; no sample is rewritten. */
export class EquipmentUse1769200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE run_seen (site text NOT NULL, run_id text NOT NULL, number text NOT NULL, recipe text NOT NULL, recipe_version int NOT NULL, PRIMARY KEY (site, run_id));
      CREATE TABLE run_node (site text NOT NULL, run_id text NOT NULL, node_key text NOT NULL, from_at timestamptz NOT NULL, until_at timestamptz, PRIMARY KEY (site, run_id, node_key));
      CREATE TABLE equipment_use (
        site text NOT NULL, run_id text NOT NULL, step_key text NOT NULL, item text NOT NULL, grant_id text NOT NULL, nodes jsonb NOT NULL, from_at timestamptz NOT NULL, until_at timestamptz,
        PRIMARY KEY (site, run_id, step_key, item, grant_id)
      );
      CREATE INDEX equipment_use_item ON equipment_use (site, item, from_at)`);
    await registerProjection(runner, 'run_seen', ['site', 'run_id']);
    await registerProjection(runner, 'run_node', ['site', 'run_id', 'node_key']);
    await registerProjection(runner, 'equipment_use', ['site', 'run_id', 'step_key', 'item', 'grant_id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE equipment_use, run_node, run_seen');
  }
}
