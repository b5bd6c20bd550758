import { randomUUID } from 'node:crypto';
import { boundTo, bringClients, bringServiceAccounts } from './bring-clients';
import { bringFlows } from './bring-flows';
import { difference, differs } from './differs';
import type { KeycloakAdmin } from './keycloak-admin';
import type { GroupRepresentation, RealmRepresentation } from './plant-realm';

interface KnownGroup extends GroupRepresentation {
  readonly id: string;
}

interface Profile {
  readonly attributes: readonly { readonly name: string }[];
}

/** Most groups that are asked for at once. */
const GROUPS = 1000;

/**
 * Brings a realm at Keycloak to what the file says, and makes it when it is not there. People, their credentials and sessions are never touched, what
 * others added (clients, roles, groups, attributes of people) stays. May run twice: answers what was changed, a line each, and nothing the
 * second time. Throws `AdminRefused`.
 */
export async function bringRealm(admin: KeycloakAdmin, wanted: RealmRepresentation): Promise<string[]> {
  const path = `/${wanted.realm}`;
  const known = await admin.find<RealmRepresentation>(path);
  if (!known) {
    await admin.change('POST', '', withFlowsOfItsOwn(wanted));
    return [`realm ${wanted.realm} made`];
  }
  const told = (what: string, names: readonly string[]): string[] => names.map((name) => `${what} ${name}`);
  return [
    ...told('setting', await bringSettings(admin, path, wanted, known)),
    ...told('role', await bringRoles(admin, path, wanted)),
    ...told('group', await bringGroups(admin, `${path}/groups`, wanted.groups ?? [], '')),
    ...told('attribute of people', await bringProfile(admin, path, wanted)),
    ...(await bringSignIn(admin, path, wanted, told)),
    ...told('rights of', await bringServiceAccounts(admin, wanted)),
  ];
}

/** Keycloak's ids are unique over all its realms: two plants at one Keycloak need flows with ids of their own. */
export function withFlowsOfItsOwn(wanted: RealmRepresentation): RealmRepresentation {
  const { authenticationFlows: flows = [], clients = [] } = wanted;
  const own = new Map(flows.flatMap(({ id }) => (id === undefined ? [] : [[id, randomUUID()] as const])));
  return {
    ...wanted,
    authenticationFlows: flows.map((flow) => (flow.id === undefined ? flow : { ...flow, id: own.get(flow.id) ?? flow.id })),
    clients: clients.map((client) => boundTo(client, own)),
  };
}

async function bringSettings(admin: KeycloakAdmin, path: string, wanted: RealmRepresentation, known: RealmRepresentation): Promise<string[]> {
  const { roles: _roles, groups: _groups, users: _users, clients: _clients, authenticationFlows: _flows, authenticatorConfig: _config, components: _components, browserFlow: _browser, ...settings } = wanted;
  const other = difference(settings, known);
  if (Object.keys(other).length > 0) await admin.change('PUT', path, other);
  return Object.keys(other);
}

async function bringRoles(admin: KeycloakAdmin, path: string, { roles }: RealmRepresentation): Promise<string[]> {
  const known = await admin.get<{ name: string; description?: string }[]>(`${path}/roles?max=${GROUPS}`);
  const changed = (roles?.realm ?? []).filter((role) => differs(role, known.find(({ name }) => name === role.name)));
  for (const role of changed) {
    const there = known.find(({ name }) => name === role.name);
    if (there) await admin.change('PUT', `${path}/roles/${encodeURIComponent(role.name)}`, { ...there, ...role });
    else await admin.change('POST', `${path}/roles`, role);
  }
  return changed.map(({ name }) => name);
}

/** `path` is where the groups of one level are listed and made. */
async function bringGroups(admin: KeycloakAdmin, path: string, wanted: readonly GroupRepresentation[], above: string): Promise<string[]> {
  const list = (): Promise<KnownGroup[]> => admin.get(`${path}?briefRepresentation=false&max=${GROUPS}`);
  const changed: string[] = [];
  for (const { subGroups = [], ...group } of wanted) {
    const known = (await list()).find(({ name }) => name === group.name);
    if (!known) await admin.change('POST', path, group);
    else if (differs(group, known)) await admin.change('PUT', `${path.replace(/\/groups\/.*$/, '/groups')}/${known.id}`, { ...group, attributes: { ...known.attributes, ...group.attributes } });
    if (!known || differs(group, known)) changed.push(`${above}/${group.name}`);
    const { id = '' } = known ?? (await list()).find(({ name }) => name === group.name) ?? {};
    if (subGroups.length > 0) changed.push(...(await bringGroups(admin, `${path.replace(/\/groups\/.*$/, '/groups')}/${id}/children`, subGroups, `${above}/${group.name}`)));
  }
  return changed;
}

/** What people have to have: the attributes of the file are put into the profile, those of the operator stay. */
async function bringProfile(admin: KeycloakAdmin, path: string, { components }: RealmRepresentation): Promise<string[]> {
  const text = components?.['org.keycloak.userprofile.UserProfileProvider']?.[0]?.config['kc.user.profile.config']?.[0];
  if (text === undefined) return [];
  const known = await admin.get<Profile>(`${path}/users/profile`);
  const wanted = (JSON.parse(text) as Profile).attributes;
  const changed = wanted.filter((attribute) => differs(attribute, known.attributes.find(({ name }) => name === attribute.name))).map(({ name }) => name);
  const others = known.attributes.filter(({ name }) => !wanted.some((attribute) => attribute.name === name));
  if (changed.length > 0) await admin.change('PUT', `${path}/users/profile`, { ...known, attributes: [...wanted, ...others] });
  return changed;
}

/** Flows, and who uses them. */
async function bringSignIn(admin: KeycloakAdmin, path: string, wanted: RealmRepresentation, told: (what: string, names: readonly string[]) => string[]): Promise<string[]> {
  const { browserFlow } = wanted;
  const said: string[] = [];
  const flows = await bringFlows(admin, wanted, async () => {
    const now = await admin.get<RealmRepresentation>(path);
    if (browserFlow !== undefined && now.browserFlow !== browserFlow) {
      await admin.change('PUT', path, { browserFlow });
      said.push('setting browserFlow');
    }
    said.push(...told('client', await bringClients(admin, wanted)));
  });
  return [...told('flow', flows), ...said];
}
