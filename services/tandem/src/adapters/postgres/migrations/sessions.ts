import { registerDerivedTable, registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions and who belongs to them; what runs and training told; which consoles are open. */
export class Sessions1769800000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE session (
        site text NOT NULL, id text NOT NULL, sequence bigint NOT NULL, run_id text NOT NULL, run_number text NOT NULL, step_key text NOT NULL, began text NOT NULL, ended text,
        PRIMARY KEY (site, id)
      );
      CREATE INDEX session_step ON session (site, run_id, step_key);
      CREATE INDEX session_open ON session (site, id) WHERE ended IS NULL;
      CREATE TABLE party (
        site text NOT NULL, session_id text NOT NULL, person text NOT NULL, name text NOT NULL, side text NOT NULL, state text NOT NULL, ring_until text, word text, at text NOT NULL,
        PRIMARY KEY (site, session_id, person)
      );
      CREATE INDEX party_person ON party (person, session_id);
      CREATE TABLE run_seen (site text NOT NULL, run_id text NOT NULL, number text NOT NULL, PRIMARY KEY (site, run_id));
      CREATE TABLE begun_step (site text NOT NULL, run_id text NOT NULL, step_key text NOT NULL, asked jsonb NOT NULL, open boolean NOT NULL, PRIMARY KEY (site, run_id, step_key));
      CREATE TABLE qualification (
        site text NOT NULL, id text NOT NULL, person text NOT NULL, code text NOT NULL, valid_from timestamptz NOT NULL, valid_until timestamptz, granted boolean NOT NULL, PRIMARY KEY (site, id)
      );
      CREATE INDEX qualification_code ON qualification (site, code);
      CREATE TABLE open_console (
        site text NOT NULL, person text NOT NULL, console text NOT NULL, name text NOT NULL, languages jsonb NOT NULL, session_id text, seen_at timestamptz NOT NULL, PRIMARY KEY (site, person, console)
      )`);
    await registerDerivedTable(runner, 'session', ['site', 'id']);
    await registerDerivedTable(runner, 'party', ['site', 'session_id', 'person']);
    await registerProjection(runner, 'run_seen', ['site', 'run_id']);
    await registerProjection(runner, 'begun_step', ['site', 'run_id', 'step_key']);
    await registerProjection(runner, 'qualification', ['site', 'id']);
    await registerProjection(runner, 'open_console', ['site', 'person', 'console']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE open_console, qualification, begun_step, run_seen, party, session');
  }
}
