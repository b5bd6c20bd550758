import type { IncomingMessage, ServerResponse } from 'node:http';
import { Provider, type JWKS } from 'oidc-provider';
import { Accounts } from './accounts';
import { isConsoleAddress, type ProviderSecrets } from './clients';
import { directory, isDirectoryPath } from './directory';
import { introspect } from './introspection';
import { logout } from './logout';
import { PROTOCOL, providerConfiguration, REALM_PATH } from './provider-configuration';
import type { Realm } from './realm';
import { SessionStore } from './session-store';
import { signIn } from './sign-in';
import type { ProviderStorage } from './storage';
import { tokenReader } from './tokens';

export interface EmbeddedProviderOptions {
  readonly realm: Realm;
  readonly secrets: ProviderSecrets;
  /** Where keys, locks, sessions and login events outlive the process. */
  readonly storage: ProviderStorage;
  /** Private keys, see `providerKeys`. */
  readonly jwks: JWKS;
  /** Origins without trailing slash, with different hosts: `http://localhost:8080`, `http://127.0.0.1:8080`. */
  readonly consoleOrigin: string;
  readonly signingOrigin: string;
  /** Milliseconds since 1970; for tests. */
  readonly now?: () => number;
}

/** The OpenID provider inside the one process, for one server process without replicas: its sessions live in its memory. */
export interface EmbeddedProvider {
  readonly accounts: Accounts;
  readonly consoleIssuer: string;
  readonly signingIssuer: string;
  /** Answers requests below `/realms/batchwright` and the directory below `/admin/realms/batchwright`; true when the request was its own. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** Writes what is still to be written. */
  close(): void;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** Makes the provider. Two issuers, one for each host name: evidence of signatures comes from the second only (cookies do not mix). */
export function createEmbeddedProvider(options: EmbeddedProviderOptions): EmbeddedProvider {
  const { realm, storage, consoleOrigin, signingOrigin, secrets, jwks, now = Date.now } = options;
  const accounts = new Accounts(realm, storage, now);
  const consoleIssuer = `${consoleOrigin}${REALM_PATH}`;
  const signingIssuer = `${signingOrigin}${REALM_PATH}`;
  const stores = { console: new SessionStore(storage, 'sessions-console', now), signing: new SessionStore(storage, 'sessions-signing', now) };
  const both = [stores.console, stores.signing];
  const readToken = tokenReader(jwks, [consoleIssuer, signingIssuer]);
  const sessionLives = (sid: string): boolean => both.some((store) => store.sessionOf(sid) !== undefined);
  const endSession = (sid: string): boolean => both.map((store) => store.endSession(sid)).includes(true);

  const side = (origin: string, sessions: SessionStore): Answer => {
    const provider = new Provider(`${origin}${REALM_PATH}`, providerConfiguration({ ...options, accounts, sessions }));
    provider.proxy = true;
    const allowed = provider.Client.prototype as { redirectUriAllowed(uri: string): boolean };
    const exactly = allowed.redirectUriAllowed;
    allowed.redirectUriAllowed = function (this: { clientId: string }, uri) {
      return this.clientId === 'console' ? isConsoleAddress(uri, consoleOrigin) : exactly.call(this, uri);
    };
    const callback = provider.callback();
    return (request, response) => {
      const url = request.url ?? '';
      const path = url.split('?')[0]?.slice(REALM_PATH.length) ?? '';
      if (path.startsWith('/interaction/')) return signIn(provider, accounts, request, response);
      if (path === `${PROTOCOL}/token/introspect`) return introspect({ accounts, readToken, sessionLives, secret: secrets.mesApi }, request, response);
      if (path.startsWith(`${PROTOCOL}/logout`)) return logout({ accounts, readToken, endSession, consoleOrigin }, request, response);
      if (beginsAnew(url, path, origin === signingOrigin)) dropSessionCookie(request);
      Object.assign(request, { originalUrl: url, baseUrl: REALM_PATH, url: url.slice(REALM_PATH.length) });
      return void callback(request, response);
    };
  };
  const sides = new Map([[new URL(consoleOrigin).host, side(consoleOrigin, stores.console)], [new URL(signingOrigin).host, side(signingOrigin, stores.signing)]]);

  return {
    accounts,
    consoleIssuer,
    signingIssuer,
    handle(request, response) {
      const url = request.url ?? '';
      const isRealm = url.startsWith(`${REALM_PATH}/`);
      if (!isRealm && !isDirectoryPath(url)) return false;
      const at = sides.get(request.headers.host ?? '');
      if (!at) {
        response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('This provider is reached by another host name.\n');
        return true;
      }
      sayHowItWasReached(request);
      const answer: Answer = isRealm ? at : (asked, answered) => directory(accounts, readToken, asked, answered);
      Promise.resolve(answer(request, response)).catch((error: unknown) => {
        process.stderr.write(`provider: ${String(error)}\n`);
        if (!response.headersSent) response.writeHead(500).end();
      });
      return true;
    },
    close() {
      accounts.close();
      for (const store of both) store.close();
    },
  };
}

/**
 * Whether a sign-in begins with an empty page, whoever is signed in at this browser: always for signatures, and where the request asks for
 * fresh authentication. Otherwise a witness's typing would count as the session owner's.
 */
function beginsAnew(url: string, path: string, signing: boolean): boolean {
  if (path.startsWith(`${PROTOCOL}/auth/`)) return true; // what comes back from the page is a new session
  if (path !== `${PROTOCOL}/auth`) return false;
  const asked = new URL(url, 'http://local').searchParams;
  return signing || asked.has('max_age') || (asked.get('prompt') ?? '').split(' ').includes('login');
}

function dropSessionCookie(request: IncomingMessage): void {
  const kept = (request.headers.cookie ?? '').split(/;\s*/).filter((cookie) => !/^bw_session(\.sig)?=/.test(cookie));
  request.headers.cookie = kept.join('; ');
}

/** oidc-provider builds its addresses from these; what a client sent in them is overwritten. */
function sayHowItWasReached(request: IncomingMessage): void {
  const secure = (request.socket as { encrypted?: boolean }).encrypted === true;
  request.headers['x-forwarded-proto'] = secure ? 'https' : 'http';
  request.headers['x-forwarded-host'] = request.headers.host;
}
