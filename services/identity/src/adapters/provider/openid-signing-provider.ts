import { createHash, randomBytes } from 'node:crypto';
import { DomainError } from '@batchwright/kernel';
import type { PushedSigning, SigningProvider } from '../../application/signing-provider';
import { asClient, askProvider } from './form-post';

export interface SigningClient {
  /** Issuer of signatures: the provider under its second host name. */
  readonly issuer: string;
  readonly secret: string;
  /** Where the provider sends the browser back to; registered there. */
  readonly callback: string;
  /** Where services reach the provider when that is another address than the issuer's. */
  readonly backChannel?: string;
}

const CLIENT_ID = 'mes-sign';

/** The provider by OpenID Connect in Keycloak's paths; the embedded one has the same. */
export class OpenIdSigningProvider implements SigningProvider {
  readonly issuer: string;
  private readonly endpoints: string;

  constructor(private readonly client: SigningClient) {
    this.issuer = client.issuer;
    this.endpoints = `${client.issuer}/protocol/openid-connect`;
  }

  async push({ state, nonce, level, loginHint, language }: PushedSigning): Promise<{ url: string; verifier: string }> {
    const verifier = randomBytes(32).toString('base64url');
    const answer = await this.post('ext/par/request', {
      client_id: CLIENT_ID, response_type: 'code', scope: 'openid', redirect_uri: this.client.callback,
      state, nonce, acr_values: level, max_age: '0', prompt: 'login', ui_locales: language,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256', ...(loginHint === undefined ? {} : { login_hint: loginHint }),
    });
    const body = (await answer.json()) as { request_uri?: string; error?: string; error_description?: string };
    if (body.request_uri === undefined) throw new DomainError({ code: 'provider-unavailable', kind: 'retry', params: { why: body.error_description ?? body.error ?? `answers ${answer.status}` } });
    return { url: `${this.endpoints}/auth?${new URLSearchParams({ client_id: CLIENT_ID, request_uri: body.request_uri }).toString()}`, verifier };
  }

  async redeem(code: string, verifier: string): Promise<string | undefined> {
    const answer = await this.post('token', { grant_type: 'authorization_code', code, redirect_uri: this.client.callback, code_verifier: verifier });
    return ((await answer.json()) as { id_token?: string }).id_token;
  }

  async endSession(idToken: string): Promise<void> {
    const logout = (): Promise<Response> => this.post('logout', { id_token_hint: idToken, client_id: CLIENT_ID });
    // A signature is not lost because the provider stumbles here: a session that is left over ends within a minute.
    await logout().catch(logout).catch(() => undefined);
  }

  async keys(): Promise<{ kid: string; jwk: Readonly<Record<string, unknown>> }[]> {
    const answer = await askProvider(`${this.endpoints}/certs`, {}, this.client.backChannel);
    const { keys } = (await answer.json()) as { keys: Record<string, unknown>[] };
    return keys.filter(({ use, kid }) => use !== 'enc' && typeof kid === 'string').map((jwk) => ({ kid: jwk.kid as string, jwk: publicPart(jwk) }));
  }

  private post(path: string, form: Record<string, string>): Promise<Response> {
    return askProvider(`${this.endpoints}/${path}`, asClient(CLIENT_ID, this.client.secret, form), this.client.backChannel);
  }
}

/** What is needed to check signatures; certificates and thumbprints, which Keycloak adds, come and go. */
function publicPart({ kty, kid, alg, use, n, e, crv, x, y }: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ kty, kid, alg, use, n, e, crv, x, y }).filter(([, value]) => value !== undefined));
}
