import { registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Changes of recipes, equipment and lots as their owners recorded them (F6), and the recipe among what a run rests on. */
export class MasterChanges1768200000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE master_change (
        site text NOT NULL, service text NOT NULL, aggregate_id text NOT NULL, sequence bigint NOT NULL, what text NOT NULL, item text NOT NULL, type text NOT NULL,
        at timestamptz NOT NULL, canonical text NOT NULL, leaf text NOT NULL,
        PRIMARY KEY (site, service, aggregate_id, sequence)
      );
      CREATE INDEX master_change_item ON master_change (site, what, item);
      INSERT INTO run_item (site, run_id, what, item) SELECT site, run_id, 'recipe', canonical::jsonb->'body'->'recipe'->>'versionId' FROM run_record WHERE type = 'RunCreated' ON CONFLICT DO NOTHING;
    `);
    await registerProjection(runner, 'master_change', ['site', 'service', 'aggregate_id', 'sequence']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE master_change; DELETE FROM run_item WHERE what = 'recipe'`);
  }
}
