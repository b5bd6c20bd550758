import type { ServerResponse } from 'node:http';
import type { DoorRoute, SiteSettings } from '@batchwright/host';
import { startKeycloak } from '@batchwright/testing';
import { createProxyServer } from 'httpxy';
import { plantRealm } from '../../keycloak/plant-realm';
import { demoPlant, openIdentity, type PlantAccount } from '../plant/identity';
import type { PlantSecrets } from '../plant/secrets';

/** What a plant has of its provider: who works there, and the pages behind the door. */
export interface PlantProvider {
  readonly sites: readonly SiteSettings[];
  readonly accounts: readonly PlantAccount[];
  readonly route: DoorRoute;
  stop(): Promise<void>;
}

export interface ProviderOptions {
  readonly dataDir: string;
  readonly secrets: PlantSecrets;
  readonly consoleOrigin: string;
  readonly signingOrigin: string;
}

/** The provider of the one-process plant, in this process. */
export async function embeddedProvider(options: ProviderOptions): Promise<PlantProvider> {
  const identity = await openIdentity(options);
  return { sites: identity.sites, accounts: identity.accounts, route: (request, response) => identity.handle(request, response), stop: () => identity.close() };
}

/** What of Keycloak stands behind the door. Its administration is there for services, which reach it by the same name; a plant's ingress does not show it. */
const PATHS = /^\/(realms|resources|admin)\//;

/** A real Keycloak with the realm and the demo's people. The door tells it by which name it was reached: two names are two issuers. */
export async function realKeycloak({ secrets, consoleOrigin }: ProviderOptions): Promise<PlantProvider> {
  const keycloak = await startKeycloak({ realms: [plantRealm({ consoleOrigin, secrets, demoPeople: true })] });
  const proxy = createProxyServer({ target: `http://127.0.0.1:${keycloak.port}` });
  proxy.on('error', (_error, _request, response) => {
    if (response && 'writeHead' in response && !response.headersSent) (response as ServerResponse).writeHead(503, { 'retry-after': '1' }).end('The provider does not answer.\n');
  });
  return {
    ...demoPlant(),
    route(request, response) {
      if (!PATHS.test(request.url ?? '')) return false;
      const [host = '', port = '80'] = (request.headers.host ?? '').split(':');
      const headers = { 'x-forwarded-host': host, 'x-forwarded-port': port, 'x-forwarded-proto': 'http' };
      void proxy.web(request, response, { headers }).catch(() => undefined); // told by 'error'
      return true;
    },
    stop: () => keycloak.stop(),
  };
}
