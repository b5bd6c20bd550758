import { createHash, randomBytes } from 'node:crypto';
import { Browsing, type Credentials, type Landing } from './browsing';
import { codeWasRefused, nextCode } from './one-time-codes';

/** An account as `ready.json` lists it. */
export interface ClientAccount {
  readonly user: string;
  readonly password: string;
  /** Base32. */
  readonly otpSecret?: string;
  readonly roles?: readonly string[];
  readonly sites?: readonly string[];
  readonly employeeNumber?: string;
  readonly name?: string;
}

/** Where to sign in: part of `ready.json`. */
export interface SignInAddress {
  /** Origin of the console. */
  readonly url: string;
  /** Console issuer. */
  readonly issuer: string;
}

/** A console session of one person. */
export interface ConsoleSession {
  /** An access token that lives for another half minute at least; refreshed or signed in again where needed. */
  token(): Promise<string>;
  /** Ends the session at the provider. */
  end(): Promise<void>;
}

/** The provider did not let somebody in. `page` is what it showed last. */
export class SignInRefused extends Error {
  constructor(
    user: string,
    readonly page: Landing,
  ) {
    const said = /role="alert"[^>]*>([^<]*)</.exec(page.text)?.[1] ?? page.text.replaceAll(/<[^>]*>|\s+/g, ' ').slice(0, 200);
    super(`${user} was not let in (${page.status}): ${said.trim()}`);
    this.name = 'SignInRefused';
  }
}

/** What the token endpoint answers. */
export interface Tokens {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
  readonly expires_in: number;
}

/** A token is renewed when it has fewer milliseconds left. */
const RESERVE_MS = 30_000;
/** A code can be refused because its half minute just ended. */
const CODE_TRIES = 3;

/** Signs a person in at the provider's pages, with code and PKCE as the console does. Throws `SignInRefused`. */
export async function signIn(plant: SignInAddress, account: ClientAccount): Promise<ConsoleSession> {
  let tokens = await signInAtPages(plant, account);
  let until = Date.now() + tokens.expires_in * 1000;
  return {
    async token() {
      if (until - Date.now() < RESERVE_MS) {
        tokens = (await refreshed(plant, tokens)) ?? (await signInAtPages(plant, account));
        until = Date.now() + tokens.expires_in * 1000;
      }
      return tokens.access_token;
    },
    async end() {
      await fetch(`${plant.issuer}/protocol/openid-connect/logout`, { method: 'POST', body: new URLSearchParams({ id_token_hint: tokens.id_token ?? '' }) });
      until = 0;
    },
  };
}

/** Walks through the provider's pages of a signature: `url` is what `POST /api/identity/v1/ceremonies` answered. Throws `SignInRefused`. */
export async function completeCeremony(url: string, account: ClientAccount, browsing = new Browsing()): Promise<Landing> {
  return walk(browsing, url, account);
}

/** The tokens that a console gets, all of them. Throws `SignInRefused`. */
export async function signInAtPages(plant: SignInAddress, account: ClientAccount, more: Record<string, string> = {}, browsing = new Browsing()): Promise<Tokens> {
  const verifier = randomBytes(32).toString('base64url');
  const back = `${plant.url}/`;
  const asked = new URL(`${plant.issuer}/protocol/openid-connect/auth`);
  asked.search = new URLSearchParams({
    client_id: 'console', response_type: 'code', scope: 'openid', redirect_uri: back, state: randomBytes(16).toString('base64url'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256', ...more,
  }).toString();
  const landing = await walk(browsing, asked.href, account, `${back}?`);
  const code = new URL(landing.url).searchParams.get('code');
  if (code === null) throw new SignInRefused(account.user, { ...landing, text: landing.url });
  const tokens = await askForTokens(plant, { grant_type: 'authorization_code', code, redirect_uri: back, code_verifier: verifier });
  if (!tokens) throw new SignInRefused(account.user, { ...landing, text: 'the code was not redeemed' });
  return tokens;
}

async function walk(browsing: Browsing, url: string, account: ClientAccount, stopAt?: string): Promise<Landing> {
  const { otpSecret } = account;
  const who: Credentials = { user: account.user, password: account.password, ...(otpSecret === undefined ? {} : { code: () => nextCode(otpSecret) }) };
  let page = await browsing.open(url, {}, stopAt);
  for (let tries = 0, pages = 0; pages < 10; pages += 1) {
    const next = await browsing.fillIn(page, who, stopAt);
    if (!next) break;
    const refused = next.status === 401 || next.status === 423 || /role="alert"|aria-invalid="true"/.test(next.text);
    if (refused) {
      tries += 1;
      if (next.status === 423 || tries >= CODE_TRIES || !/name="otp"/.test(next.text) || otpSecret === undefined) throw new SignInRefused(account.user, next);
      codeWasRefused(otpSecret);
    }
    page = next;
  }
  if (page.status >= 400) throw new SignInRefused(account.user, page);
  return page;
}

function refreshed(plant: SignInAddress, { refresh_token: token }: Tokens): Promise<Tokens | undefined> {
  return token === undefined ? Promise.resolve(undefined) : askForTokens(plant, { grant_type: 'refresh_token', refresh_token: token });
}

async function askForTokens(plant: SignInAddress, form: Record<string, string>): Promise<Tokens | undefined> {
  const answer = await fetch(`${plant.issuer}/protocol/openid-connect/token`, { method: 'POST', body: new URLSearchParams({ client_id: 'console', ...form }) });
  return answer.ok ? ((await answer.json()) as Tokens) : undefined;
}
