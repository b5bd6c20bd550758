import { registerDerivedTable, registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders, runs and their parts, derived from the records; what other services said, as projections. */
export class Runs1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE process_order (
        site text NOT NULL, id text NOT NULL, number text NOT NULL, recipe text NOT NULL, quantity text NOT NULL, unit text NOT NULL, due text,
        product text, priority text, run_id text, sequence bigint NOT NULL,
        PRIMARY KEY (site, id), UNIQUE (site, number)
      );
      CREATE TABLE run (
        site text NOT NULL, id text NOT NULL, number text NOT NULL, recipe text NOT NULL, recipe_version int NOT NULL, recipe_hash text NOT NULL,
        order_id text, state text NOT NULL, business text NOT NULL, sealed boolean NOT NULL, sequence bigint NOT NULL, head jsonb NOT NULL,
        PRIMARY KEY (site, id), UNIQUE (site, number)
      );
      CREATE TABLE run_node (site text NOT NULL, run_id text NOT NULL, key text NOT NULL, node_id text NOT NULL, status text NOT NULL, state jsonb NOT NULL, PRIMARY KEY (site, run_id, key));
      CREATE TABLE run_step (
        site text NOT NULL, run_id text NOT NULL, key text NOT NULL, step_id text NOT NULL, status text NOT NULL, version int NOT NULL,
        performers jsonb NOT NULL, state jsonb NOT NULL,
        PRIMARY KEY (site, run_id, key)
      );
      CREATE INDEX run_step_id ON run_step (site, run_id, step_id);
      CREATE INDEX run_step_open ON run_step (site, status, run_id) WHERE status <> 'completed';
      CREATE TABLE run_timer (site text NOT NULL, run_id text NOT NULL, id text NOT NULL, due_at timestamptz NOT NULL, paused boolean NOT NULL, state jsonb NOT NULL, PRIMARY KEY (site, run_id, id));
      CREATE INDEX run_timer_due ON run_timer (due_at) WHERE NOT paused;
      CREATE TABLE run_hold_time (site text NOT NULL, run_id text NOT NULL, key text NOT NULL, state jsonb NOT NULL, PRIMARY KEY (site, run_id, key));
      CREATE TABLE run_block (site text NOT NULL, run_id text NOT NULL, exception_id text NOT NULL, lifted boolean NOT NULL, state jsonb NOT NULL, PRIMARY KEY (site, run_id, exception_id));
      CREATE TABLE run_grant (
        site text NOT NULL, run_id text NOT NULL, grant_id text NOT NULL, what text NOT NULL, step_key text NOT NULL, need text NOT NULL, status text NOT NULL, state jsonb NOT NULL,
        PRIMARY KEY (site, run_id, grant_id)
      );
      CREATE INDEX run_grant_id ON run_grant (grant_id);
      CREATE TABLE run_exception (
        site text NOT NULL, run_id text NOT NULL, exception_id text NOT NULL, sequence bigint NOT NULL, type text NOT NULL, severity text NOT NULL, deviation boolean NOT NULL,
        step_key text, address text, text text NOT NULL, raised_for text, detail jsonb NOT NULL, at timestamptz NOT NULL, person text, name text,
        PRIMARY KEY (site, run_id, exception_id)
      );
      CREATE TABLE run_try (
        site text NOT NULL, run_id text NOT NULL, sequence bigint NOT NULL, step_key text NOT NULL, address text NOT NULL, code text NOT NULL, attempt int NOT NULL,
        detail jsonb NOT NULL, at timestamptz NOT NULL, person text, name text,
        PRIMARY KEY (site, run_id, sequence)
      );
      CREATE INDEX run_try_step ON run_try (site, run_id, step_key);
      CREATE TABLE run_comment (
        site text NOT NULL, run_id text NOT NULL, sequence bigint NOT NULL, step_key text, text text NOT NULL, at timestamptz NOT NULL, person text, name text,
        PRIMARY KEY (site, run_id, sequence)
      );
      CREATE TABLE exception_decision (site text NOT NULL, exception_id text NOT NULL, decision text NOT NULL, classification text NOT NULL, rationale text NOT NULL, closed boolean NOT NULL, decided_by text NOT NULL, PRIMARY KEY (site, exception_id));
      CREATE TABLE recipe_version (site text NOT NULL, version_id text NOT NULL, recipe text NOT NULL, version int NOT NULL, hash text NOT NULL, object_key text NOT NULL, status text NOT NULL, PRIMARY KEY (site, version_id));
      CREATE TABLE recipe_document (site text NOT NULL, hash text NOT NULL, document text NOT NULL, PRIMARY KEY (site, hash));
      CREATE TABLE qualification (site text NOT NULL, id text NOT NULL, person text NOT NULL, code text NOT NULL, valid_from timestamptz NOT NULL, valid_until timestamptz, revoked_at timestamptz, PRIMARY KEY (site, id));
      CREATE INDEX qualification_person ON qualification (person, code);
      CREATE TABLE terminal (site text NOT NULL, code text NOT NULL, area text NOT NULL, title text NOT NULL, PRIMARY KEY (site, code));
      CREATE TABLE batch_number (site text NOT NULL, prefix text NOT NULL, year text NOT NULL, last int NOT NULL, PRIMARY KEY (site, prefix, year));
    `);
    await this.addGuards(runner);
    const derived: readonly (readonly [string, string[]])[] = [
      ['process_order', ['site', 'id']],
      ['run', ['site', 'id']],
      ['run_node', ['site', 'run_id', 'key']],
      ['run_step', ['site', 'run_id', 'key']],
      ['run_timer', ['site', 'run_id', 'id']],
      ['run_hold_time', ['site', 'run_id', 'key']],
      ['run_block', ['site', 'run_id', 'exception_id']],
      ['run_grant', ['site', 'run_id', 'grant_id']],
      ['run_exception', ['site', 'run_id', 'exception_id']],
      ['run_try', ['site', 'run_id', 'sequence']],
      ['run_comment', ['site', 'run_id', 'sequence']],
    ];
    for (const [table, keys] of derived) await registerDerivedTable(runner, table, keys);
    await registerProjection(runner, 'recipe_version', ['site', 'version_id']);
    await registerProjection(runner, 'recipe_document', ['site', 'hash']);
    await registerProjection(runner, 'qualification', ['site', 'id']);
    await registerProjection(runner, 'terminal', ['site', 'code']);
    await registerProjection(runner, 'exception_decision', ['site', 'exception_id']);
  }

  /** What even a mistake in this service must not do (gmp 4, 7): states that do not follow, a step begun before it was reached. */
  private async addGuards(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION guard_step() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          -- an upsert comes by here too, before it finds the row that is there
          IF NEW.status <> 'ready' AND NOT EXISTS (SELECT FROM run_step WHERE site = NEW.site AND run_id = NEW.run_id AND key = NEW.key) THEN
            RAISE EXCEPTION 'step % was never reached', NEW.key USING ERRCODE = 'BW400';
          END IF;
          IF (NEW.state->>'openPredecessors')::int <> 0 THEN
            RAISE EXCEPTION 'step % has open predecessors', NEW.key USING ERRCODE = 'BW400';
          END IF;
        ELSIF OLD.status IN ('ready', 'requesting') AND NEW.status = 'completed' THEN
          RAISE EXCEPTION 'step % was completed without being started', NEW.key USING ERRCODE = 'BW400';
        ELSIF NEW.version < OLD.version THEN
          RAISE EXCEPTION 'step % goes back', NEW.key USING ERRCODE = 'BW400';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER guard_step BEFORE INSERT OR UPDATE ON run_step FOR EACH ROW EXECUTE FUNCTION guard_step();
      CREATE FUNCTION guard_run() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.recipe_hash <> OLD.recipe_hash OR NEW.number <> OLD.number THEN
          RAISE EXCEPTION 'a run keeps its number and its frozen recipe' USING ERRCODE = 'BW400';
        END IF;
        IF OLD.state IN ('complete', 'aborted') AND NEW.state <> OLD.state THEN
          RAISE EXCEPTION 'a run that is % stays so', OLD.state USING ERRCODE = 'BW400';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER guard_run BEFORE UPDATE ON run FOR EACH ROW EXECUTE FUNCTION guard_run();
      CREATE FUNCTION next_batch_number(p_site text, p_prefix text, p_year text) RETURNS int
        LANGUAGE sql SECURITY DEFINER SET search_path = batch_execution, pg_temp AS $$
        INSERT INTO batch_number AS b VALUES (p_site, p_prefix, p_year, 1)
        ON CONFLICT (site, prefix, year) DO UPDATE SET last = b.last + 1 RETURNING last
      $$;
      GRANT EXECUTE ON FUNCTION next_batch_number(text, text, text) TO batch_execution_app;
      -- The oldest timer that is due and that no other replica has in hand; it stays locked until the transaction ends.
      CREATE FUNCTION take_due_timer() RETURNS jsonb
        LANGUAGE sql SECURITY DEFINER SET search_path = batch_execution, pg_temp AS $$
        SELECT jsonb_build_object('runId', t.run_id, 'timerId', t.id, 'stepKey', t.state->>'stepKey')
          FROM run_timer t JOIN run r ON r.site = t.site AND r.id = t.run_id
         WHERE t.due_at <= plant_now() AND NOT t.paused AND NOT r.sealed
         ORDER BY t.due_at, t.id LIMIT 1 FOR UPDATE OF t SKIP LOCKED
      $$;
      GRANT EXECUTE ON FUNCTION take_due_timer() TO batch_execution_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE process_order, run, run_node, run_step, run_timer, run_hold_time, run_block, run_grant, run_exception, run_try, run_comment, exception_decision, recipe_version, recipe_document, qualification, terminal, batch_number CASCADE');
  }
}
