import { registerDerivedTable, registerProjection } from '@batchwright/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reasons of blocks that the system writes, coded with their values, so that they are read in either language. What was blocked before keeps its sentence: its records say no more. */
export class CodedBlocks1765580000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE lot ADD COLUMN blocked_coded jsonb');
    await runner.query('ALTER TABLE container ADD COLUMN blocked_coded jsonb');
    await runner.query('ALTER TABLE set_aside ADD COLUMN coded jsonb');
    await register(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE lot DROP COLUMN blocked_coded');
    await runner.query('ALTER TABLE container DROP COLUMN blocked_coded');
    await runner.query('ALTER TABLE set_aside DROP COLUMN coded');
    await register(runner);
  }
}

async function register(runner: QueryRunner): Promise<void> {
  await registerDerivedTable(runner, 'lot', ['site', 'id']);
  await registerDerivedTable(runner, 'container', ['site', 'lot_id', 'code']);
  await registerProjection(runner, 'set_aside', ['site', 'exception_id', 'container']);
}
