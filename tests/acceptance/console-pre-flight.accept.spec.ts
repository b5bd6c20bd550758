import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { minutesAfter } from '../../deploy/local/demo/acting/stage';
import type { BatchScript } from '../../deploy/local/demo/recipes/batch-script';
import { smallBatch } from '../../deploy/local/demo/recipes/small-batch';
import type { Page } from 'playwright-core';
import { ConsoleBrowser, DESK, looked, TABLET } from './console-browser';
import { thePlant } from './the-plant';

const plant = thePlant();
let browser: ConsoleBrowser;
let supervisor: Page;
let tomorrow = '';

/** The small blend with materials, a blender and balances of its own: 600.0 g of its cellulose are there, and the calibration of BAL-71 ends today. */
function script(): BatchScript {
  const own = JSON.parse(JSON.stringify(smallBatch()).replaceAll('RM-20', 'RM-70').replaceAll('-20', '-70').replaceAll('MBR-BLEND-1', 'MBR-PLAN-1').replaceAll('IM-BLEND-1', 'IM-PLAN-1')) as BatchScript;
  const { preparation } = own;
  const [balance, blender] = preparation.equipment;
  if (!balance || !blender) throw new Error('the small batch has a balance and a blender');
  return {
    ...own,
    recipe: { ...own.recipe, document: { ...own.recipe.document, header: { ...own.recipe.document.header, title: { en: 'Planned blend', de: 'Geplante Mischung' } } }, changeControl: 'CC-2026-0071' },
    preparation: {
      ...preparation, terminals: [],
      lots: preparation.lots.map((lot) => ({ ...lot, containers: lot.containers.map(({ code }) => ({ code, quantity: { value: '600.0', unit: 'g' } })) })),
      equipment: [{ ...balance, code: 'BAL-71', title: 'Balance of the night shift', calibrationDueInDays: 0 }, { ...balance, code: 'BAL-72', title: 'Balance of the day shift' }, { ...blender, code: 'VB-71' }],
    },
  };
}

/** What a person types for a time of the site. */
const typed = (instant: string): string => new Date(instant).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' }).slice(0, 16).replace(' ', 'T');

const line = (page: Page, number: string) => page.locator('li').filter({ hasText: number }).first();

async function choose(label: RegExp | string, option: RegExp): Promise<void> {
  await supervisor.getByRole('dialog').getByRole('combobox', { name: label }).click();
  await supervisor.getByRole('option', { name: option }).click();
}

beforeAll(async () => {
  await prepare(plant, script());
  await bringIntoForce(plant, script());
  browser = await ConsoleBrowser.start(plant.address);
  supervisor = await browser.signedIn('sup.haas', { viewport: DESK });
  tomorrow = minutesAfter(await plant.clock.now(), 24 * 60);
}, 180_000);
afterAll(() => browser.stop());

describe('B21 pre-flight on the board', () => {
  it('B21 an order is entered with its plan: when, with which balance, by whom; what will refuse it stands under its line', async () => {
    await supervisor.getByRole('button', { name: 'New order' }).click();
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByLabel('Order number').fill('PO-PLAN-2');
    await choose('Recipe', /MBR-PLAN-1/);
    await dialog.getByLabel(/^Size/).fill('600');
    await dialog.getByLabel('Planned start').fill(typed(tomorrow));
    await dialog.getByLabel('Planned end').fill(typed(minutesAfter(tomorrow, 120)));
    await choose('Balance', /BAL-71/);
    await choose('People who are planned', /Lindqvist/);
    await supervisor.keyboard.press('Escape'); // the list of people, not the dialog
    await looked(supervisor, 'order-plan');
    await dialog.getByRole('button', { name: 'Enter the order' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const order = line(supervisor, 'PO-PLAN-2');
    await order.getByText('Will be refused for 2 reasons').waitFor();
    await order.getByText(/The calibration of BAL-71 is due on/).waitFor();
    await order.getByText('1 of 2 people hold GMP-ANNUAL').waitFor();
  });

  it('B21 planned anew, its reasons go; an order that is planned before takes of its stock, and that is said with figures, in German as well', async () => {
    await line(supervisor, 'PO-PLAN-2').getByRole('button', { name: 'Plan anew' }).click();
    await choose('Balance', /BAL-72/);
    await choose('People who are planned', /Okafor/);
    await supervisor.keyboard.press('Escape');
    await supervisor.getByLabel(/^Why/).fill('BAL-71 goes to calibration');
    await looked(supervisor, 'order-plan-anew');
    await supervisor.getByRole('button', { name: 'Keep the plan' }).click();
    await supervisor.getByRole('dialog').waitFor({ state: 'hidden' });
    await line(supervisor, 'PO-PLAN-2').getByText('Nothing stands against it').waitFor();

    const before = { start: minutesAfter(tomorrow, -180), end: minutesAfter(tomorrow, -60) };
    const api = await plant.client.as('sup.haas');
    await api.post('/batch-execution/v1/orders', { site: 'HAM', number: 'PO-PLAN-1', recipe: 'MBR-PLAN-1', quantity: { value: '450', unit: 'g' }, plan: before });
    await line(supervisor, 'PO-PLAN-1').getByText('Nothing stands against it').waitFor(); // it is the first
    await line(supervisor, 'PO-PLAN-2').getByText('300.0 g of RM-7010 can be taken, 400.0 g is needed').waitFor();
    await line(supervisor, 'PO-PLAN-2').getByText(/Order PO-PLAN-1, planned for .* takes 300\.0 g before/).waitFor();
    await looked(supervisor, 'board-pre-flight');
    const german = await browser.signedIn('prod.keller', { viewport: TABLET, locale: 'de-DE', colorScheme: 'dark' });
    await german.goto(`${plant.address.url}/batches`);
    await line(german, 'PO-PLAN-2').getByText('300,0 g RM-7010 können entnommen werden, 400,0 g werden gebraucht').waitFor();
    await looked(german, 'board-pre-flight-german-dark');
  });

  it('B21 what somebody else planned meanwhile is not overwritten; a plan that is taken back takes no stock', async () => {
    await line(supervisor, 'PO-PLAN-1').getByRole('button', { name: 'Plan anew' }).click();
    const api = await plant.client.as('sup.haas');
    const { items } = await api.get<{ items: { id: string; number: string; version: number; plan: object }[] }>('/batch-execution/v1/orders');
    const first = items.find(({ number }) => number === 'PO-PLAN-1');
    await api.post(`/batch-execution/v1/orders/${first?.id ?? ''}/plan`, { version: first?.version, plan: first?.plan });
    const dialog = supervisor.getByRole('dialog');
    await dialog.getByLabel(/^Why/).fill('the customer waits');
    await dialog.getByRole('button', { name: 'Not planned any more' }).click();
    await dialog.getByText(/Somebody else changed order PO-PLAN-1 meanwhile/).waitFor();
    await looked(supervisor, 'order-plan-refused');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await line(supervisor, 'PO-PLAN-1').getByRole('button', { name: 'Plan anew' }).click();
    await dialog.getByRole('button', { name: 'Not planned any more' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await line(supervisor, 'PO-PLAN-2').getByText('Nothing stands against it').waitFor();
    expect(browser.complaints).toEqual([]);
  });
});
