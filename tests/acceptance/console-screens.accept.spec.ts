import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { smallBatch } from '../../deploy/local/demo/recipes/small-batch';
import { ConsoleBrowser, DESK, looked, seriousFindings } from './console-browser';
import { refusalOf } from './scenario';
import { thePlant } from './the-plant';

const plant = thePlant();
const script = { ...smallBatch(), order: { ...smallBatch().order, number: 'PO-SCREENS-1' } };
let browser: ConsoleBrowser;

beforeAll(async () => {
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  browser = await ConsoleBrowser.start(plant.address);
}, 180_000);
afterAll(() => browser.stop());

/** The recipe of the document for newcomers. */
const firstRecipe = (): string => /```json\n([\s\S]*?)```/.exec(readFileSync(resolve(__dirname, '../../docs/first-recipe.md'), 'utf8'))?.[1] ?? '';

describe('N7 the screens that are visited seldom', () => {
  let quality: Page;

  it('shows a recipe from all its sides', async () => {
    quality = await browser.signedIn('qa.weiss', { viewport: DESK });
    await quality.getByRole('link', { name: 'Recipes' }).click();
    await quality.locator('tr').filter({ hasText: script.recipe.document.header.code }).getByRole('link', { name: /^v\d/ }).first().click();
    await quality.getByRole('tree').waitFor();
    for (const [tab, name] of [[/^Recipe$/, 'recipe-whole'], [/Findings/, 'recipe-findings'], ['Simulation', 'recipe-simulation'], ['Changes', 'recipe-changes'], ['History', 'recipe-history']] as const) {
      await quality.getByRole('tab', { name: tab }).click();
      await quality.getByRole('tabpanel').waitFor();
      if (tab === 'Simulation') await quality.getByText('Nothing: everything as it should be').waitFor();
      await looked(quality, name);
    }
    await quality.getByRole('cell', { name: 'Brought into force' }).waitFor();
  });

  it('A2 takes a pasted recipe as a draft, and names what is wrong with one', async () => {
    const engineer = await browser.signedIn('eng.moreau', { viewport: DESK });
    await engineer.getByRole('heading', { name: 'Recipes' }).waitFor();
    await engineer.getByRole('button', { name: 'New draft' }).click();
    await engineer.getByLabel('Change control').fill('CC-2026-0050');
    await engineer.getByLabel('Document (JSON)').fill(firstRecipe().replace('"places": 1', '"placs": 1'));
    await engineer.getByRole('button', { name: 'Save the draft' }).click();
    await engineer.getByRole('alert').getByText('placs', { exact: false }).first().waitFor();
    await looked(engineer, 'recipe-refused');
    await engineer.getByLabel('Document (JSON)').fill(firstRecipe());
    await engineer.getByRole('button', { name: 'Save the draft' }).click();
    await engineer.getByRole('button', { name: 'Submit to review' }).waitFor();
    await engineer.getByRole('tab', { name: 'Simulation' }).click();
    await engineer.getByText('The draft was rehearsed now', { exact: false }).waitFor();
    await looked(engineer, 'recipe-draft');
  });

  it('H2 I6 shows what people are qualified for, and what was refused', async () => {
    const operator = await plant.client.as('op.berger');
    await refusalOf(operator.post('/batch-execution/v1/orders', { ...script.order, site: 'HAM', recipe: 'MBR-BLEND-1', number: 'PO-REFUSED' }));
    await plant.clock.settled();
    await quality.getByRole('link', { name: 'People' }).click();
    await quality.getByRole('tab', { name: 'Qualifications' }).click();
    await quality.getByText('GMP-ANNUAL').first().waitFor();
    await looked(quality, 'qualifications');
    await quality.getByRole('tab', { name: 'Security events' }).click();
    await quality.getByRole('row', { name: /Without the right.*E1001/ }).first().waitFor();
    await looked(quality, 'security-events');
  });

  it('shows a device that is no terminal, to somebody who may not change that', async () => {
    const operator = await browser.signedIn('op.okafor');
    await operator.goto(`${plant.address.url}/device`);
    await operator.getByRole('heading', { name: 'This device' }).waitFor();
    await looked(operator, 'device');
  });

  it('I4 lets an administrator make a terminal of a device, and take it out of service with a reason', async () => {
    const administrator = await browser.signedIn('it.admin');
    await administrator.goto(`${plant.address.url}/device`);
    await administrator.getByRole('button', { name: 'New terminal' }).click();
    await administrator.getByLabel('Code').fill('TAB-PK-09');
    await administrator.getByLabel('Area').fill('PACKAGING');
    await administrator.getByRole('textbox', { name: 'Name' }).fill('Tablet of the second packaging line');
    await looked(administrator, 'device-new');
    await administrator.getByRole('button', { name: 'Make this device it' }).click();
    await administrator.getByRole('button', { name: 'It is no terminal' }).waitFor();
    expect(await administrator.evaluate(() => localStorage.getItem('batchwright.terminal'))).toMatch(/^TAB-PK-09\.[0-9a-f]{64}$/);
    await looked(administrator, 'device-terminal');
    await administrator.getByRole('button', { name: 'Revoke TAB-PK-09' }).click();
    await administrator.getByLabel('Why').fill('The tablet was dropped.');
    await administrator.getByRole('button', { name: 'Revoke', exact: true }).click();
    await administrator.getByRole('button', { name: /^TAB-PK-09/ }).waitFor({ state: 'detached' });
    await administrator.getByRole('button', { name: 'It is no terminal' }).waitFor({ state: 'detached' });
    expect(browser.complaints).toEqual([]);
  });

  it('N7 a look at a screen finds targets that are too small, and does not take for small what a bar covers until one scrolls', async () => {
    const page = await browser.signedIn('op.okafor');
    await page.goto(`${plant.address.url}/device`);
    await page.getByRole('heading', { name: 'This device' }).waitFor();
    await page.evaluate(`(() => {
      const put = (tag, name, style) => {
        const element = document.createElement(tag);
        element.textContent = name;
        element.id = name;
        element.style.cssText = style;
        document.body.append(element);
      };
      put('div', 'room', 'height: 3000px');
      put('button', 'left', 'position: absolute; top: 1000px; left: 0; width: 12px; height: 12px; padding: 0; overflow: hidden');
      put('button', 'right', 'position: absolute; top: 1000px; left: 12px; width: 12px; height: 12px; padding: 0; overflow: hidden');
      put('button', 'covered', 'position: absolute; top: 1400px; left: 200px; width: 120px; height: 48px');
      put('button', 'bar', 'position: fixed; bottom: 0; left: 0; width: 100%; height: 60px');
      window.scrollTo(0, 1400 + 12 + 60 - window.innerHeight);
    })()`);
    expect((await seriousFindings(page)).filter((finding) => finding.startsWith('target-size')).sort()).toEqual(['target-size: #left', 'target-size: #right']);
    await page.close();
  });
});
