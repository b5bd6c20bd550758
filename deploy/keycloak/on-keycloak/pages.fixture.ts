import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Statement } from '@batchwright/records';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser, seriousFindings } from '../../../tests/acceptance/console-browser';
import { nextCode } from '../../local/demo/client/one-time-codes';
import type { ClientAccount } from '../../local/demo/client/sign-in';
import { pushByHand, type IdentityUnderTest } from '../../local/identity/contract-suite/identity-under-test';

const PICTURES = join(__dirname, '../../../docs/images/keycloak');
/** Largest picture of the documentation, in bytes. */
const LARGEST = 100_000;
/** Size of the window that the console opens for a signature. */
const WINDOW = { width: 520, height: 660 };

/** Keycloak's pages in the look of the house, in a real browser: what people see, that gloves and screen readers get along, in both languages. */
export function pagesInTheLookOfTheHouse(start: () => Promise<IdentityUnderTest>): void {
  let of: IdentityUnderTest;
  let browser: Browser;
  beforeAll(async () => {
    of = await start();
    browser = await launchBrowser();
    mkdirSync(PICTURES, { recursive: true });
  }, 600_000);
  afterAll(() => browser.close());

  const open = async (url: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: WINDOW, locale: 'en-GB', reducedMotion: 'reduce', ...options })).newPage();
    await page.goto(url);
    return page;
  };
  const account = (user: string): ClientAccount => of.address.accounts.find((one) => one.user === user) ?? { user, password: '' };
  const consolePage = (): string => {
    const asked = { client_id: 'console', response_type: 'code', scope: 'openid', redirect_uri: `${of.address.url}/`, state: 's', code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' };
    return `${of.address.issuer}/protocol/openid-connect/auth?${new URLSearchParams(asked).toString()}`;
  };
  const signingPage = async (more: Record<string, string>): Promise<string> => (await pushByHand(of, { id: 'picture', level: 'esig-2fa' } as unknown as Statement, more)).url;
  /** Keeps a picture, and finds nothing serious in the page, nor a target that is smaller than a glove. */
  const looked = async (page: Page, name: string): Promise<void> => {
    const path = join(PICTURES, `${name}.png`);
    await page.screenshot({ path, animations: 'disabled', scale: 'css' });
    expect(statSync(path).size).toBeLessThan(LARGEST);
    expect(await seriousFindings(page)).toEqual([]);
    const small = await page.locator('main :is(a, button, input:not([type=hidden], [type=radio]))').evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML));
    expect(small).toEqual([]);
  };

  describe('the pages of Keycloak', () => {
    it('are of the house: by day and by night', async () => {
      const day = await open(consolePage());
      expect(await day.title()).toBe('Sign in – Batchwright');
      await looked(day, 'sign-in');
      await looked(await open(consolePage(), { colorScheme: 'dark' }), 'sign-in-dark');
    });

    it('come in the language that was asked for, and can be had in the other', async () => {
      const page = await open(await signingPage({ ui_locales: 'de', login_hint: 'qa.weiss' }));
      expect(await page.getByRole('heading').innerText()).toBe('Mit Ihrem Namen unterschreiben');
      expect(await page.locator('#username').inputValue()).toBe('qa.weiss');
      await looked(page, 'signature-de');
      await page.getByRole('link', { name: 'EN' }).click();
      expect(await page.getByRole('heading').innerText()).toBe('Sign with your name');
    });

    it('say what was wrong, and ask for the one-time code on a page of its own', async () => {
      const page = await open(await signingPage({ ui_locales: 'en', login_hint: 'qa.weiss' }));
      await page.locator('#password').fill('not-this-one');
      await page.getByRole('button', { name: 'Sign' }).click();
      await page.getByRole('alert').waitFor();
      await looked(page, 'signature-refused');
      const { password, otpSecret = '' } = account('qa.weiss');
      await page.locator('#password').fill(password);
      await page.getByRole('button', { name: 'Sign' }).click();
      await page.locator('#otp').waitFor();
      await looked(page, 'one-time-code');
      await page.locator('#otp').fill(await nextCode(otpSecret));
      await page.getByRole('button', { name: 'Sign' }).click();
      await page.waitForURL(`${of.callback}**`);
    });

    it('tell who has no second factor', async () => {
      const page = await open(await signingPage({ ui_locales: 'en' }));
      await page.locator('#username').fill('op.berger');
      await page.locator('#password').fill(account('op.berger').password);
      await page.getByRole('button', { name: 'Sign' }).click();
      expect(await page.getByRole('alert').innerText()).toContain('asks for a second factor');
      await looked(page, 'no-second-factor');
    });
  });
}
