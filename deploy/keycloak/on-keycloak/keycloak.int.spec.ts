import { keycloakCanBeStarted, startKeycloak, type RunningKeycloak } from '@batchwright/testing';
import { accountsOfPeople } from '../../local/identity/contract-suite/accounts';
import { ceremoniesOfSignatures } from '../../local/identity/contract-suite/ceremonies';
import { directoryOfPeople } from '../../local/identity/contract-suite/directory';
import { identityOn } from '../../local/identity/contract-suite/identity-plant.fixture';
import type { IdentityUnderTest } from '../../local/identity/contract-suite/identity-under-test';
import { sessionsOfTheConsole } from '../../local/identity/contract-suite/sessions';
import { pagesInTheLookOfTheHouse } from './pages.fixture';
import { realmBroughtUpToDate } from './realm-brought-up-to-date.fixture';
import { realmAt } from './running-realm.fixture';

// The first start fetches and builds Keycloak; its JVM compiles while it is asked.
jest.setTimeout(300_000);

let keycloak: Promise<RunningKeycloak> | undefined;
let plant: Promise<IdentityUnderTest> | undefined;
const running = (): Promise<RunningKeycloak> => (keycloak ??= startKeycloak());

/** One realm for all suites of the contract: each leaves it as it was. */
const identity = async (): Promise<IdentityUnderTest> => {
  plant ??= running().then(async (server) => identityOn(await realmAt(server, 'batchwright')));
  return { ...(await plant), stop: () => Promise.resolve() };
};

afterAll(async () => {
  await (await plant)?.stop();
  await (await keycloak)?.stop();
});

if (keycloakCanBeStarted()) {
  describe('Keycloak', () => {
    describe('its administration', () => realmBroughtUpToDate(running));
    describe('one realm', () => {
      pagesInTheLookOfTheHouse(identity);
      sessionsOfTheConsole(identity);
      directoryOfPeople(identity);
      accountsOfPeople(identity);
      ceremoniesOfSignatures(identity); // the last: they exchange the realm's keys
    });
  });
} else {
  it('I6 the identity contract on Keycloak is left out, and the output says why', () => {
    process.stdout.write('left out: the identity contract on Keycloak, because Java, or both Maven and what it fetched before, is missing on this machine\n');
    expect(keycloakCanBeStarted()).toBe(false);
  });
}
