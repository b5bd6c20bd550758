import { Client } from 'pg';
import type { SchemaDefinition } from './schema-definition';
import { migrationsOf } from './migrate';

/** Longest time that the database may take to let somebody in, in milliseconds. */
const PATIENCE_MS = 3000;
const NO_SUCH_TABLE = '42P01';

/** A schema that was made for another clock: nothing that comes by waiting. */
export class OtherClock extends Error {}

/**
 * What keeps a service from working on its schema, in one sentence; undefined = nothing. `url` is its own role. Throws `OtherClock` when the schema
 * was made for another clock than the definition says: that is for good.
 */
export async function whyNoSchema(url: string, definition: SchemaDefinition): Promise<string | undefined> {
  const { schema, clock = 'real' } = definition;
  const client = new Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS });
  client.on('error', () => undefined); // said by the query that it ends
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string }>(`SELECT name FROM "${schema}".migration`);
    const there = new Set(rows.map(({ name }) => name));
    const missing = migrationsOf(definition).map(({ name }) => name).filter((name) => !there.has(name));
    if (missing.length > 0) return `the schema ${schema} waits for migrations: ${missing.join(', ')}`;
    const { rows: [made] } = await client.query<{ mode: string }>(`SELECT mode FROM "${schema}".plant_clock`);
    if (made?.mode !== clock) throw new OtherClock(`schema ${schema} was made for the clock "${made?.mode}" for good and cannot run on "${clock}"`);
    return undefined;
  } catch (error) {
    if (error instanceof OtherClock) throw error;
    const { code, message } = error as { code?: string; message: string };
    return code === NO_SUCH_TABLE ? `the schema ${schema} waits for migrations: it is not there yet` : `the database does not let this service in: ${message}`;
  } finally {
    await client.end().catch(() => undefined);
  }
}
