import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Performer } from '@batchwright/procedure';

interface DemoUsers {
  readonly users: readonly { readonly username: string; readonly realmRoles: Performer['roles'] }[];
}

const file = join(__dirname, '../../../keycloak/demo-users.json');

/** Roles of the demo's people, from the file that makes their accounts. */
export const DEMO_ROLES: Readonly<Record<string, Performer['roles']>> = Object.fromEntries((JSON.parse(readFileSync(file, 'utf8')) as DemoUsers).users.map(({ username, realmRoles }) => [username, realmRoles]));
