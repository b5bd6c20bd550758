import { createHash, randomBytes } from 'node:crypto';
import type { ServiceName } from '@batchwright/contracts';
import {
  CLOCK_ROLE, type ClockTarget, COLUMN_TYPES, createDataSource, migrate, type SchemaDefinition, steerPlantClock, type Transactions, TypeOrmTransactions,
} from '@batchwright/persistence';
import { Client } from 'pg';
import { testServerUrl } from './boot/test-server';

// Making a database takes 50 ms, and on a machine that is busy with other test files sometimes more than Jest's five seconds.
if (typeof jest !== 'undefined') jest.setTimeout(60_000); // servers of tests are also started outside of Jest

/** A database of one test file, made like a plant's: same migrations, same roles, same rights. */
export interface TestDatabase {
  /** The superuser, who may do what no role of the system may. */
  readonly adminUrl: string;
  /** URL of a role: `recipes_app`, `batchwright_clock`. */
  url(role: string): string;
  /** Transactions of a schema as its application's role; the same object each time. */
  transactions(schema: string): Promise<Transactions>;
  /** A raw connection as a role (default: the superuser), closed with the database. */
  client(role?: string): Promise<Client>;
  /** Moves the plant clock of all schemas; forwards only, and only when made with `clock: 'plant-clock'`. Resolves to the new time. */
  steerClock(target: ClockTarget): Promise<string>;
  /** Ends all connections and removes the database. */
  drop(): Promise<void>;
}

/** What the database is made of. */
export interface TestDatabaseOptions {
  readonly definitions: readonly SchemaDefinition[];
  /** Clock of all schemas; default `plant-clock`, so that tests can steer it. */
  readonly clock?: 'real' | 'plant-clock';
}

/** Makes a database for one test file: a copy of a template that is migrated once per run for the same migrations. */
export async function createTestDatabase(options: TestDatabaseOptions): Promise<TestDatabase> {
  const server = testServerUrl();
  const clock = options.clock ?? 'plant-clock';
  const definitions = options.definitions.map((definition) => ({ ...definition, clock }));
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withServer(server, async (admin) => {
    const template = await makeTemplate(admin, server, definitions);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    await admin.query(`REVOKE CREATE, TEMPORARY ON DATABASE ${name} FROM PUBLIC`); // the one right that a copy does not copy
  });

  const opened = new Map<string, Promise<Transactions>>();
  const clients: Client[] = [];
  const url = (role: string): string => urlOf(server, name, role);
  const adminUrl = urlOf(server, name);
  return {
    adminUrl,
    url,
    transactions(schema) {
      const known = opened.get(schema);
      if (known) return known;
      const made = open(url(`${schema}_app`), schema);
      opened.set(schema, made);
      return made;
    },
    async client(role) {
      const client = new Client({ connectionString: role === undefined ? adminUrl : url(role), types: COLUMN_TYPES });
      client.on('error', () => undefined); // cut by `drop`
      await client.connect();
      clients.push(client);
      return client;
    },
    steerClock: (target) => steerPlantClock(url(CLOCK_ROLE), definitions.filter(({ standard }) => standard).map(({ schema }) => schema), target),
    async drop() {
      for (const transactions of opened.values()) await (await transactions).close();
      for (const client of clients) await client.end();
      await withServer(server, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

async function open(url: string, schema: string): Promise<Transactions> {
  const source = await createDataSource({ url, schema, poolSize: 10 });
  return new TypeOrmTransactions(source, { service: schema.replaceAll('_', '-') as ServiceName });
}

/** The template is called after everything that it is made of: other migrations, other template. */
async function makeTemplate(admin: Client, server: string, definitions: readonly SchemaDefinition[]): Promise<string> {
  const made = definitions.map(({ schema, standard, clock, migrations, without }) => [schema, standard, clock, without, migrations.map(({ name, prototype }) => [name, String(prototype.up)])]);
  const template = `template_${createHash('sha256').update(JSON.stringify(made)).digest('hex').slice(0, 24)}`;
  await admin.query('SELECT pg_advisory_lock(hashtext($1))', [template]); // test files run side by side
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [template]);
  if (rowCount === 0) {
    const unfinished = `${template}_new`;
    await admin.query(`DROP DATABASE IF EXISTS ${unfinished}`);
    await admin.query(`CREATE DATABASE ${unfinished}`);
    await migrate(urlOf(server, unfinished), definitions);
    await admin.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
  }
  await admin.query('SELECT pg_advisory_unlock(hashtext($1))', [template]);
  return template;
}

function urlOf(server: string, database: string, role?: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  if (role !== undefined) {
    url.username = role;
    url.password = '';
  }
  return url.toString();
}

async function withServer<T>(server: string, work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: server });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
