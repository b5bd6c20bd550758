import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { eventually } from '../../deploy/local/demo/acting/stage';
import { becomeTerminal, ConsoleBrowser, FAKE_MEDIA, looked, startStep, TABLET } from './console-browser';
import { pressCheck } from './press-check.fixture';
import { thePlant } from './the-plant';

const plant = thePlant();
const STEP = 'weigh-tablets';
const NEXT = 'measure-hardness';
const DEVICES = { permissions: ['camera', 'microphone'], viewport: TABLET };
/** Masses of five tablets; the last is outside of its range. */
const MASSES = ['99.1', '100.2', '101.3', '98.4', '107.5'];
let browser: ConsoleBrowser;
/** On a tablet, English, light. */
let operator: Page;
/** German, dark. */
let expert: Page;
/** English, light. */
let second: Page;
let runId: string;
/** View tokens that were given to the expert's page. */
const tokens: string[] = [];

const session = (page: Page) => page.getByRole('region', { name: /^(Session|Sitzung)$/ });
const looksOn = (page: Page) => page.getByText(/^(Sie stehen an diesem Schritt und lesen|You stand beside this step and read)/);
const pathOf = (step: string) => `/batches/${runId}/steps/${step}`;
const at = (page: Page, path: string) => page.waitForURL((url) => url.pathname === path);

/** Runs in a page: says when a text came to stand in an entry, by the clock of the device; undefined until it does. */
const watchFor = (text: string): string => `(() => { const seen = () => [...document.querySelectorAll('.entry-value')].some((one) => one.textContent.includes('${text}')) && (window.seenAt ??= Date.now()); window.seenAt = undefined; if (seen()) return; const eye = new MutationObserver(() => { if (seen()) eye.disconnect(); }); eye.observe(document.body, { subtree: true, childList: true, characterData: true }); })()`;

/** Calls Claire or Jutta from the step, and lets her accept. */
async function comes(page: Page, name: RegExp): Promise<void> {
  await operator.getByRole('button', { name: /^Call an(other)? expert$/ }).click();
  await operator.getByRole('dialog').getByRole('button', { name }).filter({ hasText: /There$/ }).click();
  await page.getByRole('button', { name: /^(Annehmen|Accept)$/ }).click();
  await looksOn(page).waitFor();
}

/** The operator types and records a mass; answers when he touched, by the clock of the device. */
async function records(mass: string): Promise<number> {
  const keys = operator.getByRole('group', { name: /Number keys/ });
  for (const key of mass) await keys.getByRole('button', { name: key === '.' ? 'Decimal point' : key, exact: true }).click();
  await operator.evaluate(`document.addEventListener('click', () => { window.touchedAt = Date.now(); }, { capture: true, once: true })`);
  await operator.locator('.card-bottom').getByRole('button', { name: 'Record', exact: true }).click();
  return operator.evaluate<number>('window.touchedAt');
}

beforeAll(async () => {
  const script = pressCheck('PO-TANDEM-2', '62');
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  ({ runId } = await BatchOnFloor.begin(plant, script));
  browser = await ConsoleBrowser.start(plant.address, FAKE_MEDIA);
  expert = await browser.signedIn('eng.moreau', { ...DEVICES, locale: 'de-DE', colorScheme: 'dark' });
  second = await browser.signedIn('sup.haas', DEVICES);
  operator = await browser.signedIn('op.berger', DEVICES);
  expert.on('response', (response) => void (response.url().endsWith('/view-tokens') && response.json().then(({ token }: { token: string }) => tokens.push(token), () => undefined)));
  await becomeTerminal(operator, `TAB-CP-62.${plant.client.terminalSecret('TAB-CP-62')}`);
  await operator.locator('button.person').waitFor();
  await operator.goto(plant.address.url + pathOf(STEP));
  await startStep(operator);
}, 180_000);
afterAll(() => browser.stop());

describe('J2 whoever stands beside the operator sees his step', () => {
  it('J2 what the operator enters comes to the expert by itself', async () => {
    await comes(expert, /Claire Moreau/);
    const took: number[] = [];
    for (const mass of MASSES) {
      const shown = mass.replace('.', ',');
      await expert.evaluate(watchFor(shown));
      const touched = await records(mass);
      took.push((await eventually(`${shown} at the expert`, () => expert.evaluate<number | undefined>('window.seenAt'))) - touched);
      await operator.locator('.entry-value').filter({ hasText: mass }).first().waitFor();
    }
    process.stdout.write(`from the touch of the operator to the expert's screen: ${took.join(', ')} ms\n`);
    await expert.locator('.entry-line').filter({ hasText: '107,5' }).getByText(/Außerhalb|außerhalb/).waitFor();
    expect(await expert.locator('.card-bottom, .entry button, .keypad').count()).toBe(0);
    await looked(expert, 'tandem-shared-view-german-dark');
  });

  it('J2 a second expert who comes later sees what stands there', async () => {
    await comes(second, /Jutta Haas/);
    for (const mass of MASSES) await second.locator('.entry-value').filter({ hasText: mass }).waitFor();
    await session(second).getByRole('status').getByText('Connected', { exact: true }).waitFor();
    await looked(second, 'tandem-shared-view');
  });

  it('J2 the experts go with the operator to his next step; who looks around in the run stays there, and comes back by a touch', async () => {
    await operator.goto(plant.address.url + pathOf(NEXT));
    await startStep(operator);
    for (const page of [expert, second]) {
      await at(page, pathOf(NEXT));
      await looksOn(page).waitFor();
    }
    await expert.getByRole('heading', { name: 'Bruchfestigkeit messen', exact: true }).waitFor();
    await second.locator('.card-side').getByRole('link', { name: /^Batch / }).click();
    await at(second, `/batches/${runId}`);
    await operator.goto(plant.address.url + pathOf(STEP));
    await at(expert, pathOf(STEP));
    await looksOn(expert).waitFor();
    expect(new URL(second.url()).pathname).toBe(`/batches/${runId}`);
    await session(second).getByRole('link', { name: 'To the step' }).click();
    await at(second, pathOf(STEP));
    await looksOn(second).waitFor();
  });

  it('J1 I6 whoever only listens is asked before the console locks, and stays by a touch', async () => {
    const { idleLockSeconds } = (await (await fetch(`${plant.address.url}/api/identity/v1/configuration`)).json()) as { idleLockSeconds: number };
    await second.clock.install();
    await second.clock.fastForward((idleLockSeconds - 30) * 1000);
    const asked = second.getByRole('alert').filter({ hasText: 'Are you still there?' });
    await asked.waitFor();
    await looked(second, 'tandem-still-there');
    await asked.getByRole('button', { name: 'I am here' }).click();
    await asked.waitFor({ state: 'hidden' });
    await session(second).waitFor();
  });

  it('J2 with the session the view is over, for the page and for what it held', async () => {
    await session(operator).getByRole('button', { name: 'End the session' }).click();
    for (const page of [operator, expert, second]) await session(page).waitFor({ state: 'hidden' });
    await looksOn(expert).waitFor({ state: 'hidden' });
    const { items } = await (await plant.client.as('op.berger')).get<{ items: { id: string }[] }>(`/tandem/v1/sessions?runId=${runId}`);
    expect(items).toHaveLength(1);
    expect(tokens.length).toBeGreaterThan(2);
    for (const token of tokens) {
      const response = await fetch(`${plant.address.url}/api/tandem/v1/sessions/${items[0]?.id ?? ''}/view`, { headers: { authorization: `Bearer ${token}` } });
      expect({ status: response.status, code: ((await response.json()) as { code: string }).code }).toEqual({ status: 403, code: 'view-over' });
    }
  });

  it('J5 the review tells who stood beside which step, in the language of who reads it', async () => {
    const reviewer = await browser.signedIn('qa.weiss', { viewport: TABLET, locale: 'de-DE' });
    await reviewer.goto(`${plant.address.url}/review/${runId}`);
    const panel = reviewer.locator('.panel').filter({ has: reviewer.getByRole('heading', { name: 'Experten an Schritten' }) });
    await panel.getByRole('link', { name: 'Fünf Tabletten wiegen' }).waitFor();
    for (const name of ['Mara Berger (E1001)', 'Claire Moreau (E1020)', 'Jutta Haas (E1010)']) await panel.locator('li').filter({ has: reviewer.getByText(name, { exact: true }) }).getByText(/Minute.* – Sitzung beendet/).first().waitFor();
    await panel.scrollIntoViewIfNeeded();
    await looked(reviewer, 'review-sessions-german');
    await reviewer.goto(`${plant.address.url}/batches/${runId}/audit`);
    await reviewer.getByText('Claire Moreau (E1020), gerufen von Mara Berger (E1001)').waitFor();
    expect(browser.complaints).toEqual([]);
  });
});
