import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register of controlled documents and their versions; derived from the records of the aggregate `controlled-document` (requirement A9). */
export class ControlledDocuments1768000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE controlled_document (
        site text NOT NULL,
        id text NOT NULL,
        code text NOT NULL,
        title_en text NOT NULL,
        title_de text NOT NULL,
        withdrawn_at timestamptz,
        sequence bigint NOT NULL,
        PRIMARY KEY (site, id),
        UNIQUE (site, code)
      )`);
    await runner.query(`
      CREATE TABLE controlled_document_version (
        site text NOT NULL,
        document_id text NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        media_type text NOT NULL,
        size bigint NOT NULL,
        file_name text NOT NULL,
        effective_date text NOT NULL,
        effective_from timestamptz NOT NULL,
        person text NOT NULL,
        name text NOT NULL,
        added_at timestamptz NOT NULL,
        PRIMARY KEY (site, document_id, version)
      )`);
    await runner.query(IMMUTABLE);
    await registerDerivedTable(runner, 'controlled_document', ['site', 'id']);
    await registerDerivedTable(runner, 'controlled_document_version', ['site', 'document_id', 'version']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE controlled_document_version, controlled_document');
    await runner.query('DROP FUNCTION keep_document_version()');
  }
}

/** Even the recording function cannot give a version another file or another beginning (gmp 1). */
const IMMUTABLE = `
  CREATE FUNCTION keep_document_version() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.sha256 <> OLD.sha256 OR NEW.effective_from <> OLD.effective_from THEN
      RAISE EXCEPTION 'version % of the document never changes', OLD.version USING ERRCODE = 'BW405';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER keep_document_version BEFORE UPDATE ON controlled_document_version FOR EACH ROW EXECUTE FUNCTION keep_document_version()`;
