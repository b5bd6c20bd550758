import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { order } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { eventually } from '../../deploy/local/demo/acting/stage';
import type { BatchScript } from '../../deploy/local/demo/recipes/batch-script';
import { smallBatch } from '../../deploy/local/demo/recipes/small-batch';
import { becomeTerminal, ConsoleBrowser, DESK, looked, TABLET } from './console-browser';
import { Keyboard } from './keyboard';
import { thePlant } from './the-plant';

const plant = thePlant();
const GERMAN = { locale: 'de-DE' };
/** Machines of its own: other batches keep theirs. */
const OWN: Readonly<Record<string, string>> = { 'BAL-09': 'BAL-39', 'VB-02': 'VB-32' };
let browser: ConsoleBrowser;
let runId: string;
let number: string;
let operator: Keyboard;

function script(): BatchScript {
  const usual = smallBatch();
  const equipment = usual.preparation.equipment.map((item) => ({ ...item, code: OWN[item.code] ?? item.code }));
  return { ...usual, order: { ...usual.order, number: 'PO-KEYS-1' }, preparation: { ...usual.preparation, equipment } };
}

beforeAll(async () => {
  const batch = script();
  await prepare(plant, batch);
  await bringIntoForce(plant, batch);
  const orderId = await order(plant, batch);
  const supervisor = await plant.client.as('sup.haas');
  ({ runId, number } = await eventually('the recipe to reach the floor', async () => {
    const { status, body } = await supervisor.ask<{ runId: string; number: string }>('POST', `/batch-execution/v1/orders/${orderId}/batch`, {});
    return status < 300 ? body : undefined;
  }));
  browser = await ConsoleBrowser.start(plant.address);
}, 180_000);
afterAll(() => browser.stop());

const passwordOf = (user: string): string => plant.client.accountOf(user).password;
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const primary = (page: Page, name: string) => page.locator('.card-bottom').getByRole('button', { name, exact: true });

/** Opens a console in German and signs in. */
async function signedIn(user: string, viewport = TABLET): Promise<Keyboard> {
  const keyboard = new Keyboard(await browser.page({ ...GERMAN, viewport }));
  await keyboard.tabTo(button(keyboard.page, 'Anmelden'));
  await keyboard.page.keyboard.press('Enter');
  await keyboard.authenticate(passwordOf(user), user);
  await keyboard.page.locator('button.person').waitFor();
  return keyboard;
}

/** To a tile of "my work", from wherever the menu is. */
async function toWork(keyboard: Keyboard, title: RegExp): Promise<void> {
  await keyboard.use(keyboard.page.getByRole('link', { name: 'Meine Arbeit' }));
  await keyboard.use(keyboard.page.getByRole('link', { name: title }).filter({ hasText: number }).first());
}

/** The primary action, from wherever the focus is; then the card asks for the next. */
async function primaryAct(name: string, next: string): Promise<void> {
  await primary(operator.page, name).waitFor();
  await operator.press('Control+Enter');
  await primary(operator.page, next).waitFor();
}

/** Starts the step; its owners may ask for another touch. */
async function start(): Promise<void> {
  const { page } = operator;
  await primary(page, 'Starten').waitFor();
  await operator.press('Control+Enter');
  const begun = page.locator('.card-bottom').getByRole('button', { name: /^(Jetzt starten|Aufzeichnen)$/ });
  await begun.waitFor();
  while ((await begun.textContent()) === 'Jetzt starten') await operator.press('Control+Enter');
}

async function words(entry: string): Promise<void> {
  const field = operator.page.locator('.entry[data-current]').getByRole('textbox');
  await operator.tabTo(field);
  await operator.type(entry);
  await operator.press('Control+Enter');
  await field.waitFor({ state: 'detached' });
}

/** Typed without a field: the keypad takes it, Enter records it. */
async function figures(entry: string, then: RegExp | string): Promise<void> {
  const { page } = operator;
  await operator.type(entry);
  await page.locator('.keypad-value').filter({ hasText: entry }).waitFor();
  await operator.press('Enter');
  await page.getByRole('heading', { name: then }).or(page.locator('.card-bottom').getByRole('button', { name: then })).or(page.locator('.card-help').filter({ hasText: then })).first().waitFor();
}

async function completed(): Promise<void> {
  await primaryAct('Schritt abschließen', 'Nächster Schritt');
}

async function nextStep(title: RegExp): Promise<void> {
  await operator.press('Control+Enter');
  await operator.page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** Another person signs at the operator's tablet. */
async function signsHere(user: string, name: string): Promise<void> {
  const { page } = operator;
  await operator.tabTo(page.getByRole('combobox', { name: 'Unterschreibt hier' }));
  await operator.type(name);
  await operator.press('ArrowDown');
  await operator.press('Enter');
  const opened = page.waitForEvent('popup');
  await operator.use(button(page, 'Jetzt unterschreiben'));
  await new Keyboard(await opened).authenticate(passwordOf(user));
  await page.getByText('Unterschrieben und aufgezeichnet').waitFor();
  await operator.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

describe('N7: a whole batch by keyboard alone, in German', () => {
  it('is released to the floor', async () => {
    const supervisor = await signedIn('sup.haas', DESK);
    await supervisor.use(supervisor.page.getByRole('link', { name: 'Chargen' }).first());
    await supervisor.use(supervisor.page.getByRole('link', { name: number }).first());
    await supervisor.use(button(supervisor.page, 'Für die Fläche freigeben'));
    await button(supervisor.page, 'Befehle').waitFor();
  });

  it('is taken up at a tablet, where codes are typed and scanned', async () => {
    operator = await signedIn('op.lindqvist');
    const { page } = operator;
    await becomeTerminal(page, `TAB-BL-03.${plant.client.terminalSecret('TAB-BL-03')}`);
    await toWork(operator, /Cellulose einwiegen/);
    await operator.tabTo(page.getByLabel('Code von Waage'));
    await operator.type('BAL-39');
    await operator.press('Tab');
    await operator.scan('D-2010-032-1');
    await start();
  });

  it('A11 has its first weighing repeated by a second person, who signs at the same tablet', async () => {
    await words('DC-KB-A');
    await figures('50,2', 'Bruttomasse');
    await figures('250,1', 'Wartet auf eine Unterschrift');
    const second = await signedIn('op.okafor');
    await toWork(second, /Cellulose einwiegen/);
    await primary(second.page, 'Unabhängig wiederholen').waitFor();
    await second.type('250,1');
    await looked(second.page, 'keyboard-second-person');
    await second.press('Enter');
    await primary(second.page, 'Unterschreiben').waitFor();
    await primaryAct('Unterschreiben', 'Unterschreiben');
    await looked(operator.page, 'keyboard-signing');
    expect(await operator.page.locator('.statement').textContent()).toContain('Cellulose einwiegen'); // what is signed is German, too
    await signsHere('op.okafor', 'Okafor');
    await completed();
  });

  it('goes on from step to step', async () => {
    await nextStep(/Lactose einwiegen/);
    await operator.scan('D-2020-019-1');
    await start();
    await words('DC-KB-B');
    await figures('48,9', 'Bruttomasse');
    await figures('149,0', 'Schritt abschließen');
    await completed();
    for (const container of ['DC-KB-A', 'DC-KB-B']) {
      await nextStep(/Material einfüllen/);
      await start();
      await words(container);
      await completed();
    }
  });

  it('waits for the blender, and has the time reviewed', async () => {
    const { page } = operator;
    await nextStep(/Mischen/);
    await operator.scan('VB-32');
    await start();
    await plant.clock.moveTo(new Date(Date.parse(await plant.clock.now()) + 5 * 60_000).toISOString());
    await operator.tabTo(page.getByRole('radio', { name: 'Ja' }));
    await operator.press('ArrowDown');
    await operator.press('ArrowUp');
    expect(await page.getByRole('radio', { checked: true }).textContent()).toBe('Ja');
    await looked(page, 'keyboard-choice');
    await primaryAct('Aufzeichnen', 'Unterschreiben');
    await operator.press('Control+Enter');
    await signsHere('sup.haas', 'Haas');
    await completed();
  });

  it('ends with the last step, and the batch is executed', async () => {
    await nextStep(/Feuchte der Mischung/);
    await start();
    await figures('3,1', 'Schritt abschließen');
    await completed();
    await nextStep(/Mischung wiegen/);
    await start();
    await figures('298,4', 'Schritt abschließen');
    await completed();
    await nextStep(/Meine Arbeit/);
    const reader = await plant.client.as('sup.haas');
    expect(await reader.get(`/batch-execution/v1/runs/${runId}`)).toMatchObject({ business: 'executed' });
    expect(browser.complaints).toEqual([]);
  });
});
