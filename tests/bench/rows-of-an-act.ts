import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** One row that an act wrote: the table, and the row as PostgreSQL writes a composite value. */
export interface WrittenRow {
  readonly table: string;
  readonly text: string;
}

/** Writes down which rows an act writes into a schema, in their order; updated rows as they are afterwards. `admin` is a superuser. */
export async function rowsOfAnAct(admin: Client, schema: string, act: () => Promise<unknown>): Promise<WrittenRow[]> {
  const tables = await tablesOf(admin, schema);
  await admin.query(`CREATE SCHEMA IF NOT EXISTS bench; CREATE TABLE bench.written (n bigserial, name text, text text);
    CREATE FUNCTION bench.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN INSERT INTO bench.written (name, text) VALUES (TG_TABLE_NAME, NEW::text); RETURN NULL; END $$;`);
  for (const table of tables) await admin.query(`CREATE TRIGGER bench_note AFTER INSERT OR UPDATE ON "${schema}"."${table}" FOR EACH ROW EXECUTE FUNCTION bench.note()`);
  try {
    await act();
  } finally {
    for (const table of tables) await admin.query(`DROP TRIGGER bench_note ON "${schema}"."${table}"`);
  }
  const { rows } = await admin.query<WrittenRow>('SELECT name AS "table", text FROM bench.written ORDER BY n');
  return rows;
}

/** The same rows as one statement on tables of the same build, without functions, checks and rights: what PostgreSQL itself can do. */
export interface BareStatement {
  /** Named and prepared: one parameter a row. */
  readonly sql: string;
  /** Parameters with ids of their own, so that each call writes new rows. */
  parameters(): string[];
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Makes the tables in the schema `bench` and the statement that fills them. */
export async function bareStatement(admin: Client, schema: string, written: readonly WrittenRow[]): Promise<BareStatement> {
  for (const table of new Set(written.map((row) => row.table))) await admin.query(`CREATE TABLE bench."${table}" (LIKE "${schema}"."${table}" INCLUDING ALL)`);
  const parts: string[] = [];
  for (const [at, { table }] of written.entries()) {
    const columns = await plainColumns(admin, schema, table);
    const list = columns.map((column) => `"${column}"`).join(', ');
    parts.push(`i${at} AS (INSERT INTO bench."${table}" (${list}) SELECT ${columns.map((column) => `(r)."${column}"`).join(', ')} FROM (SELECT $${at + 1}::bench."${table}" AS r OFFSET 0) row ON CONFLICT DO NOTHING)`);
  }
  return {
    sql: `WITH ${parts.join(', ')} SELECT 1`,
    parameters() {
      const fresh = new Map<string, string>();
      return written.map(({ text }) =>
        text.replace(UUID, (id) => {
          const known = fresh.get(id) ?? randomUUID();
          fresh.set(id, known);
          return known;
        }),
      );
    },
  };
}

async function tablesOf(admin: Client, schema: string): Promise<string[]> {
  const { rows } = await admin.query<{ tablename: string }>('SELECT tablename FROM pg_tables WHERE schemaname = $1 ORDER BY 1', [schema]);
  return rows.map(({ tablename }) => tablename);
}

/** Columns without those that PostgreSQL numbers by itself. */
async function plainColumns(admin: Client, schema: string, table: string): Promise<string[]> {
  const { rows } = await admin.query<{ attname: string }>(
    `SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attidentity = '' AND attgenerated = '' ORDER BY attnum`,
    [`"${schema}"."${table}"`],
  );
  return rows.map(({ attname }) => attname);
}
