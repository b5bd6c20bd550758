import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RunningKeycloak } from '@batchwright/testing';
import { demoAccounts } from '../../local/identity/contract-suite/demo-accounts.fixture';
import type { ProviderUnderTest } from '../../local/identity/contract-suite/provider-under-test';
import { bringRealm } from '../bring-realm';
import { KeycloakAdmin } from '../keycloak-admin';
import { plantRealm } from '../plant-realm';

const SECRETS = { mesSign: 'sign-secret-of-tests', mesApi: 'api-secret-of-tests', mesDirectory: 'directory-secret-of-tests' };
/** More than any other key of the realm has: Keycloak signs with the one of the highest priority. */
let priority = 1000;

interface Account {
  readonly id: string;
  readonly [field: string]: unknown;
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly path: string;
}

interface Key extends Account {
  readonly providerId: string;
  readonly config: Readonly<Record<string, readonly string[]>>;
}

/** A realm of its own at a running Keycloak, as the contract suites see a provider; consoles are at a port of their own. */
export async function realmAt(keycloak: RunningKeycloak, name: string): Promise<ProviderUnderTest> {
  let rest = (_request: IncomingMessage, response: ServerResponse): void => void response.writeHead(404).end();
  const server = createServer((request, response) => rest(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  server.unref(); // a suite that breaks off must not keep the process
  const consoleOrigin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const admin = new KeycloakAdmin(keycloak.signingOrigin, keycloak.admin);
  await bringRealm(admin, plantRealm({ name, consoleOrigin, secrets: SECRETS, demoPeople: true }));
  const accountOf = async (user: string): Promise<Account> => {
    const [account] = await admin.get<Account[]>(`/${name}/users?${new URLSearchParams({ username: user, exact: 'true' }).toString()}`);
    if (!account) throw new Error(`Keycloak does not know ${user}`);
    return account;
  };
  return {
    consoleOrigin,
    signingOrigin: keycloak.signingOrigin,
    consoleIssuer: `${keycloak.consoleOrigin}/realms/${name}`,
    signingIssuer: `${keycloak.signingOrigin}/realms/${name}`,
    backChannel: keycloak.signingOrigin,
    secrets: SECRETS,
    accounts: demoAccounts(),
    serve: (handler) => void (rest = handler),
    async setEnabled(user, enabled) {
      const account = await accountOf(user);
      await admin.change('PUT', `/${name}/users/${account.id}`, { ...account, enabled });
    },
    async unlock(user) {
      await admin.change('DELETE', `/${name}/attack-detection/brute-force/users/${(await accountOf(user)).id}`);
    },
    async move(user, { roles, sites }) {
      const at = `/${name}/users/${(await accountOf(user)).id}`;
      if (roles) await exchange(admin, `${at}/role-mappings/realm`, roles, await admin.get<Named[]>(`/${name}/roles?max=1000`));
      if (sites) await regroup(admin, at, sites, name);
    },
    rotateKeys: () => rotateKeys(admin, name),
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await admin.change('DELETE', `/${name}`);
    },
  };
}

async function exchange(admin: KeycloakAdmin, at: string, roles: readonly string[], all: readonly Named[]): Promise<void> {
  const has = await admin.get<Named[]>(at);
  const beyond = has.filter(({ name }) => !roles.includes(name) && !name.startsWith('default-roles'));
  if (beyond.length > 0) await admin.change('DELETE', at, beyond);
  await admin.change('POST', at, all.filter(({ name }) => roles.includes(name)));
}

async function regroup(admin: KeycloakAdmin, at: string, sites: readonly string[], realm: string): Promise<void> {
  for (const { id } of await admin.get<Named[]>(`${at}/groups`)) await admin.change('DELETE', `${at}/groups/${id}`);
  for (const site of sites) await admin.change('PUT', `${at}/groups/${(await admin.get<Named>(`/${realm}/group-by-path/sites/${site}`)).id}`);
}

async function rotateKeys(admin: KeycloakAdmin, realm: string): Promise<void> {
  const { id } = await admin.get<Account>(`/${realm}`);
  const keys = (await admin.get<Key[]>(`/${realm}/components?type=org.keycloak.keys.KeyProvider`)).filter(({ providerId }) => providerId === 'rsa-generated');
  await admin.change('POST', `/${realm}/components`, {
    name: `rsa-${(priority += 1)}`, providerId: 'rsa-generated', providerType: 'org.keycloak.keys.KeyProvider', parentId: id,
    config: { priority: [String(priority)], enabled: ['true'], active: ['true'], keySize: ['2048'], algorithm: ['RS256'] },
  });
  for (const key of keys) await admin.change('PUT', `/${realm}/components/${key.id}`, { ...key, config: { ...key.config, enabled: ['false'], active: ['false'] } });
}
