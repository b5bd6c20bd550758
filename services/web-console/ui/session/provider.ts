import { plant } from './plant';

/** OpenID Connect with authorization code and PKCE, the public client `console`. Tokens stay in memory. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken?: string;
  readonly idToken?: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

interface Endpoints {
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly end_session_endpoint?: string;
}

const CLIENT = 'console';
const PENDING = 'batchwright.signing-in';

const redirectUri = (): string => `${location.origin}/signed-in`;

/** The provider does not answer: nobody can sign in, and nothing else is wrong. */
export class ProviderAway extends Error {}

let endpoints: Promise<Endpoints> | undefined;
function discover(): Promise<Endpoints> {
  endpoints ??= fetch(`${plant().consoleIssuer}/.well-known/openid-configuration`).then(
    async (response) => {
      if (!response.ok) throw new ProviderAway(`the provider answers ${response.status}`);
      return (await response.json()) as Endpoints;
    },
    (error: unknown) => {
      throw new ProviderAway('the provider does not answer', { cause: error });
    },
  );
  endpoints.catch(() => (endpoints = undefined));
  return endpoints;
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const random = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** Leaves for the provider's page; it comes back to `/signed-in`. `fresh`: the password is asked for even when a session is alive. */
export async function leaveToSignIn(returnTo: string, options: { readonly fresh?: boolean; readonly account?: string } = {}): Promise<void> {
  const verifier = random();
  const state = random();
  const challenge = base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
  const { authorization_endpoint } = await discover();
  sessionStorage.setItem(PENDING, JSON.stringify({ verifier, state, returnTo }));
  const query = new URLSearchParams({
    client_id: CLIENT, response_type: 'code', scope: 'openid', redirect_uri: redirectUri(), state,
    code_challenge: challenge, code_challenge_method: 'S256',
    ...(options.fresh ? { prompt: 'login', max_age: '0' } : {}),
    ...(options.account ? { login_hint: options.account } : {}),
  });
  location.assign(`${authorization_endpoint}?${query.toString()}`);
}

/** Redeems the code of `/signed-in?code=…&state=…`. Undefined when there is nothing to redeem, or it is not ours. */
export async function comeBack(address: URL): Promise<{ readonly tokens: Tokens; readonly returnTo: string } | undefined> {
  const kept = sessionStorage.getItem(PENDING);
  sessionStorage.removeItem(PENDING);
  const code = address.searchParams.get('code');
  if (!kept || !code) return undefined;
  const { verifier, state, returnTo } = JSON.parse(kept) as { verifier: string; state: string; returnTo: string };
  if (address.searchParams.get('state') !== state) return undefined;
  const tokens = await askForTokens({ grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUri() });
  return tokens && { tokens, returnTo };
}

/** New tokens for a refresh token; undefined when the provider's session is over. Throws when the provider cannot be reached. */
export function refresh(refreshToken: string): Promise<Tokens | undefined> {
  return askForTokens({ grant_type: 'refresh_token', refresh_token: refreshToken });
}

/** Where the browser has to go to end the provider's session. */
export async function signOutAddress(idToken: string | undefined): Promise<string> {
  const { end_session_endpoint } = await discover();
  if (!end_session_endpoint) return '/';
  const query = new URLSearchParams({ client_id: CLIENT, post_logout_redirect_uri: `${location.origin}/`, ...(idToken ? { id_token_hint: idToken } : {}) });
  return `${end_session_endpoint}?${query.toString()}`;
}

async function askForTokens(fields: Record<string, string>): Promise<Tokens | undefined> {
  const { token_endpoint } = await discover();
  const response = await fetch(token_endpoint, { method: 'POST', body: new URLSearchParams({ client_id: CLIENT, ...fields }) });
  if (response.status >= 500) throw new Error(`the provider answers ${response.status}`);
  if (!response.ok) return undefined;
  const { access_token, refresh_token, id_token, expires_in } = (await response.json()) as { access_token: string; refresh_token?: string; id_token?: string; expires_in: number };
  return {
    accessToken: access_token,
    ...(refresh_token ? { refreshToken: refresh_token } : {}),
    ...(id_token ? { idToken: id_token } : {}),
    expiresAt: Date.now() + expires_in * 1000,
  };
}
