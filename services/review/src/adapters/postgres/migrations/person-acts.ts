import { registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where people acted at terminals, over all runs and what is done outside of runs (F3). Acts before this migration are held against nothing. */
export class PersonActs1768500000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person_act (
        site text NOT NULL, person text NOT NULL, service text NOT NULL, aggregate_id text NOT NULL, terminal text NOT NULL, at timestamptz NOT NULL,
        moment timestamptz NOT NULL, name text NOT NULL, object text NOT NULL, step_key text,
        PRIMARY KEY (site, person, service, aggregate_id, terminal, at)
      );
      CREATE INDEX person_act_moment ON person_act (site, person, moment);
    `);
    await registerProjection(runner, 'person_act', ['site', 'person', 'service', 'aggregate_id', 'terminal', 'at']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE person_act');
  }
}
