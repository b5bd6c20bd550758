import { startProvider, TEST_SECRETS } from '../running-provider.fixture';
import { demoAccounts } from './demo-accounts.fixture';
import type { ProviderUnderTest } from './provider-under-test';

/** The embedded provider as the contract suites see one. */
export async function embeddedProvider(): Promise<ProviderUnderTest> {
  const running = await startProvider();
  const { consoleOrigin, signingOrigin, provider } = running;
  const { consoleIssuer, signingIssuer } = provider;
  return {
    consoleOrigin, signingOrigin, consoleIssuer, signingIssuer,
    secrets: TEST_SECRETS,
    accounts: demoAccounts(),
    serve: (rest) => void (running.rest = rest),
    setEnabled: (user, enabled) => Promise.resolve(running.provider.accounts.setEnabled(user, enabled)),
    unlock: (user) => Promise.resolve(running.provider.accounts.unlock(user)),
    move: (user, { roles, sites }) => Promise.resolve(running.provider.accounts.move(user, { ...(roles ? { roles } : {}), ...(sites ? { groups: sites.map((site) => `/sites/${site}`) } : {}) })),
    rotateKeys: () => running.rotateKeys(),
    stop: () => running.stop(),
  };
}
