import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A step may be done without having been started when it was closed as not applicable, under a deviation that the run holds as used (B20). */
export class NotApplicableSteps1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(guard(`AND NOT (
          NEW.state->'notApplicable' IS NOT NULL AND EXISTS (
            SELECT FROM run r CROSS JOIN LATERAL jsonb_array_elements(r.head->'permissions') AS permission
             WHERE r.site = NEW.site AND r.id = NEW.run_id AND permission->>'permissionId' = NEW.state->'notApplicable'->>'permissionId'
               AND permission->>'stepKey' = NEW.key AND permission->>'rule' = 'not-applicable' AND (permission->>'used')::boolean))`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(guard(''));
  }
}

/** As it was, but for the exception. */
function guard(unless: string): string {
  return `
    CREATE OR REPLACE FUNCTION guard_step() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'ready' AND NOT EXISTS (SELECT FROM run_step WHERE site = NEW.site AND run_id = NEW.run_id AND key = NEW.key) THEN
          RAISE EXCEPTION 'step % was never reached', NEW.key USING ERRCODE = 'BW400';
        END IF;
        IF (NEW.state->>'openPredecessors')::int <> 0 THEN
          RAISE EXCEPTION 'step % has open predecessors', NEW.key USING ERRCODE = 'BW400';
        END IF;
      ELSIF OLD.status IN ('ready', 'requesting') AND NEW.status = 'completed' ${unless} THEN
        RAISE EXCEPTION 'step % was completed without being started', NEW.key USING ERRCODE = 'BW400';
      ELSIF NEW.version < OLD.version THEN
        RAISE EXCEPTION 'step % goes back', NEW.key USING ERRCODE = 'BW400';
      END IF;
      RETURN NEW;
    END $$;`;
}
