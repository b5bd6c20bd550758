import { registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of controlled documents are read as those of recipes are (requirement H3); and which steps of the recipes in use name which document. */
export class DocumentsToRead1768000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE version_to_read RENAME COLUMN recipe TO code;
      ALTER TABLE version_to_read ADD COLUMN kind text NOT NULL DEFAULT 'recipe' CHECK (kind IN ('recipe', 'document')), ADD COLUMN document_id text, ADD COLUMN title_de text;
      CREATE TABLE document_use (site text NOT NULL, version_id text NOT NULL, document text NOT NULL, steps jsonb NOT NULL, ended boolean NOT NULL, PRIMARY KEY (site, version_id, document));
      CREATE INDEX document_use_document ON document_use (site, document) WHERE NOT ended`);
    await registerProjection(runner, 'version_to_read', ['site', 'version_id']);
    await registerProjection(runner, 'document_use', ['site', 'version_id', 'document']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE document_use;
      ALTER TABLE version_to_read DROP COLUMN kind, DROP COLUMN document_id, DROP COLUMN title_de;
      ALTER TABLE version_to_read RENAME COLUMN code TO recipe`);
    await registerProjection(runner, 'version_to_read', ['site', 'version_id']);
  }
}
