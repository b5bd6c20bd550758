import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that became drafts, and how their points were dealt with; derived from the records of the aggregate `recipe-import` (requirement A16). */
export class RecipeImports1766600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE recipe_import (
        site text NOT NULL,
        id text NOT NULL,
        version_id text NOT NULL,
        format text NOT NULL CHECK (format IN ('batchml-v02', 'batchwright-json')),
        file_name text NOT NULL,
        file_hash text NOT NULL CHECK (file_hash ~ '^[0-9a-f]{64}$'),
        report_hash text NOT NULL CHECK (report_hash ~ '^[0-9a-f]{64}$'),
        to_close jsonb NOT NULL,
        sequence bigint NOT NULL,
        PRIMARY KEY (site, id),
        UNIQUE (site, version_id)
      )`);
    await runner.query(`
      CREATE TABLE recipe_import_closing (
        site text NOT NULL, import_id text NOT NULL, number integer NOT NULL, how text NOT NULL, person text NOT NULL, name text NOT NULL, at timestamptz NOT NULL,
        PRIMARY KEY (site, import_id, number)
      )`);
    await registerDerivedTable(runner, 'recipe_import', ['site', 'id']);
    await registerDerivedTable(runner, 'recipe_import_closing', ['site', 'import_id', 'number']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE recipe_import_closing, recipe_import');
  }
}
