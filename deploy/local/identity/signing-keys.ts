import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import type { JWKS } from 'oidc-provider';
import type { ProviderStorage } from './storage';

/**
 * The provider's key pairs (RS256, which is all that keycloak-connect understands), made once and kept: a restart ends no session
 * and old evidence can still be checked.
 */
export async function providerKeys(storage: ProviderStorage): Promise<JWKS> {
  const kept = storage.read('keys');
  if (kept !== undefined && kept !== '') return JSON.parse(kept) as JWKS;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true, modulusLength: 2048 });
  const jwk = await exportJWK(privateKey);
  const jwks = { keys: [{ ...jwk, kid: await calculateJwkThumbprint(jwk), use: 'sig', alg: 'RS256' }] };
  storage.write('keys', JSON.stringify(jwks));
  return jwks as JWKS;
}
