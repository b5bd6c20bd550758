import { randomUUID } from 'node:crypto';
import { interactionPolicy, type Configuration, type JWKS, type KoaContextWithOIDC } from 'oidc-provider';
import type { Accounts } from './accounts';
import { realmClients, type ProviderSecrets } from './clients';
import { escapeHtml } from './html';
import type { RealmUser } from './realm';
import type { SessionStore } from './session-store';

/** Path of the realm, as Keycloak has it. */
export const REALM_PATH = '/realms/batchwright';
/** Path of the protocol's endpoints below the realm. */
export const PROTOCOL = '/protocol/openid-connect';
/** Audience of access tokens. */
export const API_AUDIENCE = 'mes-api';
const RESOURCE = 'urn:batchwright:mes-api';

/** Life of what a signature leaves at the provider, in seconds. */
const SIGNING_SECONDS = 60;
/** How long somebody may sit before the sign-in page, in seconds. */
const PAGE_SECONDS = 600;

export interface ProviderSettings {
  readonly accounts: Accounts;
  readonly secrets: ProviderSecrets;
  readonly jwks: JWKS;
  readonly sessions: SessionStore;
  readonly consoleOrigin: string;
}

/** Configuration of oidc-provider in Keycloak's shape: same paths, same claims. Both issuers use it, each with its host name. */
export function providerConfiguration({ accounts, secrets, jwks, sessions, consoleOrigin }: ProviderSettings): Configuration {
  const { accessTokenSeconds, sessionIdleSeconds, sessionMaxSeconds } = accounts.realm;
  const accessSeconds = Math.min(accessTokenSeconds, 300);
  return {
    jwks,
    adapter: sessions.adapter,
    cookies: { keys: [...secrets.cookieKeys], names: { session: 'bw_session', interaction: 'bw_interaction', resume: 'bw_resume' } },
    clients: realmClients(secrets, consoleOrigin),
    routes: {
      authorization: `${PROTOCOL}/auth`,
      token: `${PROTOCOL}/token`,
      jwks: `${PROTOCOL}/certs`,
      userinfo: `${PROTOCOL}/userinfo`,
      end_session: `${PROTOCOL}/logout`,
      introspection: `${PROTOCOL}/token/introspect`,
      revocation: `${PROTOCOL}/revoke`,
      pushed_authorization_request: `${PROTOCOL}/ext/par/request`,
    },
    clientBasedCORS: (_ctx, origin, client) => client.clientId === 'console' && origin === consoleOrigin,
    pkce: { required: () => true },
    scopes: ['openid', 'offline_access'],
    acrValues: ['session', 'esig', 'esig-2fa'],
    claims: { openid: ['sub', 'typ', 'jti', 'azp', 'sid', 'acr', 'amr', 'auth_time', 'name', 'preferred_username', 'employee_number', 'groups', 'realm_access'] },
    conformIdTokenClaims: false,
    findAccount: (ctx, id) => {
      const user = accounts.byId(id);
      return user && { accountId: id, claims: (use) => ({ sub: id, ...(use === 'id_token' ? idTokenClaims(ctx) : {}), ...personClaims(user) }) };
    },
    extraTokenClaims: (_ctx, token) => {
      const user = 'accountId' in token ? accounts.byId(token.accountId) : undefined;
      const sid = 'sessionUid' in token ? { sid: token.sessionUid } : {};
      return { typ: 'Bearer', azp: token.clientId ?? '', ...sid, ...(user ? personClaims(user) : {}) };
    },
    loadExistingGrant: async (ctx) => {
      const { provider, session, client } = ctx.oidc;
      if (!session?.accountId || !client) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid offline_access');
      grant.addResourceScope(RESOURCE, 'api');
      await grant.save();
      return grant;
    },
    issueRefreshToken: (_ctx, client) => Promise.resolve(client.clientId === 'console'),
    rotateRefreshToken: true,
    ttl: {
      AccessToken: (_ctx, _token, client) => (client.clientId === 'mes-sign' ? SIGNING_SECONDS : accessSeconds),
      IdToken: (_ctx, _token, client) => (client.clientId === 'mes-sign' ? SIGNING_SECONDS : accessSeconds),
      ClientCredentials: accessSeconds,
      AuthorizationCode: SIGNING_SECONDS,
      PushedAuthorizationRequest: 300,
      Interaction: PAGE_SECONDS,
      RefreshToken: sessionIdleSeconds,
      Session: (ctx) => (ctx.oidc.client?.clientId === 'mes-sign' ? SIGNING_SECONDS : sessionMaxSeconds),
      Grant: (ctx) => (ctx.oidc.client?.clientId === 'mes-sign' ? SIGNING_SECONDS : sessionMaxSeconds),
    },
    interactions: { url: (_ctx, interaction) => `${REALM_PATH}/interaction/${interaction.uid}`, policy: signInPolicy() },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sign-in</title><p>${escapeHtml(out.error_description ?? out.error)}</p></html>`;
    },
    features: {
      devInteractions: { enabled: false },
      pushedAuthorizationRequests: { enabled: true },
      clientCredentials: { enabled: true },
      introspection: { enabled: true }, // published here, answered by introspection.ts: oidc-provider does not look into JWTs
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true }, // published here, answered by logout.ts
      resourceIndicators: {
        enabled: true,
        defaultResource: (_ctx, client) => (client?.clientId === 'mes-sign' ? [] : RESOURCE), // a signature's token opens no door
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope: 'api', audience: API_AUDIENCE, accessTokenTTL: accessSeconds, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } }),
      },
    },
  };
}

/** What tokens say about a person. */
export function personClaims(user: RealmUser): { [claim: string]: string | string[] | { roles: string[] } } {
  return {
    name: `${user.firstName} ${user.lastName}`.trim(),
    preferred_username: user.username,
    employee_number: user.employeeNumber,
    groups: [...user.groups],
    realm_access: { roles: [...user.roles] },
  };
}

/** What Keycloak says in ID tokens beyond the standard. */
function idTokenClaims(ctx: KoaContextWithOIDC): Record<string, unknown> {
  const { AuthorizationCode, RefreshToken } = ctx.oidc.entities;
  return { typ: 'ID', jti: randomUUID(), azp: ctx.oidc.client?.clientId, sid: (AuthorizationCode ?? RefreshToken)?.sessionUid };
}

/** A signature is never silent: whoever comes with `mes-sign` types the credentials, whatever the request asks or leaves out. */
function signInPolicy(): interactionPolicy.DefaultPolicy {
  const { Check, base } = interactionPolicy;
  const policy = base();
  policy.get('login')?.checks.add(
    new Check('signature_is_never_silent', 'A signature needs fresh authentication', 'login_required', (ctx) =>
      ctx.oidc.client?.clientId === 'mes-sign' && !ctx.oidc.result?.login ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
    ),
  );
  return policy;
}
