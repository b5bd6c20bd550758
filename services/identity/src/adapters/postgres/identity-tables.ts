import { registerDerivedTable, registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, terminals, keys and the security stream, derived from own records; ceremonies while they live. */
export class IdentityTables1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE registered_person (
        site text NOT NULL, person text NOT NULL, name text NOT NULL, accounts jsonb NOT NULL, sites jsonb NOT NULL, roles jsonb NOT NULL,
        locked boolean NOT NULL, locked_by text, sequence bigint NOT NULL,
        PRIMARY KEY (site, person)
      );
      CREATE INDEX registered_person_account ON registered_person USING gin (accounts jsonb_path_ops);
      CREATE TABLE terminal (
        site text NOT NULL, code text NOT NULL, area text NOT NULL, title text NOT NULL, enrolled boolean NOT NULL, sequence bigint NOT NULL,
        PRIMARY KEY (site, code)
      );
      CREATE UNIQUE INDEX terminal_code ON terminal (code);
      CREATE TABLE archived_key (
        site text NOT NULL, id text NOT NULL, kid text NOT NULL, issuer text NOT NULL, jwk jsonb NOT NULL, first_seen timestamptz NOT NULL,
        PRIMARY KEY (site, id)
      );
      CREATE TABLE security_event (
        site text NOT NULL, id text NOT NULL, service text NOT NULL, kind text NOT NULL, person text NOT NULL, account text NOT NULL, terminal text NOT NULL,
        object text NOT NULL, detail text NOT NULL, at timestamptz NOT NULL, count int NOT NULL,
        PRIMARY KEY (site, id)
      );
      CREATE INDEX security_event_newest ON security_event (at DESC, id DESC);
      CREATE INDEX security_event_id ON security_event (id);
      CREATE TABLE ceremony (
        site text NOT NULL, id text PRIMARY KEY, begun_by text NOT NULL, begun_at timestamptz NOT NULL, status text NOT NULL, state jsonb NOT NULL
      );
      CREATE INDEX ceremony_age ON ceremony (begun_at);
    `);
    await registerDerivedTable(runner, 'registered_person', ['site', 'person']);
    await registerDerivedTable(runner, 'terminal', ['site', 'code']);
    await registerDerivedTable(runner, 'archived_key', ['site', 'id']);
    await registerDerivedTable(runner, 'security_event', ['site', 'id']);
    await registerProjection(runner, 'ceremony', ['id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE registered_person, terminal, archived_key, security_event, ceremony');
  }
}
