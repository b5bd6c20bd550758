import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Histories of use that were imported, with the overlaps that were found, and their single uses. */
export class UsageHistories1765530000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE usage_history (
        site text NOT NULL,
        id text NOT NULL,
        source text NOT NULL,
        imported_at timestamptz NOT NULL,
        person text NOT NULL,
        lines integer NOT NULL,
        found jsonb NOT NULL,
        PRIMARY KEY (site, id)
      )`);
    await runner.query(`
      CREATE TABLE imported_use (
        site text NOT NULL,
        history_id text NOT NULL,
        line integer NOT NULL,
        equipment text NOT NULL,
        run_number text NOT NULL,
        product text,
        person text,
        started_at timestamptz NOT NULL,
        ended_at timestamptz NOT NULL CHECK (ended_at > started_at),
        PRIMARY KEY (site, history_id, line)
      )`);
    await runner.query('CREATE INDEX imported_use_of ON imported_use (site, equipment, started_at)');
    await registerDerivedTable(runner, 'usage_history', ['site', 'id']);
    await registerDerivedTable(runner, 'imported_use', ['site', 'history_id', 'line']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE imported_use, usage_history');
  }
}
