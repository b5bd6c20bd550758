import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { appRoleOf, schemaOf, type ServiceName } from '@batchwright/contracts';

/** Name of a file → its text. Everything is a secret, except the certificate of the authority. */
export type PlantFiles = Readonly<Record<string, string>>;

export interface PlantToPrepare {
  readonly services: readonly ServiceName[];
  /** host:port of PostgreSQL and the name of its database, as containers reach it. */
  readonly database: string;
}

const DATABASE_ADMIN = 'batchwright_admin';

/** Passwords and keys of one plant, made from chance. Passwords are base64url: they fit into URLs, JSON, SQL and property files as they are. */
export function plantFiles({ services, database }: PlantToPrepare): PlantFiles {
  const role = new Map(services.map((service) => [service, secret()]));
  const account = new Map(services.map((service) => [service, secret()]));
  const [databaseAdmin, keycloakDatabase] = [secret(), secret()];
  const url = (name: string, password: string): string => `postgresql://${name}:${password}@${database}`;
  return {
    'postgres-password': secret(),
    'database-admin-password': databaseAdmin,
    'database-admin-url': url(DATABASE_ADMIN, databaseAdmin),
    'role-passwords': JSON.stringify(Object.fromEntries(services.map((service) => [`${schemaOf(service)}_app`, role.get(service)]))),
    ...Object.fromEntries(services.map((service) => [`${service}-database-url`, url(`${schemaOf(service)}_app`, role.get(service) ?? '')])),
    'kafka-cluster-id': clusterId(),
    'kafka-admin-password': secret(),
    'kafka-accounts': JSON.stringify(Object.fromEntries(account)),
    ...Object.fromEntries(services.map((service) => [`${service}-kafka-password`, account.get(service) ?? ''])),
    'keycloak-database-password': keycloakDatabase,
    'keycloak-admin-password': secret(),
    'api-client-secret': secret(),
    'signing-client-secret': secret(),
    'directory-client-secret': secret(),
    'package-key.pem': generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/**
 * Secrets of services that came with a newer version than the plant was begun with: two files each, and their passwords beside those of the others. The list of roles
 * says who has some, and stands last: whoever breaks off before it begins again. `read` gives a file as it is.
 */
export function filesOfNewServices(services: readonly ServiceName[], fresh: PlantFiles, read: (name: string) => string): PlantFiles {
  const parse = (text = '{}'): Record<string, string> => JSON.parse(text) as Record<string, string>;
  const roles = parse(read('role-passwords'));
  const added = services.filter((service) => roles[appRoleOf(service)] === undefined);
  if (added.length === 0) return {};
  const withNew = (name: string, nameOf: (service: ServiceName) => string): string => JSON.stringify({ ...parse(read(name)), ...Object.fromEntries(added.map((service) => [nameOf(service), parse(fresh[name])[nameOf(service)]])) });
  return {
    ...Object.fromEntries(added.flatMap((service) => [`${service}-database-url`, `${service}-kafka-password`]).map((name) => [name, fresh[name] ?? ''])),
    'kafka-accounts': withNew('kafka-accounts', (service) => service),
    'role-passwords': withNew('role-passwords', appRoleOf),
  };
}

/** What is written of others into the form that a server reads: Keycloak takes no secret from a file of its own, but a file of settings. */
export function derivedFiles(files: PlantFiles): PlantFiles {
  return {
    'keycloak.conf': `db-password=${files['keycloak-database-password']}\nbootstrap-admin-username=admin\nbootstrap-admin-password=${files['keycloak-admin-password']}\n`,
  };
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** An id as Kafka makes them: 16 bytes, base64url, and no hyphen first, which would read as an option. */
function clusterId(): string {
  for (;;) {
    const id = randomBytes(16).toString('base64url');
    if (!id.startsWith('-')) return id;
  }
}
