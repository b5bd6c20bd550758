import { registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Output that a failed check set aside, as its run told: which containers, for which exception, and whether quality has decided. The row without a container is of the exception itself. */
export class SetAside1765560000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE set_aside (
        site text NOT NULL,
        exception_id text NOT NULL,
        container text NOT NULL,
        run_id text NOT NULL,
        reason text NOT NULL,
        decided boolean NOT NULL,
        PRIMARY KEY (site, exception_id, container)
      )`);
    await runner.query('CREATE INDEX set_aside_container ON set_aside (site, container) WHERE NOT decided');
    await registerProjection(runner, 'set_aside', ['site', 'exception_id', 'container']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE set_aside');
  }
}
