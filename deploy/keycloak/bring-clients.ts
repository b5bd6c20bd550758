import { flowIds } from './bring-flows';
import { difference, differs } from './differs';
import type { KeycloakAdmin } from './keycloak-admin';
import type { ClientRepresentation, RealmRepresentation } from './plant-realm';

interface KnownClient extends ClientRepresentation {
  readonly id: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Brings the clients to what the file says: fields, claims, secrets, flows. Clients of others stay. Answers which were changed. */
export async function bringClients(admin: KeycloakAdmin, wanted: RealmRepresentation): Promise<string[]> {
  const path = `/${wanted.realm}/clients`;
  const ids = await flowIds(admin, wanted);
  const changed: string[] = [];
  for (const client of wanted.clients ?? []) {
    const right = boundTo(client, ids);
    const known = await clientOf(admin, wanted.realm, client.clientId);
    if (!known) {
      await admin.change('POST', path, right);
      changed.push(client.clientId);
      continue;
    }
    const { protocolMappers = [], ...fields } = right;
    const other = difference(fields, known);
    if (Object.keys(other).length > 0) await admin.change('PUT', `${path}/${known.id}`, { ...known, ...other, attributes: { ...known.attributes, ...fields.attributes } });
    const mappers = await bringMappers(admin, `${path}/${known.id}/protocol-mappers/models`, protocolMappers, known);
    if (Object.keys(other).length > 0 || mappers) changed.push(client.clientId);
  }
  return changed;
}

/** Gives the service accounts exactly the rights of the file: what they have beyond is taken away. Answers which were changed. */
export async function bringServiceAccounts(admin: KeycloakAdmin, wanted: RealmRepresentation): Promise<string[]> {
  const changed: string[] = [];
  for (const { serviceAccountClientId, clientRoles = {} } of wanted.users ?? []) {
    if (serviceAccountClientId === undefined) continue;
    const client = await clientOf(admin, wanted.realm, serviceAccountClientId);
    const account = await admin.get<Named>(`/${wanted.realm}/clients/${client?.id ?? ''}/service-account-user`);
    for (const [owner, names] of Object.entries(clientRoles)) {
      const container = (await clientOf(admin, wanted.realm, owner))?.id ?? '';
      const mapping = `/${wanted.realm}/users/${account.id}/role-mappings/clients/${container}`;
      const has = await admin.get<Named[]>(mapping);
      const roles = await admin.get<Named[]>(`/${wanted.realm}/clients/${container}/roles`);
      const missing = roles.filter(({ name }) => names.includes(name) && !has.some((one) => one.name === name));
      const beyond = has.filter(({ name }) => !names.includes(name));
      if (missing.length > 0) await admin.change('POST', mapping, missing);
      if (beyond.length > 0) await admin.change('DELETE', mapping, beyond);
      if (missing.length + beyond.length > 0) changed.push(serviceAccountClientId);
    }
  }
  return changed;
}

async function clientOf(admin: KeycloakAdmin, realm: string, clientId: string): Promise<KnownClient | undefined> {
  return (await admin.get<KnownClient[]>(`/${realm}/clients?${new URLSearchParams({ clientId }).toString()}`))[0];
}

/** The client, bound to the flows by other ids: those of Keycloak by those of the file. */
export function boundTo(client: ClientRepresentation, ids: ReadonlyMap<string, string>): ClientRepresentation {
  const { authenticationFlowBindingOverrides: bound } = client;
  if (!bound) return client;
  return { ...client, authenticationFlowBindingOverrides: Object.fromEntries(Object.entries(bound).map(([use, id]) => [use, ids.get(id) ?? id])) };
}

async function bringMappers(admin: KeycloakAdmin, path: string, wanted: NonNullable<ClientRepresentation['protocolMappers']>, known: KnownClient): Promise<boolean> {
  let changed = false;
  for (const mapper of wanted) {
    const there = known.protocolMappers?.find(({ name }) => name === mapper.name) as ({ id: string; config: object } & Record<string, unknown>) | undefined;
    if (there && !differs(mapper, there)) continue;
    if (there) await admin.change('PUT', `${path}/${there.id}`, { ...there, ...mapper });
    else await admin.change('POST', path, mapper);
    changed = true;
  }
  return changed;
}
