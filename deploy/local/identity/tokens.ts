import { createLocalJWKSet, jwtVerify, type JWTPayload } from 'jose';
import type { JWKS } from 'oidc-provider';

/** Reads tokens of this provider, of either issuer; undefined when it is none. `expiredToo` for hints, which may be old. */
export type ReadToken = (token: string, expiredToo?: boolean) => Promise<JWTPayload | undefined>;

/** Reader for tokens that were signed with these keys under one of these issuers. */
export function tokenReader(jwks: JWKS, issuers: readonly string[]): ReadToken {
  const keys = createLocalJWKSet({ keys: jwks.keys.map(({ kty, n, e, kid, alg, use }) => ({ kty, n, e, kid, alg, use })) as never }); // the public parts
  return async (token, expiredToo = false) => {
    try {
      const { payload } = await jwtVerify(token, keys, { issuer: [...issuers], algorithms: ['RS256'], ...(expiredToo ? { currentDate: new Date(0) } : {}) });
      return payload;
    } catch {
      return undefined;
    }
  };
}

/** Client id and secret of an `Authorization: Basic` header (RFC 6749 2.3.1); undefined without one. */
export function basicCredentials(header: string | undefined): { readonly id: string; readonly secret: string } | undefined {
  const match = /^Basic\s+([A-Za-z0-9+/=]+)$/i.exec(header ?? '');
  if (!match) return undefined;
  const [id = '', secret = ''] = Buffer.from(match[1] ?? '', 'base64').toString('utf8').split(':', 2);
  try {
    return { id: decodeURIComponent(id.replaceAll('+', ' ')), secret: decodeURIComponent(secret.replaceAll('+', ' ')) };
  } catch {
    return undefined;
  }
}
