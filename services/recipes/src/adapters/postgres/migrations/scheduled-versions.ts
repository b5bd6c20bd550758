import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEFORE = `'draft', 'in-review', 'approved', 'effective', 'superseded', 'withdrawn'`;

/** Versions that come into force at the beginning of a date of the site (requirement A15). */
export class ScheduledVersions1767700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.states(runner, `${BEFORE}, 'scheduled'`, `'approved', 'scheduled', 'effective', 'superseded', 'withdrawn'`);
    await runner.query(`CREATE INDEX recipe_version_due ON recipe_version (effective_from) WHERE state = 'scheduled'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX recipe_version_due');
    await this.states(runner, BEFORE, `'approved', 'effective', 'superseded', 'withdrawn'`);
  }

  /** Which states there are, and from which of them on the document never changes. */
  private async states(runner: QueryRunner, all: string, approved: string): Promise<void> {
    await runner.query(`ALTER TABLE recipe_version DROP CONSTRAINT recipe_version_state_check, ADD CONSTRAINT recipe_version_state_check CHECK (state IN (${all}))`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION keep_what_was_approved() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' OR (OLD.state IN (${approved}) AND (
             NEW.document_hash <> OLD.document_hash OR NEW.recipe <> OLD.recipe OR NEW.version <> OLD.version OR NEW.state IN ('draft', 'in-review'))) THEN
          RAISE EXCEPTION 'version % of recipe % was approved and never changes', OLD.version, OLD.recipe USING ERRCODE = 'BW405';
        END IF;
        RETURN NEW;
      END $$`);
  }
}
