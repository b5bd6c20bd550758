import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Accounts } from './accounts';
import { sendJson } from './html';
import type { RealmUser } from './realm';
import type { ReadToken } from './tokens';

const ADMIN = '/admin/realms/batchwright';
/** Keycloak's own default of `max`. */
const PAGE = 100;

/** True when the path belongs to the directory. */
export function isDirectoryPath(url: string): boolean {
  return url.startsWith(`${ADMIN}/`);
}

/**
 * Users and login events as Keycloak's administration shows them, read-only, for `mes-directory` alone: `users`, `users/<id>/groups`,
 * `users/<id>/role-mappings/realm/composite`, `events`; paged by `first` and `max`.
 */
export async function directory(accounts: Accounts, readToken: ReadToken, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const claims = await readToken(request.headers.authorization?.replace(/^Bearer /, '') ?? '');
  if (!claims) return sendJson(response, 401, { error: 'HTTP 401 Unauthorized' });
  if (claims.typ !== 'Bearer' || claims.azp !== 'mes-directory') return sendJson(response, 403, { error: 'HTTP 403 Forbidden' });
  if (request.method !== 'GET') return sendJson(response, 405, { error: 'HTTP 405 Method Not Allowed' });
  const url = new URL(request.url ?? '', 'http://local');
  const found = read(accounts, url.pathname.slice(ADMIN.length), url.searchParams);
  sendJson(response, found === undefined ? 404 : 200, found ?? { error: 'not found' });
}

function read(accounts: Accounts, path: string, query: URLSearchParams): unknown {
  const first = Number(query.get('first') ?? 0);
  const last = first + Number(query.get('max') ?? PAGE);
  if (path === '/users') return accounts.users.slice(first, last).map((user) => representation(user, accounts));
  if (path === '/events') return eventsOf(accounts, query).slice(first, last);
  const [, id, part] = /^\/users\/([^/]+)\/(groups|role-mappings\/realm\/composite)$/.exec(path) ?? [];
  const user = accounts.users.find((one) => one.id === id);
  if (!user) return undefined;
  return part === 'groups' ? user.groups.map((group) => ({ path: group, name: group.split('/').at(-1) })) : user.roles.map((name) => ({ name }));
}

/** Newest first, as Keycloak lists them; `dateFrom` as milliseconds since 1970, `type` as often as wanted. */
function eventsOf(accounts: Accounts, query: URLSearchParams): unknown[] {
  const from = Number(query.get('dateFrom') ?? 0);
  const types = query.getAll('type');
  return accounts.events.filter(({ time, type }) => time >= from && (types.length === 0 || types.includes(type))).toReversed();
}

function representation(user: RealmUser, accounts: Accounts): Record<string, unknown> {
  const { id, username, firstName, lastName, employeeNumber } = user;
  return { id, username, enabled: accounts.enabled(user), firstName, lastName, attributes: { employeeNumber: [employeeNumber] } };
}
