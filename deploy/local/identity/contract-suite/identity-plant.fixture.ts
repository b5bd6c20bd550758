import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeycloakTokenVerifier } from '@batchwright/access';
import { busMigrations, EmbeddedTransport } from '@batchwright/bus';
import { schemaOf } from '@batchwright/contracts';
import { createDoor, runPlant } from '@batchwright/host';
import { FolderObjectStore } from '@batchwright/objects';
import { createTestDatabase } from '@batchwright/testing';
import { CopyLoginEvents } from '../../../../services/identity/src/application/copy-login-events';
import { ImportPeople } from '../../../../services/identity/src/application/import-people';
import { identity } from '../../../../services/identity/src/boot/index';
import { CEREMONY_CALLBACK } from '../clients';
import type { IdentityUnderTest } from './identity-under-test';
import type { ProviderUnderTest } from './provider-under-test';
import { signedActs } from './signed-acts.fixture';

const SITES = [{ code: 'HAM', name: 'Hamburg', timeZone: 'Europe/Berlin' }, { code: 'CRK', name: 'Cork', timeZone: 'Europe/Dublin' }];

/** Identity and a service with a signed act on a throw-away database, at the console's origin of a provider. `stop` ends the provider as well. */
export async function identityOn(provider: ProviderUnderTest): Promise<IdentityUnderTest> {
  const definitions = [identity, signedActs];
  const schemas = definitions.map(({ name, migrations }) => ({ schema: schemaOf(name), standard: true, migrations }));
  const db = await createTestDatabase({ definitions: [{ schema: 'bus', standard: false, migrations: busMigrations }, ...schemas] });
  const folder = await mkdtemp(join(tmpdir(), 'batchwright-identity-'));
  const { consoleOrigin, signingOrigin, consoleIssuer, signingIssuer, secrets } = provider;
  const realmUrl = provider.backChannel === undefined ? consoleIssuer : `${provider.backChannel}${new URL(consoleIssuer).pathname}`;
  const services = await runPlant({
    definitions,
    objects: new FolderObjectStore(folder),
    transport: ({ transactions, observer }) => new EmbeddedTransport(transactions, { observer }),
    databaseUrl: (service) => db.url(`${schemaOf(service)}_app`),
    verifier: new KeycloakTokenVerifier({
      issuer: consoleIssuer, realmUrl, audience: 'mes-api', clients: ['console'],
      introspection: { ...(provider.backChannel === undefined ? {} : { backChannel: provider.backChannel }), url: `${consoleIssuer}/protocol/openid-connect/token/introspect`, clientId: 'mes-api', clientSecret: secrets.mesApi },
    }),
    logLevel: 'error',
    settings: {
      consoleIssuer, signingIssuer, ...(provider.backChannel === undefined ? {} : { providerUrl: provider.backChannel }), consoleOrigin, signingOrigin, clock: 'plant-clock', idleLockSeconds: 600,
      sites: SITES, signingClientSecret: secrets.mesSign, directoryClientSecret: secrets.mesDirectory,
    },
  });
  const door = createDoor({ services: services.services, routes: [] });
  provider.serve((request, response) => void door.emit('request', request, response));
  await services.settled();
  const app = services.services.find(({ definition }) => definition.name === 'identity')?.app;
  return {
    address: { url: consoleOrigin, issuer: consoleIssuer, signingOrigin, accounts: provider.accounts },
    provider,
    callback: `${consoleOrigin}${CEREMONY_CALLBACK}`,
    async settled() {
      await app?.get(ImportPeople).execute();
      await app?.get(CopyLoginEvents).execute();
      await services.settled();
    },
    async stop() {
      await services.stop();
      await provider.stop();
      await db.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
