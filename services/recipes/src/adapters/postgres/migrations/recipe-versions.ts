import { registerDerivedTable } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions with authors and approvals; derived from the records of the aggregate `recipe-version`. */
export class RecipeVersions1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE recipe_version (
        site text NOT NULL,
        id text NOT NULL,
        recipe text NOT NULL,
        version integer NOT NULL,
        state text NOT NULL CHECK (state IN ('draft', 'in-review', 'approved', 'effective', 'superseded', 'withdrawn')),
        title text NOT NULL,
        product text NOT NULL,
        document_hash text NOT NULL CHECK (document_hash ~ '^[0-9a-f]{64}$'),
        change_control text NOT NULL,
        previous_version_id text,
        effective_from timestamptz,
        sequence bigint NOT NULL,
        PRIMARY KEY (site, id),
        UNIQUE (site, recipe, version)
      )`);
    await runner.query(`CREATE UNIQUE INDEX recipe_version_in_force ON recipe_version (site, recipe) WHERE state = 'effective'`);
    await runner.query(`
      CREATE TABLE recipe_author (
        site text NOT NULL, version_id text NOT NULL, person text NOT NULL, name text NOT NULL,
        PRIMARY KEY (site, version_id, person)
      )`);
    await runner.query(`
      CREATE TABLE recipe_approval (
        site text NOT NULL, version_id text NOT NULL, role text NOT NULL CHECK (role IN ('production', 'quality')),
        person text NOT NULL, name text NOT NULL, at timestamptz NOT NULL, document_hash text NOT NULL, diff_hash text NOT NULL, place integer NOT NULL,
        PRIMARY KEY (site, version_id, role)
      )`);
    await runner.query(IMMUTABLE);
    await registerDerivedTable(runner, 'recipe_version', ['site', 'id']);
    await registerDerivedTable(runner, 'recipe_author', ['site', 'version_id', 'person']);
    await registerDerivedTable(runner, 'recipe_approval', ['site', 'version_id', 'role']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE recipe_approval, recipe_author, recipe_version');
    await runner.query('DROP FUNCTION keep_what_was_approved()');
  }
}

/** Even the recording function cannot give an approved version another document, or bring it back to a draft (A2, gmp 1). */
const IMMUTABLE = `
  CREATE FUNCTION keep_what_was_approved() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' OR (OLD.state IN ('approved', 'effective', 'superseded', 'withdrawn') AND (
         NEW.document_hash <> OLD.document_hash OR NEW.recipe <> OLD.recipe OR NEW.version <> OLD.version OR NEW.state IN ('draft', 'in-review'))) THEN
      RAISE EXCEPTION 'version % of recipe % was approved and never changes', OLD.version, OLD.recipe USING ERRCODE = 'BW405';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER keep_what_was_approved BEFORE UPDATE OR DELETE ON recipe_version FOR EACH ROW EXECUTE FUNCTION keep_what_was_approved()`;
