import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { nextCode } from '../../deploy/local/demo/client/one-time-codes';
import type { PlantAddress } from '../../deploy/local/demo/client/plant-client';

const root = resolve(__dirname, '../..');
const SCREENS = join(root, 'docs/images/screens');
/** Largest screenshot of the documentation, in bytes. */
const LARGEST = 400_000;

/** Places at which the console is used: a tablet in gloves, and a desk. */
export const TABLET = { width: 1280, height: 800 };
export const DESK = { width: 1920, height: 1080 };

/** The package's own arguments are for one page in a cloud function (one process, no web security); a popup needs a browser like people's. */
const ARGUMENTS = ['--no-sandbox', '--no-zygote', '--disable-dev-shm-usage', '--font-render-hinting=none'];

/** The package of the browser is an ES module; a process of its own says where it is. */
function whereIsChromium(): string {
  const ask = "import chromium from '@sparticuz/chromium'; process.stdout.write(await chromium.executablePath())";
  return execFileSync(process.execPath, ['--input-type=module', '-e', ask], { cwd: root, encoding: 'utf8' });
}

/** A camera and a microphone that are none: a picture that moves, a tone that beeps, and nobody who is asked. Addresses of this machine are said as they are: nothing here finds names of the neighbourhood. */
export const FAKE_MEDIA = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--disable-features=WebRtcHideLocalIpsWithMdns'];

/** A real browser without a screen. */
export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: whereIsChromium(), args: [...ARGUMENTS, ...more], headless: true });
}

/** A real browser at a plant. */
export class ConsoleBrowser {
  /** What pages have complained about. */
  readonly complaints: string[] = [];

  private constructor(private readonly browser: Browser, private readonly plant: PlantAddress) {}

  static async start(plant: PlantAddress, more: readonly string[] = []): Promise<ConsoleBrowser> {
    return new ConsoleBrowser(await launchBrowser(more), plant);
  }

  stop(): Promise<void> {
    return this.browser.close();
  }

  /** A browser of its own: other cookies, other storage. */
  async page(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ viewport: TABLET, locale: 'en-GB', reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && !message.text().startsWith('Failed to load resource') && this.complaints.push(message.text()));
    await page.goto(this.plant.url);
    return page;
  }

  /** Signs in through the provider's page, as a person does. */
  async signedIn(user: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.page(options);
    await page.getByRole('button', { name: /^(Sign in|Anmelden)$/ }).click();
    await this.authenticate(page, user);
    await page.getByText(this.accountOf(user).name ?? user).first().waitFor();
    return page;
  }

  /** Types name, password and, where it is asked, the one-time code into the provider's page. */
  async authenticate(page: Page, user: string): Promise<void> {
    const { password, otpSecret } = this.accountOf(user);
    await page.locator('input[name=password]').waitFor();
    const name = page.locator('input[name=username]');
    if (await name.isEditable().catch(() => false)) await name.fill(user);
    await page.locator('input[name=password]').fill(password);
    const code = page.locator('input[name=otp]');
    const onePage = (await code.count()) > 0;
    if (otpSecret !== undefined && onePage) await code.fill(await nextCode(otpSecret));
    await page.locator('button[type=submit]').click();
    if (otpSecret === undefined || onePage || !(await asksOn(page, code))) return;
    await code.fill(await nextCode(otpSecret));
    await page.locator('button[type=submit]').click();
  }

  /** Signs what the dialog of a page shows: in the popup that the touch opens. */
  async sign(page: Page, user: string): Promise<void> {
    const opened = page.waitForEvent('popup');
    await page.getByRole('button', { name: /^(Sign now|Jetzt unterschreiben)$/ }).click();
    const popup = await opened;
    await this.authenticate(popup, user);
    // Where the signature ends what was asked for, the dialog goes with it; elsewhere it says so and is closed.
    const dialog = page.getByRole('dialog');
    const close = page.getByText(/Signed and recorded|Unterschrieben und aufgezeichnet/);
    await Promise.race([close.waitFor(), dialog.waitFor({ state: 'hidden' })]);
    if (await close.isVisible()) await dialog.getByRole('button', { name: /^(Close|Schließen)$/ }).last().click({ timeout: 3000 }).catch(() => undefined); // it may go by itself just now
    await dialog.waitFor({ state: 'hidden' });
  }

  private accountOf(user: string) {
    const account = this.plant.accounts.find((one) => one.user === user);
    if (!account) throw new Error(`the plant has no account ${user}`);
    return account;
  }
}

/** Whether the provider asks for a one-time code on a page of its own, as Keycloak does, before it lets go of the browser. */
async function asksOn(page: Page, code: Locator): Promise<boolean> {
  const gone = [page.waitForURL(({ pathname }) => !pathname.startsWith('/realms/')), page.waitForEvent('close')].map((end) => end.then(() => false));
  return Promise.race([code.waitFor().then(() => true), ...gone]).catch(() => false);
}

/** Makes a browser the device of a terminal: code and secret, as an enrolment leaves them there (`CODE.SECRET`). */
export async function becomeTerminal(page: Page, proof: string): Promise<void> {
  await page.evaluate((kept) => localStorage.setItem('batchwright.terminal', kept), proof);
  await page.reload();
}

/** Touches of Start before it is believed that a step does not begin. */
const TOUCHES = 6;

/** Starts the step of a card as people do: touches again where the owners of equipment, material and people had not answered yet. Throws with what the page says. */
export async function startStep(page: Page): Promise<void> {
  const start = page.locator('.card-bottom').getByRole('button', { name: /^(Start|Start now|Starten|Jetzt starten)$/ });
  await start.waitFor();
  for (let touches = 0; touches < TOUCHES; touches += 1) {
    await start.click({ timeout: 5000 }).catch(() => undefined); // it may have begun just now
    if (await start.waitFor({ state: 'detached', timeout: 5000 }).then(() => true, () => false)) return;
  }
  throw new Error(`the step does not begin; the page says: ${await page.locator('main').innerText()}`);
}

/** Runs in the page: true when for a moment nothing new was asked for. A look after a pause begins anew. */
const STILL = `(() => {
  const calls = performance.getEntriesByType('resource').length;
  const now = performance.now();
  if (window.looked?.calls !== calls || now - window.looked.at > 200) window.looked = { calls, since: now };
  window.looked.at = now;
  return now - window.looked.since > 120 && document.querySelector('[aria-busy="true"], .mantine-Loader-root') === null;
})()`;

/** Waits, at most two seconds, until a page asks for nothing more: the stream of hints never ends, so its network is never idle. A page that is going elsewhere (it cannot be asked then) is not still. */
export async function quiet(page: Page): Promise<void> {
  for (let looks = 0; looks < 50 && !(await page.evaluate<boolean>(STILL).catch(() => false)); looks += 1) await page.waitForTimeout(40); // evaluated from outside: the page's own policy forbids that inside
}

/** A picture of the screen for the documentation. Throws when it is too large to be kept in the repository. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENS, { recursive: true });
  const path = join(SCREENS, `${name}.png`);
  await quiet(page);
  await page.screenshot({ path, animations: 'disabled', scale: 'css' });
  if (statSync(path).size > LARGEST) throw new Error(`${name}.png has ${statSync(path).size} bytes; at most ${LARGEST}`);
}

/** Findings of axe that are serious or critical (WCAG 2.2 A and AA), each with its place. */
export async function seriousFindings(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  // behind a dialog nothing can be touched; a link there that reaches out of the dialog's cover, over the edge of the window, would count as a small target
  if ((await page.locator('[role=dialog][aria-modal=true]').count()) > 0) axe.exclude('main');
  const { violations } = await axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  const found = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target }) => ({ id, place: target.join(' ') })));
  const stay: string[] = [];
  for (const { id, place } of found) if (id !== 'target-size' || (await smallInSight(page, place))) stay.push(`${id}: ${place}`);
  return stay;
}

/** Whether a target is small in the middle of the window too, and not only where a bar or the edge of the window covers a part of it until one scrolls. */
async function smallInSight(page: Page, place: string): Promise<boolean> {
  await page.locator(place).evaluate((element: { scrollIntoView(to: object): void }) => element.scrollIntoView({ block: 'center' }));
  const { violations } = await new AxeBuilder({ page }).withRules('target-size').analyze();
  return violations.some(({ nodes }) => nodes.some(({ target }) => target.join(' ') === place));
}

/** A picture for the documentation, and nothing serious for axe. */
export async function looked(page: Page, name: string): Promise<void> {
  await picture(page, name);
  expect(await seriousFindings(page)).toEqual([]);
}
