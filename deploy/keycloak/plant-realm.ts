import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A realm in the words of Keycloak's administration. */
export interface RealmRepresentation {
  readonly realm: string;
  readonly groups?: readonly GroupRepresentation[];
  readonly roles?: { readonly realm?: readonly RoleRepresentation[] };
  readonly clients?: readonly ClientRepresentation[];
  readonly users?: readonly UserRepresentation[];
  readonly authenticationFlows?: readonly FlowRepresentation[];
  readonly authenticatorConfig?: readonly { readonly alias: string; readonly config: Readonly<Record<string, string>> }[];
  readonly browserFlow?: string;
  readonly components?: Readonly<Record<string, readonly ComponentRepresentation[]>>;
  readonly [setting: string]: unknown;
}

export interface RoleRepresentation {
  readonly name: string;
  readonly description?: string;
}

export interface GroupRepresentation {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
  readonly subGroups?: readonly GroupRepresentation[];
}

export interface ClientRepresentation {
  readonly clientId: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly protocolMappers?: readonly { readonly name: string; readonly [field: string]: unknown }[];
  readonly authenticationFlowBindingOverrides?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

export interface UserRepresentation {
  readonly username: string;
  readonly serviceAccountClientId?: string;
  readonly clientRoles?: Readonly<Record<string, readonly string[]>>;
  readonly [field: string]: unknown;
}

export interface FlowRepresentation {
  /** Where a client names the flow; Keycloak keeps it only when the realm is imported whole. */
  readonly id?: string;
  readonly alias: string;
  readonly description?: string;
  readonly providerId: string;
  readonly topLevel: boolean;
  readonly authenticationExecutions: readonly ExecutionRepresentation[];
}

/** A step of a flow: an authenticator, or another flow. */
export interface ExecutionRepresentation {
  readonly authenticator?: string;
  readonly authenticatorConfig?: string;
  readonly authenticatorFlow?: boolean;
  readonly flowAlias?: string;
  readonly requirement: string;
  readonly priority: number;
}

export interface ComponentRepresentation {
  readonly providerId: string;
  readonly config: Readonly<Record<string, readonly string[]>>;
}

/** What the realm file leaves open. */
export interface PlantRealm {
  /** Origin of the console, without trailing slash. */
  readonly consoleOrigin: string;
  readonly secrets: { readonly mesSign: string; readonly mesApi: string; readonly mesDirectory: string };
  /** Sites of the plant, a group each; default those of the demo. */
  readonly sites?: readonly { readonly code: string; readonly name: string; readonly timeZone: string }[];
  /** Name of the realm, the last part of the issuers; default `batchwright`. */
  readonly name?: string;
  /** People of the demo as well. Everybody can read their passwords. */
  readonly demoPeople?: boolean;
}

const PLACEHOLDER = /\$\{([A-Z_]+)\}/g;

/** The realm file with everything filled in, as Keycloak imports it. Throws when the file names something that nobody fills in. */
export function plantRealm({ consoleOrigin, secrets, sites, name, demoPeople = false }: PlantRealm): RealmRepresentation {
  const values: Readonly<Record<string, string>> = {
    CONSOLE_ORIGIN: consoleOrigin, MES_SIGN_SECRET: secrets.mesSign, MES_API_SECRET: secrets.mesApi, MES_DIRECTORY_SECRET: secrets.mesDirectory,
  };
  const filled = read('realm.json').replaceAll(PLACEHOLDER, (_, word: string) => {
    const value = values[word];
    if (value === undefined) throw new Error(`deploy/keycloak/realm.json asks for \${${word}}, which nobody fills in`);
    return JSON.stringify(value).slice(1, -1);
  });
  const realm = JSON.parse(filled) as RealmRepresentation;
  const people = demoPeople ? (JSON.parse(read('demo-users.json')) as RealmRepresentation).users : undefined;
  return {
    ...realm,
    ...(name === undefined ? {} : { realm: name }),
    users: [...(realm.users ?? []), ...(people ?? [])],
    ...(sites ? { groups: [{ name: 'sites', subGroups: sites.map(({ code, name: title, timeZone }) => ({ name: code, attributes: { title: [title], timeZone: [timeZone] } })) }] } : {}),
  };
}

function read(file: string): string {
  return readFileSync(join(__dirname, file), 'utf8');
}
