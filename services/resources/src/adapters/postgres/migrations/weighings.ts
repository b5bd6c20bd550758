import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Guided weighings and the daily checks of scales, derived from the aggregates `weighing` and `scale-check`. */
export class Weighings1765302000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE weighing (
        site text NOT NULL,
        id text NOT NULL,
        state text NOT NULL CHECK (state IN ('begun', 'tared', 'weighed', 'stopped')),
        scale text NOT NULL,
        grant_id text NOT NULL,
        run_id text NOT NULL,
        run_number text NOT NULL,
        step_key text NOT NULL,
        material text NOT NULL,
        title text NOT NULL,
        lot text NOT NULL,
        source text NOT NULL,
        into_container text NOT NULL,
        target text NOT NULL,
        unit text NOT NULL,
        low text NOT NULL,
        high text NOT NULL,
        tare text,
        net text,
        raw text,
        within boolean,
        weigher text,
        labels integer NOT NULL CHECK (labels >= 0),
        act_at timestamptz NOT NULL,
        sequence bigint NOT NULL,
        PRIMARY KEY (site, id),
        CHECK (state <> 'weighed' OR (tare IS NOT NULL AND net IS NOT NULL AND raw IS NOT NULL AND within IS NOT NULL))
      )`);
    await runner.query(`CREATE UNIQUE INDEX weighing_on_scale ON weighing (site, scale) WHERE state IN ('begun', 'tared')`);
    await runner.query('CREATE INDEX weighing_of_step ON weighing (site, run_id, step_key)');
    await runner.query('CREATE INDEX weighing_of_grant ON weighing (site, grant_id)');
    await runner.query(`
      CREATE TABLE scale_check (
        site text NOT NULL,
        id text NOT NULL,
        scale text NOT NULL,
        weight text NOT NULL CHECK (weight IN ('low', 'high')),
        day date NOT NULL,
        nominal text NOT NULL,
        tolerance text NOT NULL,
        reading text NOT NULL,
        unit text NOT NULL,
        passed boolean NOT NULL,
        act_at timestamptz NOT NULL,
        PRIMARY KEY (site, id)
      )`);
    await runner.query('CREATE INDEX scale_check_of_day ON scale_check (site, scale, day)');
    await registerDerivedTable(runner, 'weighing', ['site', 'id']);
    await registerDerivedTable(runner, 'scale_check', ['site', 'id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE scale_check, weighing');
  }
}
