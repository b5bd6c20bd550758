import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createEmbeddedProvider, type EmbeddedProvider } from './embedded-provider';
import { readRealm } from './realm';
import { providerKeys } from './signing-keys';
import { memoryStorage, type ProviderStorage } from './storage';

export const TEST_SECRETS = { mesSign: 'sign-secret-of-tests', mesApi: 'api-secret-of-tests', mesDirectory: 'directory-secret-of-tests', cookieKeys: ['cookie-key-of-tests'] };

/** The embedded provider on a free port of this machine. */
export interface RunningProvider {
  /** Another one after `rotateKeys`. */
  provider: EmbeddedProvider;
  readonly consoleOrigin: string;
  readonly signingOrigin: string;
  /** Answers what the provider does not; a service under test takes this place. */
  rest: (request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void;
  /** Ends the provider and starts it with the same storage and another key. */
  rotateKeys(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it with the demo people. `port` 0 = any. */
export async function startProvider(options: { storage?: ProviderStorage; port?: number; now?: () => number } = {}): Promise<RunningProvider> {
  const { storage = memoryStorage(), port = 0, now } = options;
  const server = createServer();
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  const taken = (server.address() as AddressInfo).port;
  const [consoleOrigin, signingOrigin] = [`http://localhost:${taken}`, `http://127.0.0.1:${taken}`];
  const realm = readRealm(join(__dirname, '../../keycloak'));
  const make = async (): Promise<EmbeddedProvider> => createEmbeddedProvider({ realm, secrets: TEST_SECRETS, storage, jwks: await providerKeys(storage), consoleOrigin, signingOrigin, ...(now ? { now } : {}) });
  const running: RunningProvider = {
    provider: await make(), consoleOrigin, signingOrigin,
    rest: (_request, response) => void response.writeHead(404).end(),
    async rotateKeys() {
      running.provider.close();
      storage.write('keys', '');
      running.provider = await make();
    },
    stop: () => closed(server, running.provider),
  };
  server.on('request', (request, response) => {
    if (!running.provider.handle(request, response)) running.rest(request, response);
  });
  return running;
}

function closed(server: Server, provider: EmbeddedProvider): Promise<void> {
  provider.close();
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}
