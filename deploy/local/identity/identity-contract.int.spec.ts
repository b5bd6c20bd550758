import { accountsOfPeople } from './contract-suite/accounts';
import { ceremoniesOfSignatures } from './contract-suite/ceremonies';
import { embeddedIdentity } from './contract-suite/identity-plant.fixture';

describe('the embedded provider', () => {
  ceremoniesOfSignatures(embeddedIdentity);
  accountsOfPeople(embeddedIdentity);
});
