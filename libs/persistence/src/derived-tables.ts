import type { QueryRunner } from 'typeorm';
import { applyTableSql, type Column } from './standard/apply-rows-sql';

/**
 * Makes a table (of the schema being migrated) one that `append` writes from `rows` and that replay can rebuild. It needs a
 * column `site`, which is part of its key. **Call it again after every migration that changes its columns.**
 * No defaults that depend on the moment (`now()`), no sequences: replay must give the same bytes.
 */
export async function registerDerivedTable(runner: QueryRunner, table: string, keyColumns: readonly string[]): Promise<void> {
  if (!keyColumns.includes('site')) throw new Error(`the site must be part of the key of ${table}`);
  await register(runner, table, 'derived', keyColumns);
}

/** Makes a table one that `Transaction.project` writes: what other services said, kept here for reading. Call again as above. */
export async function registerProjection(runner: QueryRunner, table: string, keyColumns: readonly string[]): Promise<void> {
  await register(runner, table, 'projection', keyColumns);
}

/**
 * Lets handlers change a projection by SQL of their own, where rows by key are not enough. Never for a derived table.
 */
export async function grantProjection(runner: QueryRunner, table: string): Promise<void> {
  const [row] = (await runner.query('SELECT current_schema() AS schema, EXISTS (SELECT FROM derived_table WHERE name = $1 AND kind = $2) AS derived', [table, 'derived'])) as { schema: string; derived: boolean }[];
  if (!row || row.derived) throw new Error(`${table} derives from own records: only append writes it`);
  await runner.query(`GRANT INSERT, UPDATE, DELETE ON "${table}" TO "${row.schema}_app"`);
}

/** Asks the catalogue of PostgreSQL for the columns of a table found by the search path; those the database computes are left out. */
export const COLUMNS_SQL = `
  SELECT a.attname AS name, pg_get_expr(d.adbin, d.adrelid) AS "default",
         (a.attname = ANY ($2::text[]) OR (a.attnotnull AND d.adbin IS NULL)) AS required
    FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
   WHERE a.attrelid = $1::text::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attidentity = '' AND a.attgenerated = ''
   ORDER BY a.attnum`;

async function register(runner: QueryRunner, table: string, kind: 'derived' | 'projection', keyColumns: readonly string[]): Promise<void> {
  for (const name of [table, ...keyColumns]) if (!/^[a-z][a-z0-9_]{0,50}$/.test(name)) throw new Error(`"${name}" cannot be registered`);
  const columns = (await runner.query(COLUMNS_SQL, [table, keyColumns])) as Column[];
  await runner.query(applyTableSql(table, keyColumns, columns));
  await runner.query(
    `INSERT INTO derived_table (name, kind, key_columns) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO UPDATE SET key_columns = EXCLUDED.key_columns`,
    [table, kind, keyColumns],
  );
}
