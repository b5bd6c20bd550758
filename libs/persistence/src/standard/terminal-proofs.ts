import type { MigrationInterface, QueryRunner } from 'typeorm';
import { registerProjection } from '../derived-tables';

/** Every service keeps by what secret a terminal proves itself, so that the guard can judge it without asking anybody. */
export class TerminalProofs1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE terminal_proof (code text PRIMARY KEY, at_site text NOT NULL, secret_hash text NOT NULL);
      COMMENT ON TABLE terminal_proof IS 'Projection of identity: enrolled terminals with the SHA-256 of the secret of their device, in hex.';
      DO $$ BEGIN EXECUTE format('GRANT SELECT ON terminal_proof TO %I', current_schema() || '_app'); END $$;
    `);
    await registerProjection(runner, 'terminal_proof', ['code']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM derived_table WHERE name = 'terminal_proof'`);
    await runner.query('DROP TABLE terminal_proof CASCADE');
  }
}
