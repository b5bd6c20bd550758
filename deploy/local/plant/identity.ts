import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { JoseTokenVerifier, type TokenVerifier } from '@batchwright/access';
import type { SiteSettings } from '@batchwright/host';
import { createEmbeddedProvider } from '../identity/embedded-provider';
import { readRealm, type RealmOptions, type RealmUser } from '../identity/realm';
import { providerKeys } from '../identity/signing-keys';
import { folderStorage } from '../identity/storage';
import type { PlantSecrets } from './secrets';

/** An account of this plant as scripts and the person at the terminal need it. */
export interface PlantAccount {
  readonly user: string;
  readonly password: string;
  readonly otpSecret?: string;
  readonly roles: readonly string[];
  readonly sites: readonly string[];
  readonly employeeNumber: string;
  readonly name: string;
}

export interface IdentityOptions {
  readonly dataDir: string;
  readonly secrets: PlantSecrets;
  readonly consoleOrigin: string;
  readonly signingOrigin: string;
  readonly people?: readonly string[];
  readonly credentials?: RealmOptions['credentials'];
}

/** The embedded OpenID provider and what services need of it. */
export interface PlantIdentity {
  readonly consoleIssuer: string;
  readonly signingIssuer: string;
  readonly sites: readonly SiteSettings[];
  readonly accounts: readonly PlantAccount[];
  readonly verifier: TokenVerifier;
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  close(): Promise<void>;
}

/** Account names of the demo's people, or of other files of people. */
export function usernames(people?: readonly string[]): string[] {
  return readRealm(realmFolder(), people ? { users: people } : {}).users.map(({ username }) => username);
}

/** Codes of the sites that the realm knows. */
export function siteCodes(): string[] {
  return readRealm(realmFolder()).sites.map(({ code }) => code);
}

/** The people and sites of the demo, with their known passwords. */
export function demoPlant(): Pick<PlantIdentity, 'sites' | 'accounts'> {
  const realm = readRealm(realmFolder());
  return { sites: realm.sites, accounts: realm.users.map((user) => accountOf(user)) };
}

/** Opens the provider on the realm file, with keys and sessions kept in the plant's data. */
export async function openIdentity({ dataDir, secrets, consoleOrigin, signingOrigin, people, credentials }: IdentityOptions): Promise<PlantIdentity> {
  const realm = readRealm(realmFolder(), { ...(people ? { users: people } : {}), ...(credentials ? { credentials } : {}) });
  const storage = folderStorage(join(dataDir, 'provider'));
  const provider = createEmbeddedProvider({ realm, secrets, storage, jwks: await providerKeys(storage), consoleOrigin, signingOrigin });
  const issuer = provider.consoleIssuer;
  const verifier = new JoseTokenVerifier({
    issuer,
    jwksUrl: `${issuer}/protocol/openid-connect/certs`,
    audience: 'mes-api',
    clients: ['console'],
    introspection: { url: `${issuer}/protocol/openid-connect/token/introspect`, clientId: 'mes-api', clientSecret: secrets.mesApi },
  });
  return {
    consoleIssuer: issuer,
    signingIssuer: provider.signingIssuer,
    sites: realm.sites,
    accounts: realm.users.map((user) => accountOf(user, credentials?.[user.username]?.password)),
    verifier,
    handle: (request, response) => provider.handle(request, response),
    close: () => Promise.resolve(provider.close()),
  };
}

function accountOf(user: RealmUser, password = user.password.value ?? ''): PlantAccount {
  return {
    user: user.username,
    password,
    ...(user.otpSecret === undefined ? {} : { otpSecret: user.otpSecret }),
    roles: user.roles,
    sites: user.groups.filter((group) => group.startsWith('/sites/')).map((group) => group.slice('/sites/'.length)),
    employeeNumber: user.employeeNumber,
    name: `${user.firstName} ${user.lastName}`,
  };
}

/** The realm file lies beside this folder, in the sources as in what was built. */
function realmFolder(): string {
  const folder = join(__dirname, '../../keycloak');
  if (!existsSync(join(folder, 'realm.json'))) throw new Error(`${folder} has no realm.json: build again`);
  return folder;
}
