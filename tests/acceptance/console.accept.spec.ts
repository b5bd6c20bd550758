import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { order } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { smallBatch } from '../../deploy/local/demo/recipes/small-batch';
import { specimen } from '../../deploy/local/demo/recipes/specimen-picture';
import { becomeTerminal, ConsoleBrowser, DESK, looked, startStep, TABLET } from './console-browser';
import { scan } from './keyboard';
import { refusalOf } from './scenario';
import { thePlant } from './the-plant';
import { visit } from './walk';
import { asKept, stopsOf, writtenHere } from './walk-stops';

const plant = thePlant();
const script = { ...smallBatch(), order: { ...smallBatch().order, number: 'PO-CONSOLE-1' } };
let browser: ConsoleBrowser;
let operator: Page;
let supervisor: Page;
let quality: Page;

beforeAll(async () => {
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  await order(plant, script);
  browser = await ConsoleBrowser.start(plant.address);
}, 180_000);
afterAll(() => browser.stop());

/** As gloves do: key after key of the keypad. */
async function keyIn(page: Page, number: string): Promise<void> {
  for (const key of number) await page.getByRole('group', { name: /Number keys/ }).getByRole('button', { name: key === '.' ? 'Decimal point' : key, exact: true }).click();
}

const primary = (page: Page, name: string) => page.locator('.card-bottom').getByRole('button', { name, exact: true });

/** A page of quality that `change` has made different, and that knows what was open before. */
async function noticesOf(person: string, change: (page: Page) => Promise<unknown>): Promise<Page> {
  const page = await browser.signedIn(person, { viewport: DESK });
  await change(page);
  const known = page.waitForResponse(/review\/v1\/notices/);
  await page.reload();
  await known;
  return page;
}

describe('N7 I2 B1: the console in a real browser', () => {
  it('lets people in through the provider and shows the supervisor the board', async () => {
    const door = await browser.page();
    await looked(door, 'sign-in');
    supervisor = await browser.signedIn('sup.haas', { viewport: DESK });
    await supervisor.getByText('PO-CONSOLE-1').waitFor();
    await looked(supervisor, 'board-orders');
  });

  it('B1 makes a batch of an order and puts it on the floor', async () => {
    await supervisor.locator('li').filter({ hasText: 'PO-CONSOLE-1' }).getByRole('button', { name: 'Create batch' }).click();
    await supervisor.getByRole('button', { name: 'Release to the floor' }).click();
    await supervisor.getByRole('button', { name: 'Commands' }).waitFor();
    await looked(supervisor, 'batch');
  });

  it('shows the operator the ready step, and takes scans without focus', async () => {
    operator = await browser.signedIn('op.lindqvist');
    const administrator = await browser.signedIn('it.admin');
    await administrator.goto(`${plant.address.url}/device`);
    await administrator.getByRole('button', { name: /^TAB-BL-03/ }).click();
    await administrator.getByRole('button', { name: 'It is no terminal' }).waitFor();
    await becomeTerminal(operator, await administrator.evaluate(() => localStorage.getItem('batchwright.terminal') ?? '')); // the tablet goes to the floor
    await operator.getByRole('link', { name: 'My work' }).click();
    const tile = operator.getByRole('link', { name: /Weigh the cellulose/ }).last();
    await tile.waitFor();
    await looked(operator, 'my-work');
    await tile.click();
    await primary(operator, 'Start').waitFor();
    await scan(operator, 'BAL-09');
    await operator.locator('input[value="BAL-09"]').waitFor(); // people see it there before they touch anything else
    await operator.reload(); // what was scanned and not sent stands there again
    await primary(operator, 'Start').waitFor();
    await scan(operator, 'D-2010-032-1');
    await looked(operator, 'step-start');
    await startStep(operator);
    await primary(operator, 'Record').waitFor();
  });

  it('B5 draws the limits, and a refusal takes the place of the help with its rule and the ways out', async () => {
    await operator.getByLabel(/container/i).last().fill('DC-BL-A');
    await primary(operator, 'Record').click();
    await operator.getByRole('group', { name: /Number keys/ }).waitFor();
    await keyIn(operator, '50.2');
    await primary(operator, 'Record').click();
    await operator.getByRole('heading', { name: /gross/i }).waitFor();
    await keyIn(operator, '25010');
    await primary(operator, 'Record').click();
    await operator.getByRole('alert').waitFor();
    await looked(operator, 'step-refusal');
    await operator.getByRole('button', { name: 'Clear' }).click();
    await keyIn(operator, '250.1');
    await looked(operator, 'step-entry');
  });

  it('I6 keeps what was typed while the console is locked', async () => {
    await operator.locator('button.person').click();
    await operator.getByRole('menuitem', { name: 'Lock' }).click();
    await operator.getByRole('button', { name: /Go on as/ }).waitFor();
    await looked(operator, 'locked');
    await operator.getByRole('button', { name: /Go on as/ }).click();
    await browser.authenticate(operator, 'op.lindqvist');
    await primary(operator, 'Record').waitFor();
    expect(await operator.locator('.keypad-value').textContent()).toContain('250.1');
    await primary(operator, 'Record').click();
    await operator.getByText('Waits for a signature').waitFor();
  });

  it('A11 I2 a second person repeats the reading without seeing it, and signs in a popup at the same tablet; live without reload', async () => {
    const second = await browser.signedIn('op.okafor');
    await second.getByRole('link', { name: /Weigh the cellulose/ }).first().click();
    await second.getByText('Repeat independently').first().waitFor();
    expect(await second.locator('.card-todo').textContent()).not.toContain('250.1');
    await looked(second, 'second-check');
    await keyIn(second, '250.1');
    await primary(second, 'Repeat independently').click();
    await primary(second, 'Sign').waitFor();
    await primary(operator, 'Sign').click(); // it came by the stream of hints
    await operator.getByRole('combobox', { name: 'Signs here' }).click();
    await operator.getByRole('option', { name: /Chidi Okafor/ }).click();
    await looked(operator, 'signing');
    await browser.sign(operator, 'op.okafor');
    await operator.getByText('Chidi Okafor (E1002)').first().waitFor();
    await looked(operator, 'step-signed');
    await primary(operator, 'Complete step').click();
    await primary(operator, 'Next step').waitFor();
  });

  it('F1 an exception raised at the step reaches quality, which decides it with a signature', async () => {
    quality = await browser.signedIn('qa.weiss', { viewport: DESK });
    await quality.getByRole('heading', { name: 'Exceptions' }).waitFor();
    await quality.goto(`${plant.address.url}/exceptions?run=${/batches\/([^/]+)/.exec(operator.url())?.[1] ?? ''}`); // other batches of this plant may have more of them than a page holds
    await quality.getByRole('heading', { name: 'Exceptions' }).waitFor();
    await operator.getByRole('button', { name: 'Raise an exception' }).click();
    await operator.getByRole('dialog').getByRole('textbox').fill('The drum had a dent');
    await looked(operator, 'raise');
    await operator.getByRole('dialog').getByRole('button', { name: 'Raise', exact: true }).click();
    await quality.locator('tr').filter({ hasText: 'The drum had a dent' }).waitFor(); // without a reload
    await looked(quality, 'exceptions');
    await quality.locator('tr').filter({ hasText: 'The drum had a dent' }).getByRole('link').first().click();
    await quality.getByRole('combobox', { name: 'Classed as' }).click();
    await quality.getByRole('option', { name: 'No impact' }).click();
    await quality.getByLabel('Why').fill('The liner was whole; the product was not touched.');
    await looked(quality, 'exception');
    await quality.getByRole('button', { name: 'Decide and close' }).click();
    await browser.sign(quality, 'qa.weiss');
    await quality.getByText('The liner was whole', { exact: false }).first().waitFor();
    await quality.setViewportSize(TABLET); // dense with words: a whole desk would be too large a picture
    await quality.getByRole('link', { name: 'Review' }).first().click();
    await quality.getByRole('heading', { name: 'Review' }).waitFor();
    await looked(quality, 'review');
    await quality.locator('tbody a').first().click();
    await quality.getByText('What release asks for').waitFor();
    await looked(quality, 'review-batch');
    await quality.getByRole('link', { name: 'Audit trail' }).click();
    await quality.getByText('Chidi Okafor').first().waitFor();
    await looked(quality, 'audit');
    await quality.getByRole('link', { name: 'Recipes' }).click();
    await quality.getByRole('link', { name: 'v1' }).first().click();
    await quality.getByRole('tree').waitFor();
    await looked(quality, 'recipe');
    await quality.getByRole('link', { name: 'People' }).click();
    await quality.getByText('Mara Berger').waitFor();
    await looked(quality, 'people');
  });

  it('G1 an exception takes two touches from a step, three with a photo, and whoever of quality has a page open learns of it there', async () => {
    quality = await browser.signedIn('qa.weiss', { viewport: DESK });
    await quality.getByRole('link', { name: 'Recipes' }).click();
    await quality.getByRole('heading', { name: 'Recipes' }).waitFor();
    await quality.waitForLoadState('networkidle', { timeout: 2000 }).catch(() => undefined); // what was open before is known
    const asleep = await noticesOf('qa.adeyemi', (page) => page.addInitScript('window.setInterval = () => 0')); // no poll can happen in it
    const deaf = await noticesOf('qa.adeyemi', (page) => page.route('**/api/web-console/v1/hints', (route) => route.abort())); // no hint reaches it
    await operator.getByRole('button', { name: 'Raise an exception' }).click();
    await operator.getByLabel('Photo of what you saw').setInputFiles({ name: 'spilled.png', mimeType: 'image/png', buffer: specimen('photo', 'spilled.png', 'spilled').picture?.png ?? Buffer.alloc(0) });
    await operator.getByRole('button', { name: 'Enlarge spilled.png' }).waitFor();
    await looked(operator, 'raise-photo');
    await operator.getByRole('dialog').getByRole('button', { name: 'Raise', exact: true }).click();
    await operator.getByRole('dialog').waitFor({ state: 'hidden' });
    const notice = quality.locator('.new-exception').filter({ hasText: 'Weigh the cellulose' });
    await notice.waitFor(); // on another page, without a reload
    for (const page of [asleep, deaf]) await page.locator('.new-exception').filter({ hasText: 'Weigh the cellulose' }).waitFor();
    for (const page of [asleep, deaf]) await page.close();
    await looked(quality, 'exception-notice');
    await notice.getByRole('link', { name: 'Look at it' }).click();
    await quality.getByRole('heading', { name: 'Raised by a person' }).waitFor();
    await quality.getByRole('img', { name: 'spilled.png' }).waitFor();
    await looked(quality, 'exception-photo');
  });

  it('G2 a critical one holds the next step back until two persons have signed, and says who may', async () => {
    await operator.getByRole('button', { name: 'Raise an exception' }).click();
    await operator.getByRole('dialog').getByText('Critical', { exact: true }).click();
    await operator.getByRole('dialog').getByRole('textbox').fill('Glass broke beside the drum');
    await operator.getByRole('dialog').getByRole('button', { name: 'Raise', exact: true }).click();
    await operator.getByRole('dialog').waitFor({ state: 'hidden' });
    const runId = /batches\/([^/]+)/.exec(operator.url())?.[1] ?? '';
    const lactose = await plant.client.as('op.lindqvist');
    const start = async () => (await refusalOf(lactose.post(`/batch-execution/v1/runs/${runId}/steps/weigh-lactose/start`, { version: 1 }))).answer;
    expect(await start()).toMatchObject({ status: 409, body: { code: 'blocked-by-exception', detail: expect.stringMatching(/manual \(weigh-mcc\).*qa \+ qa\/qp/) as string } });
    await quality.locator('.new-exception').filter({ hasText: 'Glass broke' }).getByRole('link', { name: 'Look at it' }).click();
    await quality.getByRole('combobox', { name: 'Classed as' }).click();
    await quality.getByRole('option', { name: 'Major deviation' }).click();
    await quality.getByLabel('Why').fill('The drum was closed; the place was cleared and cleaned.');
    await quality.getByRole('button', { name: 'Decide and close' }).click();
    await browser.sign(quality, 'qa.weiss');
    await quality.getByText('Second signature missing').first().waitFor();
    expect(await start()).toMatchObject({ status: 409, body: { code: 'blocked-by-exception' } });
    const second = await browser.signedIn('qp.romano', { viewport: DESK });
    await second.goto(quality.url());
    await second.getByRole('button', { name: 'Sign second' }).waitFor();
    await looked(second, 'exception-second-signature');
    await second.getByRole('button', { name: 'Sign second' }).click();
    await browser.sign(second, 'qp.romano');
    await second.getByText('Closed', { exact: true }).first().waitFor();
    await plant.clock.settled();
    expect(await start()).toMatchObject({ status: 422, body: { code: 'item-not-named' } }); // the block is gone: now it asks which scale
    await second.goto(`${plant.address.url}/exceptions`);
    await second.getByText('Rules of the house').click();
    await second.getByText('what comes after it').waitFor();
    await looked(second, 'exception-rules');
  });

  it('N7 speaks German, and is dark where the device is', async () => {
    const german = await browser.signedIn('op.lindqvist', { locale: 'de-DE', colorScheme: 'dark' });
    await german.getByRole('heading', { name: 'Meine Arbeit' }).waitFor();
    await german.getByRole('link', { name: /Lactose einwiegen/ }).first().waitFor();
    await looked(german, 'my-work-german-dark');
  });

  it('N7 F1 names steps in German to who reads German: in the list of exceptions, at one of them, and among what is open', async () => {
    const runId = /batches\/([^/]+)/.exec(operator.url())?.[1] ?? '';
    const german = await browser.signedIn('qa.adeyemi', { locale: 'de-DE', viewport: DESK });
    await german.goto(`${plant.address.url}/exceptions?run=${runId}`);
    const row = german.locator('tr').filter({ hasText: 'Cellulose einwiegen' }).first();
    await row.waitFor();
    await looked(german, 'exceptions-german');
    await row.getByRole('link').first().click();
    await german.locator('dd').getByText('Cellulose einwiegen').waitFor();
    await german.goto(`${plant.address.url}/review/${runId}`);
    await german.getByText('Schritte sind offen').waitFor();
    await german.locator('li').filter({ hasText: 'Lactose einwiegen' }).first().waitFor();
    for (const english of ['Weigh the cellulose', 'Weigh the lactose']) expect(await german.locator('.notice').allTextContents()).not.toContain(english);
    await looked(german, 'review-open-german');
  });

  it('N7 every screen in both languages and at both places: nothing serious for axe, no key without words, no English in German, nothing wider than the tablet', async () => {
    const runId = /batches\/([^/]+)/.exec(operator.url())?.[1] ?? '';
    const german = { locale: 'de-DE', colorScheme: 'dark' } as const;
    const floor = { english: operator, german: await browser.signedIn('op.lindqvist', german) };
    const desk = { english: quality, german: await browser.signedIn('qa.weiss', german) };
    const asWritten = await writtenHere(plant, runId);
    const wrong: string[] = [];
    for (const stop of await stopsOf(plant, runId, 'weigh-lactose')) wrong.push(...(await visit(/steps|work/.test(stop.route) ? floor : desk, stop, [...asWritten, ...asKept(stop.route)])));
    expect(wrong).toEqual([]);
  });

  it('shows the board live, and no page has complained', async () => {
    await supervisor.getByRole('link', { name: 'Batches' }).first().click();
    await supervisor.getByText('Weigh the lactose').first().waitFor();
    await looked(supervisor, 'board');
    expect(browser.complaints).toEqual([]);
  });
});
