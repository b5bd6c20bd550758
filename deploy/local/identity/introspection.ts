import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Accounts } from './accounts';
import { readForm, sendJson } from './html';
import { personClaims } from './provider-configuration';
import { basicCredentials, type ReadToken } from './tokens';

/** What introspection asks. */
export interface Introspection {
  readonly accounts: Accounts;
  readonly readToken: ReadToken;
  /** Whether a session with this `sid` lives, at either issuer. */
  readonly sessionLives: (sid: string) => boolean;
  readonly secret: string;
}

/** Says to `mes-api` whether an access token still counts (RFC 7662), the person enabled, the session alive; and what the person may now. */
export async function introspect(of: Introspection, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const client = basicCredentials(request.headers.authorization);
  if (request.method !== 'POST' || client?.id !== 'mes-api' || !same(client.secret, of.secret)) return sendJson(response, 401, { error: 'invalid_client' });
  const claims = await of.readToken((await readForm(request)).get('token') ?? '');
  const { sub, sid } = claims ?? {};
  const user = sub === undefined ? undefined : of.accounts.byId(sub);
  const active = claims?.typ === 'Bearer' && user !== undefined && typeof sid === 'string' && of.sessionLives(sid);
  sendJson(response, 200, active ? { ...claims, ...personClaims(user), active: true, client_id: claims.azp } : { active: false });
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
