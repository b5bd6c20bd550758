import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets the application take the lock that recording takes anyway, before it reads: who decides under it is not overtaken. */
export class HoldRun1768900000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION hold_run(p_site text, p_run text) RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = batch_execution, pg_temp AS $$
      BEGIN
        PERFORM FROM aggregate WHERE site = p_site AND aggregate_id = p_run AND type = 'run' FOR UPDATE;
      END $$;
      GRANT EXECUTE ON FUNCTION hold_run(text, text) TO batch_execution_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION hold_run(text, text)');
  }
}
