import { parseRecord } from '@batchwright/records';
import { Client } from 'pg';
import { COLUMN_TYPES } from './data-source';
import { COLUMNS_SQL } from './derived-tables';
import { batchRows, type KeyColumns } from './row-batches';
import { applyRowsSql, applyTableSql, type Column } from './standard/apply-rows-sql';
import { PARKED_MESSAGE } from './standard/discarded-messages';
import type { RowChange, RowsOf } from './transaction';

/** A row of a derived table that replay and the live table do not agree on, as PostgreSQL prints it. */
export interface RowDifference {
  readonly table: string;
  /** Where the row is: in the live table only, or only among the replayed ones. */
  readonly onlyIn: 'live' | 'replayed';
  readonly row: string;
}

/** What a rebuild found. */
export interface Rebuild {
  /** Records replayed. */
  readonly records: number;
  /** Rows in the rebuilt tables. */
  readonly rows: number;
  /** Empty = the live tables are, to the byte, what the records say. */
  readonly differences: readonly RowDifference[];
}

const AT_A_TIME = 500;

/** Aggregates that every service has by the standard tables: they make no rows of its own, and its `rowsOf` does not know them. */
const STANDARD_TYPES: readonly string[] = [PARKED_MESSAGE];

/**
 * Rebuilds the derived tables of a schema from its records alone, beside the live ones, and compares every row (I4, N4). Sees one moment
 * of the database, changes nothing that is live, and may run at any time. `adminUrl` may create schemas.
 */
export async function rebuildDerivedTables(adminUrl: string, schema: string, rowsOf: RowsOf): Promise<Rebuild> {
  const admin = new Client({ connectionString: adminUrl, types: COLUMN_TYPES });
  await admin.connect();
  const shadow = `${schema}_replay`;
  try {
    await admin.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    const keys = await makeShadow(admin, schema, shadow);
    const records = await replay(admin, schema, shadow, keys, rowsOf);
    const differences: RowDifference[] = [];
    let rows = 0;
    for (const table of keys.keys()) {
      differences.push(...(await compare(admin, schema, shadow, table)));
      const { rows: counted } = await admin.query<{ n: number }>(`SELECT count(*) AS n FROM "${shadow}"."${table}"`);
      rows += counted[0]?.n ?? 0;
    }
    return { records, rows, differences };
  } finally {
    await admin.query('ROLLBACK').catch(() => undefined); // the shadow goes with it
    await admin.end();
  }
}

/**
 * Makes the derived tables of a schema anew from its records, in one transaction; rows that are right already are not touched. For an upgrade, while no service runs.
 * Answers how many rows were replaced.
 */
export async function renewDerivedTables(adminUrl: string, schema: string, rowsOf: RowsOf): Promise<number> {
  const admin = new Client({ connectionString: adminUrl, types: COLUMN_TYPES });
  await admin.connect();
  const shadow = `${schema}_replay`;
  let replaced = 0;
  try {
    await admin.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    const keys = await makeShadow(admin, schema, shadow);
    await replay(admin, schema, shadow, keys, rowsOf);
    for (const [table, columns] of keys) {
      const live = `"${schema}"."${table}"`;
      const replayed = `"${shadow}"."${table}"`;
      const same = ['site', ...columns].map((column) => `r."${column}" = l."${column}"`).join(' AND ');
      const { rowCount } = await admin.query(`DELETE FROM ${live} l WHERE NOT EXISTS (SELECT 1 FROM ${replayed} r WHERE ${same} AND r::text = l::text)`);
      const { rowCount: added } = await admin.query(`INSERT INTO ${live} SELECT r.* FROM ${replayed} r WHERE NOT EXISTS (SELECT 1 FROM ${live} l WHERE ${same})`);
      replaced += Math.max(rowCount ?? 0, added ?? 0);
    }
    await admin.query(`DROP SCHEMA "${shadow}" CASCADE`);
    await admin.query('COMMIT');
    return replaced;
  } catch (error) {
    await admin.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await admin.end();
  }
}

async function makeShadow(admin: Client, schema: string, shadow: string): Promise<KeyColumns> {
  const { rows } = await admin.query<{ name: string; key_columns: string[] }>(`SELECT name, key_columns FROM "${schema}".derived_table WHERE kind = 'derived' ORDER BY name`);
  await admin.query(`CREATE SCHEMA "${shadow}"`);
  await admin.query(`CREATE TABLE "${shadow}".derived_table AS SELECT * FROM "${schema}".derived_table`);
  for (const { name } of rows) await admin.query(`CREATE TABLE "${shadow}"."${name}" (LIKE "${schema}"."${name}" INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING INDEXES)`);
  await admin.query(`SET LOCAL search_path = "${shadow}"`);
  await admin.query(applyRowsSql(shadow));
  for (const { name, key_columns } of rows) {
    const { rows: columns } = await admin.query<Column>(COLUMNS_SQL, [name, key_columns]);
    await admin.query(applyTableSql(name, key_columns, columns));
  }
  return new Map(rows.map((row) => [row.name, row.key_columns]));
}

async function replay(admin: Client, schema: string, shadow: string, keys: KeyColumns, rowsOf: RowsOf): Promise<number> {
  await admin.query(`DECLARE all_records NO SCROLL CURSOR FOR SELECT site, canonical FROM "${schema}".record ORDER BY site, aggregate_id, sequence`);
  let count = 0;
  for (;;) {
    const { rows } = await admin.query<{ site: string; canonical: string }>(`FETCH ${AT_A_TIME} FROM all_records`);
    if (rows.length === 0) return count;
    count += rows.length;
    const bySite = new Map<string, RowChange[]>();
    for (const { site, canonical } of rows) {
      const changes = bySite.get(site) ?? [];
      const record = parseRecord(canonical);
      if (!STANDARD_TYPES.includes(record.aggregateType)) changes.push(...rowsOf(record));
      bySite.set(site, changes);
    }
    for (const [site, changes] of bySite) {
      await admin.query(`SELECT "${shadow}".apply_rows('derived', $1, $2::jsonb)`, [site, JSON.stringify(batchRows(changes, keys, site))]);
    }
  }
}

async function compare(admin: Client, schema: string, shadow: string, table: string): Promise<RowDifference[]> {
  const only = (here: string, there: string): string => `(SELECT t::text AS row FROM "${here}"."${table}" t EXCEPT ALL SELECT t::text FROM "${there}"."${table}" t)`;
  const { rows } = await admin.query<{ onlyIn: 'live' | 'replayed'; row: string }>(
    `SELECT 'live' AS "onlyIn", row FROM ${only(schema, shadow)} a UNION ALL SELECT 'replayed', row FROM ${only(shadow, schema)} b ORDER BY 2, 1 LIMIT 1000`,
  );
  return rows.map(({ onlyIn, row }) => ({ table, onlyIn, row }));
}
