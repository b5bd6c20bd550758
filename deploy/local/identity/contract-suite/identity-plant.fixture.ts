import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeycloakTokenVerifier } from '@batchwright/access';
import { busMigrations, EmbeddedTransport } from '@batchwright/bus';
import { schemaOf } from '@batchwright/contracts';
import { createDoor, runPlant, type Plant } from '@batchwright/host';
import { FolderObjectStore } from '@batchwright/objects';
import { createTestDatabase, type TestDatabase } from '@batchwright/testing';
import { identity } from '../../../../services/identity/src/boot/index';
import { CopyLoginEvents } from '../../../../services/identity/src/application/copy-login-events';
import { CEREMONY_CALLBACK } from '../clients';
import { startProvider, TEST_SECRETS, type RunningProvider } from '../running-provider.fixture';
import type { IdentityUnderTest } from './identity-under-test';
import { signedActs } from './signed-acts.fixture';

/** Identity and a service with a signed act, behind one door with the embedded provider. */
export interface IdentityPlant {
  readonly running: RunningProvider;
  readonly services: Plant;
  readonly db: TestDatabase;
  stop(): Promise<void>;
}

/** Starts it on a throw-away database. */
export async function startIdentityPlant(): Promise<IdentityPlant> {
  const definitions = [identity, signedActs];
  const schemas = definitions.map(({ name, migrations }) => ({ schema: schemaOf(name), standard: true, migrations }));
  const db = await createTestDatabase({ definitions: [{ schema: 'bus', standard: false, migrations: busMigrations }, ...schemas] });
  const folder = await mkdtemp(join(tmpdir(), 'batchwright-identity-'));
  const running = await startProvider();
  const { consoleOrigin, signingOrigin, provider } = running;
  const at = `${provider.consoleIssuer}/protocol/openid-connect`;
  const services = await runPlant({
    definitions,
    objects: new FolderObjectStore(folder),
    transport: ({ transactions, observer }) => new EmbeddedTransport(transactions, { observer }),
    databaseUrl: (service) => db.url(`${schemaOf(service)}_app`),
    verifier: new KeycloakTokenVerifier({
      issuer: provider.consoleIssuer, audience: 'mes-api', clients: ['console'],
      introspection: { url: `${at}/token/introspect`, clientId: 'mes-api', clientSecret: TEST_SECRETS.mesApi },
    }),
    logLevel: 'error',
    settings: {
      consoleIssuer: provider.consoleIssuer, signingIssuer: provider.signingIssuer, consoleOrigin, signingOrigin, clock: 'plant-clock', idleLockSeconds: 600,
      sites: provider.accounts.realm.sites, signingClientSecret: TEST_SECRETS.mesSign, directoryClientSecret: TEST_SECRETS.mesDirectory,
    },
  });
  const door = createDoor({ services: services.services, routes: [] });
  running.rest = (request, response) => void door.emit('request', request, response);
  await services.settled();
  return {
    running, services, db,
    async stop() {
      await services.stop();
      await running.stop();
      await db.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The embedded provider as the contract suite sees one. */
export async function embeddedIdentity(): Promise<IdentityUnderTest> {
  const { running, services, stop } = await startIdentityPlant();
  const { accounts, consoleIssuer, signingIssuer } = running.provider;
  const app = services.services.find(({ definition }) => definition.name === 'identity')?.app;
  const people = accounts.realm.users.map(({ username, otpSecret }) => ({ user: username, password: `${username}-demo`, ...(otpSecret === undefined ? {} : { otpSecret }) }));
  return {
    address: { url: running.consoleOrigin, issuer: consoleIssuer, signingOrigin: running.signingOrigin, accounts: people },
    signingIssuer,
    signingSecret: TEST_SECRETS.mesSign,
    callback: `${running.consoleOrigin}${CEREMONY_CALLBACK}`,
    setEnabled: (user, enabled) => Promise.resolve(accounts.setEnabled(user, enabled)),
    unlock: (user) => Promise.resolve(accounts.unlock(user)),
    async settled() {
      await app?.get(CopyLoginEvents).execute();
      await services.settled();
    },
    stop,
  };
}
