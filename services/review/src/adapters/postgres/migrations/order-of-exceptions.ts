import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The list of exceptions by weight and age is read from an index (F1). */
export class OrderOfExceptions1768400000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX run_exception_weight ON run_exception (
        (CASE WHEN severity = 'critical' THEN 0 ELSE 2 END + CASE WHEN NOT lifted AND jsonb_array_length(blocks) > 0 THEN 0 ELSE 1 END), raised_at, id);
      CREATE INDEX run_exception_age ON run_exception (raised_at, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX run_exception_weight, run_exception_age');
  }
}
