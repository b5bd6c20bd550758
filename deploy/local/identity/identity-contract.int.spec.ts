import { accountsOfPeople } from './contract-suite/accounts';
import { ceremoniesOfSignatures } from './contract-suite/ceremonies';
import { directoryOfPeople } from './contract-suite/directory';
import { embeddedProvider } from './contract-suite/embedded-provider.fixture';
import { identityOn } from './contract-suite/identity-plant.fixture';
import type { IdentityUnderTest } from './contract-suite/identity-under-test';
import { sessionsOfTheConsole } from './contract-suite/sessions';

describe('the embedded provider', () => {
  const start = async (): Promise<IdentityUnderTest> => identityOn(await embeddedProvider());
  sessionsOfTheConsole(start);
  directoryOfPeople(start);
  accountsOfPeople(start);
  ceremoniesOfSignatures(start);
});
