import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Type of the aggregate that holds what was decided about one message that was put aside. */
export const PARKED_MESSAGE = 'parked-message';

/**
 * A message that was put aside may be passed over for good. The row stays with all that it holds, and the database itself asks for the record that says who decided it and why: without one, in the same
 * transaction or before, nothing is passed over.
 */
export class DiscardedMessages1769800000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE parked DROP CONSTRAINT parked_state_check;
      ALTER TABLE parked ADD CONSTRAINT parked_state_check CHECK (state IN ('parked', 'waiting', 'replayed', 'discarded'));
      DO $make$ BEGIN
        EXECUTE format($create$
          CREATE FUNCTION parked_discarded(p_id bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = %1$I, pg_temp AS $$
          BEGIN
            IF NOT EXISTS (SELECT FROM record WHERE aggregate_type = 'parked-message' AND aggregate_id = 'parked-message-' || p_id AND type = 'ParkedMessageDiscarded') THEN
              RAISE EXCEPTION 'no record says who discards message %% and why', p_id USING ERRCODE = 'BW400';
            END IF;
            UPDATE parked SET state = 'discarded' WHERE id = p_id AND state IN ('parked', 'waiting');
          END $$;
          REVOKE ALL ON FUNCTION parked_discarded(bigint) FROM PUBLIC;
          GRANT EXECUTE ON FUNCTION parked_discarded(bigint) TO %2$I;
        $create$, current_schema(), current_schema() || '_app');
      END $make$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION parked_discarded(bigint);
      ALTER TABLE parked DROP CONSTRAINT parked_state_check;
      ALTER TABLE parked ADD CONSTRAINT parked_state_check CHECK (state IN ('parked', 'waiting', 'replayed'));
    `);
  }
}
