import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { renewDerivedTables } from './replay';
import { makeRoles, openSchema } from './roles';
import { sessionOptions } from './data-source';
import type { Migration, SchemaDefinition } from './schema-definition';
import { AuditTraceparent1768900000000 } from './standard/audit-traceparent';
import { DiscardedMessages1769800000010 } from './standard/discarded-messages';
import { standardTables } from './standard/standard-tables';
import { TerminalProofs1700000000001 } from './standard/terminal-proofs';

/** Any number that nobody else locks: migrations of one database run one after another. */
const MIGRATION_LOCK = 6_202_611;

/** Settings of a migration that do not belong to one schema. */
export interface MigrateOptions {
  /** Password of the role `batchwright_clock`, which alone may steer a plant clock. */
  readonly clockPassword?: string;
}

/**
 * Brings the database to what the definitions say: roles, schemas, standard tables, each service's migrations in order; where a schema that was in use
 * got migrations, its derived tables are made anew from its records.
 * Does nothing where nothing is to be done; several processes may call it at once. Throws when a schema was made for another clock.
 *
 * `adminUrl` is a role that may create roles and schemas (superuser of the embedded server, or CREATEROLE + CREATE on the database).
 */
export async function migrate(adminUrl: string, definitions: readonly SchemaDefinition[], options: MigrateOptions = {}): Promise<void> {
  for (const { schema } of definitions) {
    if (!/^[a-z][a-z0-9_]{0,40}$/.test(schema)) throw new Error(`"${schema}" cannot be the name of a schema`);
  }
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await makeRoles(admin, definitions, options.clockPassword);
    for (const definition of definitions) {
      await openSchema(admin, definition.schema);
      const upgraded = await runMigrations(adminUrl, definition);
      await checkClock(admin, definition);
      if (upgraded && definition.replay) await renewDerivedTables(adminUrl, definition.schema, definition.replay());
    }
  } finally {
    await admin.end(); // gives the lock back
  }
}

/** All migrations of a schema in their order; the name of each class is the name in its table `migration`. */
export function migrationsOf({ schema, standard, clock = 'real', migrations, without = [] }: SchemaDefinition): readonly Migration[] {
  const all = [...(standard ? [standardTables(schema, clock), TerminalProofs1700000000001, AuditTraceparent1768900000000, DiscardedMessages1769800000010] : []), ...migrations];
  return all.filter(({ name }) => !without.includes(name));
}

/** Whether a schema that was there before got migrations. */
async function runMigrations(adminUrl: string, definition: SchemaDefinition): Promise<boolean> {
  const { schema } = definition;
  const migrations = migrationsOf(definition);
  if (migrations.length === 0) return false;
  const source = new DataSource({
    type: 'postgres',
    url: adminUrl,
    schema,
    installExtensions: false,
    applicationName: `batchwright migration ${schema}`,
    poolSize: 2,
    migrations: [...migrations],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    // As the owner, so that everything belongs to it and nothing to the administrator.
    extra: { options: sessionOptions({ role: `${schema}_owner`, search_path: schema, TimeZone: 'UTC', lock_timeout: '60s' }) },
  });
  await source.initialize();
  try {
    const ran = await source.runMigrations();
    return ran.length > 0 && ran.length < migrations.length;
  } finally {
    await source.destroy();
  }
}

async function checkClock(admin: Client, { schema, standard, clock = 'real' }: SchemaDefinition): Promise<void> {
  if (!standard) return;
  const { rows } = await admin.query<{ mode: string }>(`SELECT mode FROM "${schema}".plant_clock`);
  if (rows[0]?.mode !== clock) throw new Error(`schema ${schema} was made for the clock "${rows[0]?.mode}" for good and cannot run on "${clock}"`);
}
