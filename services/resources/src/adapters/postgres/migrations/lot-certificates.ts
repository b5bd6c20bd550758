import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The grade of a lot, and the certificates of its supplier. Lots from before have neither. */
export class LotCertificates1765590000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE lot ADD COLUMN grade text');
    await runner.query(`
      CREATE TABLE lot_certificate (
        site text NOT NULL,
        lot_id text NOT NULL,
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        sequence bigint NOT NULL,
        number text NOT NULL,
        file_name text NOT NULL,
        media_type text NOT NULL,
        size bigint NOT NULL,
        name text NOT NULL,
        added_at timestamptz NOT NULL,
        PRIMARY KEY (site, lot_id, sha256)
      )`);
    await registerDerivedTable(runner, 'lot', ['site', 'id']);
    await registerDerivedTable(runner, 'lot_certificate', ['site', 'lot_id', 'sha256']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE lot_certificate');
    await runner.query('ALTER TABLE lot DROP COLUMN grade');
    await registerDerivedTable(runner, 'lot', ['site', 'id']);
  }
}
