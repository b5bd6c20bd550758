import { KeycloakTokenVerifier, type TokenVerifier } from '@batchwright/access';
import type { ProviderAddress } from './configuration';

/** Checks tokens of the console by Keycloak's own library; keys and answers about tokens come over the back channel. */
export function tokenVerifier({ consoleIssuer, backChannel, apiClientSecret }: ProviderAddress): TokenVerifier {
  const realmUrl = `${backChannel}${new URL(consoleIssuer).pathname}`;
  return new KeycloakTokenVerifier({
    issuer: consoleIssuer, realmUrl, audience: 'mes-api', clients: ['console'],
    ...(apiClientSecret === undefined ? {} : { introspection: { backChannel, url: `${consoleIssuer}/protocol/openid-connect/token/introspect`, clientId: 'mes-api', clientSecret: apiClientSecret } }),
  });
}
