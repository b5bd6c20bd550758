import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { busMigrations } from '@batchwright/bus';
import { schemaOf } from '@batchwright/contracts';
import type { ServiceDefinition } from '@batchwright/host';
import { migrationsOf, type SchemaDefinition } from '@batchwright/persistence';
import { createTestDatabase, type TestDatabase } from '@batchwright/testing';
import type { ScriptAct } from '../demo/recipes/batch-script';

/** A batch in flight: how many of its acts were done when the plant was stopped. */
export interface RunInFlight {
  readonly runId: string;
  readonly number: string;
  readonly done: number;
  readonly acts: readonly ScriptAct[];
}

/** A plant's database as an older version left it. */
export interface OldState {
  /** Plant time at which it was stopped. */
  readonly clock: string;
  readonly runs: readonly RunInFlight[];
  readonly sequences: readonly { readonly schema: string; readonly name: string; readonly value: string }[];
  /** Rows by `schema.table`, each as the text of its composite value. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
}

/** Of the provider and its people, who are made anew with each test. */
const MADE_ANEW = ['person', 'signing_key'];

export const readOldState = (): OldState => JSON.parse(brotliDecompressSync(readFileSync(join(__dirname, 'running-batches.json.br'))).toString()) as OldState;

/** All schemas of these services as they are today. */
export const schemasOf = (services: readonly ServiceDefinition[]): SchemaDefinition[] => [
  { schema: 'bus', standard: false, migrations: busMigrations },
  ...services.map(({ name, migrations, replay }): SchemaDefinition => ({ schema: schemaOf(name), standard: true, migrations, clock: 'plant-clock', ...(replay ? { replay } : {}) })),
];

/** A database with the migrations that the older version had, and with what it wrote. Its plant clock goes on from where it stood. */
export async function restore(state: OldState, services: readonly ServiceDefinition[]): Promise<TestDatabase> {
  const had = (schema: string): string => (state.tables[`${schema}.migration`] ?? []).join(' ');
  const known = schemasOf(services).filter(({ schema }) => had(schema) !== '');
  const db = await createTestDatabase({ definitions: known.map((definition) => ({ ...definition, without: migrationsOf(definition).map(({ name }) => name).filter((name) => !had(definition.schema).includes(name)) })) });
  const admin = await db.client();
  await admin.query(`SET session_replication_role = replica`); // what refuses to change a record refuses to write one by hand, too
  for (const [table, rows] of Object.entries(state.tables)) {
    const [schema = '', name = ''] = table.split('.');
    if (name === 'migration' || MADE_ANEW.includes(name)) continue;
    await admin.query(`DELETE FROM "${schema}"."${name}"`);
    await admin.query(`INSERT INTO "${schema}"."${name}" OVERRIDING SYSTEM VALUE SELECT (r).* FROM (SELECT unnest($1::text[])::"${schema}"."${name}" AS r) t`, [rows]);
  }
  for (const { schema, name, value } of state.sequences) await admin.query(`SELECT setval($1::regclass, $2)`, [`"${schema}"."${name}"`, value]);
  for (const { schema, standard } of known) if (standard) await admin.query(`UPDATE "${schema}".plant_clock SET offset_ms = $1`, [Date.parse(state.clock) - Date.now()]);
  await admin.query(`SET session_replication_role = DEFAULT`);
  return db;
}
