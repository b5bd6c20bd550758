import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RealmCredential } from './credentials';

/** A user as the realm files have it. */
export interface RealmUser {
  /** Fixed, so that records name the same account after the provider was set up again. */
  readonly id: string;
  readonly username: string;
  readonly enabled: boolean;
  readonly firstName: string;
  readonly lastName: string;
  readonly employeeNumber: string;
  readonly roles: readonly string[];
  /** `/sites/HAM`. */
  readonly groups: readonly string[];
  readonly password: RealmCredential;
  /** Base32 secret of the second factor; absent = none is enrolled. */
  readonly otpSecret?: string;
}

/** What the embedded provider takes from the realm files. Keycloak's flows are not interpreted: `sign-in.ts` does what they say. */
export interface Realm {
  readonly name: string;
  /** Wrong tries until an account locks, and for how long. */
  readonly failureFactor: number;
  readonly lockSeconds: number;
  readonly accessTokenSeconds: number;
  readonly sessionIdleSeconds: number;
  readonly sessionMaxSeconds: number;
  readonly sites: readonly { readonly code: string; readonly name: string; readonly timeZone: string }[];
  readonly users: readonly RealmUser[];
}

interface UserEntry {
  readonly id: string;
  readonly username: string;
  readonly enabled: boolean;
  readonly firstName: string;
  readonly lastName: string;
  readonly attributes?: { readonly employeeNumber?: readonly string[] };
  readonly realmRoles: readonly string[];
  readonly groups: readonly string[];
  readonly credentials: readonly RealmCredential[];
}

interface RealmFile {
  readonly realm: string;
  readonly failureFactor: number;
  readonly waitIncrementSeconds: number;
  readonly accessTokenLifespan: number;
  readonly ssoSessionIdleTimeout: number;
  readonly ssoSessionMaxLifespan: number;
  readonly groups: readonly { name: string; subGroups: readonly { name: string; attributes: { title: string[]; timeZone: string[] } }[] }[];
}

/** Replaces password and second factor of a user of the files; nobody gets a second factor by it who has none there. */
export interface OtherCredentials {
  readonly password: string;
  readonly otpSecret: string;
}

export interface RealmOptions {
  /** Files of users, absolute or in the folder; default the demo people. */
  readonly users?: readonly string[];
  /** Other credentials by user name: plants that others can reach have random ones. */
  readonly credentials?: Readonly<Record<string, OtherCredentials>>;
}

/** Reads the realm file and files of users. Throws with file and user when one lacks what every user must have. */
export function readRealm(folder: string, options: RealmOptions = {}): Realm {
  const realm = read<RealmFile>(join(folder, 'realm.json'));
  const users = (options.users ?? ['demo-users.json']).flatMap((file) => {
    const path = file.startsWith('/') ? file : join(folder, file);
    return read<{ users: readonly UserEntry[] }>(path).users.map((user) => userOf(user, file, options.credentials?.[user.username]));
  });
  const sites = realm.groups.find((group) => group.name === 'sites')?.subGroups ?? [];
  return {
    name: realm.realm,
    failureFactor: realm.failureFactor,
    lockSeconds: realm.waitIncrementSeconds,
    accessTokenSeconds: realm.accessTokenLifespan,
    sessionIdleSeconds: realm.ssoSessionIdleTimeout,
    sessionMaxSeconds: realm.ssoSessionMaxLifespan,
    sites: sites.map(({ name, attributes }) => ({ code: name, name: attributes.title[0] ?? name, timeZone: attributes.timeZone[0] ?? 'UTC' })),
    users,
  };
}

function userOf(user: UserEntry, file: string, other: OtherCredentials | undefined): RealmUser {
  const employeeNumber = user.attributes?.employeeNumber?.[0];
  const stored = user.credentials.find((credential) => credential.type === 'password');
  const otp = user.credentials.find((credential) => credential.type === 'otp')?.secretData;
  if (!user.id || !employeeNumber || !stored) throw new Error(`${file}: ${user.username} needs an id, an employee number and a password`);
  const { id, username, enabled, firstName, lastName, groups, realmRoles } = user;
  return {
    id, username, enabled, firstName, lastName, employeeNumber, groups,
    roles: realmRoles,
    password: other === undefined ? stored : { type: 'password', value: other.password },
    ...(otp === undefined ? {} : { otpSecret: other?.otpSecret ?? (JSON.parse(otp) as { value: string }).value }),
  };
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}
