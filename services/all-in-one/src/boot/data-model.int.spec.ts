import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { busMigrations } from '@batchwright/bus';
import { schemaOf } from '@batchwright/contracts';
import { createTestDatabase, type TestDatabase } from '@batchwright/testing';
import { allServices } from './services';

const DOCUMENT = resolve(__dirname, '../../../../docs/data-model.md');
/** Set to write the document anew instead of comparing it. */
const WRITE = process.env['BATCHWRIGHT_WRITE_DATA_MODEL'] === '1';

let db: TestDatabase;
beforeAll(async () => {
  const definitions = allServices().map(({ name, migrations }) => ({ schema: schemaOf(name), standard: true, migrations }));
  db = await createTestDatabase({ definitions: [{ schema: 'bus', standard: false, migrations: busMigrations }, ...definitions] });
}, 120_000);
afterAll(() => db.drop());

interface Column {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly required: boolean;
  readonly key: boolean;
  readonly about: string | null;
}

const COLUMNS = `
  SELECT n.nspname AS schema, c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS required,
         EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary AND a.attnum = ANY (i.indkey)) AS key, obj_description(c.oid, 'pg_class') AS about
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'public')
   ORDER BY 1, 2, a.attnum`;

/** Tables that every service has, from the persistence library. */
function standardTables(columns: readonly Column[], schemas: readonly string[]): ReadonlySet<string> {
  const inAll = new Set(columns.map(({ table }) => table));
  for (const schema of schemas) for (const table of inAll) if (!columns.some((one) => one.schema === schema && one.table === table)) inAll.delete(table);
  return inAll;
}

function tablesOf(columns: readonly Column[]): string[] {
  const names = [...new Set(columns.map(({ table }) => table))];
  return names.flatMap((name) => {
    const own = columns.filter(({ table }) => table === name);
    const about = own[0]?.about;
    const shown = own.map(({ column, type, required, key }) => `${key ? `**${column}**` : column} ${type}${required ? '' : '?'}`).join(', ');
    return [`- \`${name}\`${about ? ` ${about}` : ''}  \n  ${shown}`];
  });
}

function documentOf(columns: readonly Column[]): string {
  const schemas = [...new Set(columns.map(({ schema }) => schema))].filter((schema) => schema !== 'bus');
  const standard = standardTables(columns, schemas);
  const first = columns.filter(({ schema, table }) => schema === schemas[0] && standard.has(table));
  return [
    '# The data model', '',
    'Made from the migrations, by a test that fails when it is stale (`services/all-in-one/src/boot/data-model.int.spec.ts`; `BATCHWRIGHT_WRITE_DATA_MODEL=1` writes it). Keys are bold, `?` may be missing.', '',
    'Every service has a schema and a database role of its own; no service reads the tables of another. What happened is in `record`, one row an event, which no role may change; the other tables follow from it, or from what other services told, and can be made anew.', '',
    '## In every schema', '', ...tablesOf(first),
    ...schemas.flatMap((schema) => ['', `## ${schema}`, '', ...tablesOf(columns.filter((one) => one.schema === schema && !standard.has(one.table)))]),
    '', '## bus', '', ...tablesOf(columns.filter(({ schema }) => schema === 'bus')), '',
  ].join('\n');
}

describe('N4 the data model is documented', () => {
  it('as the migrations make it', async () => {
    const { rows } = await (await db.client()).query<Column>(COLUMNS);
    const document = documentOf(rows);
    if (WRITE) writeFileSync(DOCUMENT, document);
    expect(rows.length).toBeGreaterThan(100);
    expect(readFileSync(DOCUMENT, 'utf8')).toBe(document);
  });
});
