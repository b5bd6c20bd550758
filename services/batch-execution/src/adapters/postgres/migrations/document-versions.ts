import { registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of controlled documents as recipes told them (requirement A9): a start resolves those in effect at its moment from here. */
export class DocumentVersions1768000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE document_version (
        site text NOT NULL, document_id text NOT NULL, version int NOT NULL, code text NOT NULL, sha256 text NOT NULL, media_type text NOT NULL, effective_from timestamptz NOT NULL,
        title_en text NOT NULL, title_de text NOT NULL,
        PRIMARY KEY (site, document_id, version)
      );
      CREATE INDEX document_version_code ON document_version (site, code);
      CREATE TABLE document_withdrawal (site text NOT NULL, document_id text NOT NULL, withdrawn_at timestamptz NOT NULL, PRIMARY KEY (site, document_id))`);
    await registerProjection(runner, 'document_version', ['site', 'document_id', 'version']);
    await registerProjection(runner, 'document_withdrawal', ['site', 'document_id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE document_withdrawal, document_version');
  }
}
