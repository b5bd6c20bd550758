import { registerDerivedTable, registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which runs of a recipe the others are held against, with every earlier choice, derived from records; and when runs were over. Of runs that were heard before,
 * that is when their last phase ended, where all of them did.
 */
export class GoldenBatches1769700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE run_seen ADD COLUMN over_at timestamptz;
      CREATE INDEX run_seen_recipe ON run_seen (site, recipe, run_id COLLATE "C");
      CREATE INDEX tag_version_point ON tag_version (site, (tag->>'equipment'), (tag->>'point'));
      UPDATE run_seen r SET over_at = n.until_at FROM (
        SELECT site, run_id, max(until_at) AS until_at FROM run_node GROUP BY site, run_id HAVING bool_and(until_at IS NOT NULL)) n
       WHERE n.site = r.site AND n.run_id = r.run_id AND NOT EXISTS (SELECT FROM equipment_use u WHERE u.site = r.site AND u.run_id = r.run_id AND u.until_at IS NULL);
      CREATE TABLE golden_batch (site text NOT NULL, id text NOT NULL, sequence bigint NOT NULL, recipe text NOT NULL, choices int NOT NULL, holds int, PRIMARY KEY (site, id));
      CREATE UNIQUE INDEX golden_batch_recipe ON golden_batch (site, recipe);
      CREATE TABLE golden_choice (
        site text NOT NULL, golden_id text NOT NULL, choice int NOT NULL, runs jsonb NOT NULL, reason text NOT NULL, chosen_by text NOT NULL, chosen_at timestamptz NOT NULL,
        ended_at timestamptz, ended_by text, ended_for text, PRIMARY KEY (site, golden_id, choice)
      )`);
    await registerProjection(runner, 'run_seen', ['site', 'run_id']);
    await registerDerivedTable(runner, 'golden_batch', ['site', 'id']);
    await registerDerivedTable(runner, 'golden_choice', ['site', 'golden_id', 'choice']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE golden_choice, golden_batch; DROP INDEX tag_version_point, run_seen_recipe; ALTER TABLE run_seen DROP COLUMN over_at');
    await registerProjection(runner, 'run_seen', ['site', 'run_id']);
  }
}
