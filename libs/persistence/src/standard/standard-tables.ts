import type { MigrationInterface, QueryRunner } from 'typeorm';
import { registerProjection } from '../derived-tables';
import type { Migration } from '../schema-definition';
import { appendSql } from './append-sql';
import { busSql } from './bus-sql';
import { clockSql } from './clock-sql';
import { rightsSql } from './rights-sql';
import { GUARDS_SQL, TABLES_SQL } from './tables-sql';

/** The first migration of every service: standard tables, guards, clocks, recording functions, rights. */
export function standardTables(schema: string, clock: 'real' | 'plant-clock'): Migration {
  return class StandardTables1700000000000 implements MigrationInterface {
    readonly name = 'StandardTables1700000000000';

    async up(runner: QueryRunner): Promise<void> {
      for (const sql of [TABLES_SQL, GUARDS_SQL, clockSql(schema, clock), appendSql(schema), busSql(schema), rightsSql(schema)]) {
        await runner.query(sql);
      }
      await registerProjection(runner, 'person', ['person']);
      await registerProjection(runner, 'signing_key', ['issuer', 'kid']);
    }

    /** Records are not taken back. */
    down(): Promise<void> {
      return Promise.reject(new Error('the standard tables hold records: they are never taken back'));
    }
  };
}
