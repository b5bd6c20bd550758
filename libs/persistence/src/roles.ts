import type { Client } from 'pg';
import type { SchemaDefinition } from './schema-definition';

/** The only role that may steer a plant clock; it can do nothing else. */
export const CLOCK_ROLE = 'batchwright_clock';

/** Roles belong to the whole server: another database may be making the same ones at this moment. */
const MADE_BY_ANOTHER = new Set(['42710', '23505', 'XX000']);

/** Makes the roles that are missing and sets the passwords that are given. All roles exist before the first schema is filled. */
export async function makeRoles(admin: Client, definitions: readonly SchemaDefinition[], clockPassword?: string): Promise<void> {
  await makeRole(admin, CLOCK_ROLE, 'LOGIN', clockPassword);
  for (const { schema, appPassword } of definitions) {
    await makeRole(admin, `${schema}_owner`, 'NOLOGIN');
    await makeRole(admin, `${schema}_app`, 'LOGIN', appPassword);
  }
}

async function makeRole(admin: Client, role: string, login: 'LOGIN' | 'NOLOGIN', password?: string): Promise<void> {
  const secret = password === undefined ? '' : ` PASSWORD ${admin.escapeLiteral(password)}`;
  for (let tries = 1; ; tries++) {
    try {
      const { rowCount } = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
      if (rowCount === 0) await admin.query(`CREATE ROLE "${role}" ${login} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS${secret}`);
      else if (secret !== '') await admin.query(`ALTER ROLE "${role}"${secret}`);
      return;
    } catch (error) {
      if (tries >= 10 || !MADE_BY_ANOTHER.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

/** Makes the schema, owned by its owner role; the application's role may enter and read it, and nobody else. */
export async function openSchema(admin: Client, schema: string): Promise<void> {
  const { rows } = await admin.query<{ superuser: boolean; database: string; made: boolean }>(
    `SELECT rolsuper AS superuser, current_database() AS database, EXISTS (SELECT FROM pg_namespace WHERE nspname = $1) AS made
       FROM pg_roles WHERE rolname = current_user`,
    [schema],
  );
  const [state] = rows;
  if (!state) throw new Error('the database does not know who is asking');
  const database = admin.escapeIdentifier(state.database);
  // Each time: rights on a database are not copied with it. No temporary objects that could stand in front of others.
  await admin.query(`REVOKE CREATE, TEMPORARY ON DATABASE ${database} FROM PUBLIC`);
  await admin.query(`GRANT CONNECT ON DATABASE ${database} TO "${schema}_app", ${CLOCK_ROLE}`);
  if (state.made) return;
  if (!state.superuser) await admin.query(`GRANT "${schema}_owner" TO CURRENT_USER`);
  await admin.query('BEGIN');
  await admin.query(`CREATE SCHEMA "${schema}" AUTHORIZATION "${schema}_owner"`);
  await admin.query(`GRANT USAGE ON SCHEMA "${schema}" TO "${schema}_app"`);
  await admin.query(`ALTER DEFAULT PRIVILEGES FOR ROLE "${schema}_owner" IN SCHEMA "${schema}" GRANT SELECT ON TABLES TO "${schema}_app"`);
  await admin.query(`ALTER DEFAULT PRIVILEGES FOR ROLE "${schema}_owner" REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC`);
  await admin.query('COMMIT');
}
