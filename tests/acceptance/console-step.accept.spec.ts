import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { becomeTerminal, ConsoleBrowser, looked, startStep } from './console-browser';
import { pressCheck } from './press-check.fixture';
import { refusalOf } from './scenario';
import { thePlant } from './the-plant';

const plant = thePlant();
let browser: ConsoleBrowser;
let operator: Page;
let runId: string;

beforeAll(async () => {
  const script = pressCheck('PO-PRESS-1');
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  ({ runId } = await BatchOnFloor.begin(plant, script));
  browser = await ConsoleBrowser.start(plant.address);
  operator = await browser.signedIn('op.lindqvist');
  await atTablet(operator);
}, 180_000);
afterAll(() => browser.stop());

/** Tells a browser that it is the tablet of the small press. */
async function atTablet(page: Page): Promise<void> {
  await becomeTerminal(page, `TAB-CP-09.${plant.client.terminalSecret('TAB-CP-09')}`);
  await page.locator('button.person').waitFor(); // signed in again: a page that is left before is signed out
}

const toStep = (page: Page, step: string) => page.goto(`${plant.address.url}/batches/${runId}/steps/${step}`);
const primary = (page: Page, name: string) => page.locator('.card-bottom').getByRole('button', { name, exact: true });
const keypad = (page: Page) => page.getByRole('group', { name: /Number keys/ });
const signatures = (page: Page) => page.locator('.card-side .panel').filter({ has: page.getByRole('heading', { name: 'Signatures' }) });
const NAMES: Readonly<Record<string, string>> = { '.': 'Decimal point', '-': 'Plus or minus' };

/** As gloves do: key after key of the keypad. */
async function keyIn(page: Page, number: string): Promise<void> {
  for (const key of number) await keypad(page).getByRole('button', { name: NAMES[key] ?? key, exact: true }).click();
}

/** The supervisor comes to the tablet; the dialog of the signature is open. */
async function supervisorSignsHere(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Signs here' }).click();
  await page.getByRole('option', { name: /Jutta Haas/ }).click();
}

/** What the service says to a command at the step as it stands now. */
async function refusedByService(step: string, act: string, body: Record<string, unknown>): Promise<{ status: number; detail: string }> {
  const person = (await plant.client.as('op.lindqvist')).at('TAB-CP-09');
  const path = `/batch-execution/v1/runs/${runId}/steps/${step}`;
  const { version } = await person.get<{ version: number }>(path);
  const { answer } = await refusalOf(person.post(`${path}/${act}`, { version, ...body }));
  return { status: answer.status, detail: (answer.body as { detail?: string }).detail ?? '' };
}

describe('B7 A11: a step under the eyes of a witness', () => {
  it('begins only when the witness has signed before it', async () => {
    await toStep(operator, 'set-press');
    await operator.getByText('Step 1 of 3').waitFor();
    expect(await primary(operator, 'Start').count()).toBe(0);
    expect(await refusedByService('set-press', 'start', {})).toMatchObject({ status: 409 });
    await primary(operator, 'Sign').click();
    await supervisorSignsHere(operator);
    await browser.sign(operator, 'sup.haas');
    await startStep(operator);
    await primary(operator, 'Record').waitFor();
  });

  it('ends only when the same witness has signed after it, and says so in a sentence', async () => {
    await keyIn(operator, '-0.25');
    await primary(operator, 'Record').click();
    await primary(operator, 'Sign').waitFor();
    expect(await primary(operator, 'Complete step').count()).toBe(0);
    const refused = await refusedByService('set-press', 'completion', {});
    expect(refused).toEqual({ status: 409, detail: await operator.locator('.card-help').textContent() });
    await looked(operator, 'step-witness');
    await primary(operator, 'Sign').click();
    await supervisorSignsHere(operator);
    await browser.sign(operator, 'sup.haas');
    await primary(operator, 'Complete step').click();
    await primary(operator, 'Next step').waitFor();
    const given = await signatures(operator).textContent();
    expect(given?.match(/Jutta Haas \(E1010\)/g)).toHaveLength(2);
    expect(given).toContain('before the start');
    expect(given).toContain('after the work');
  });
});

describe('B4: a table on the tablet', () => {
  it('is filled in row after row, without a key for what cannot be', async () => {
    await toStep(operator, 'weigh-tablets');
    await startStep(operator);
    for (const [at, mass] of ['99.8', '100.4', '101.0', '99.5', '100.2'].entries()) {
      await operator.getByRole('heading', { name: `${at + 1}. Mass` }).waitFor();
      expect(await keypad(operator).getByRole('button', { name: 'Plus or minus' }).count()).toBe(0);
      await keyIn(operator, mass);
      if (at === 2) await looked(operator, 'step-table');
      await primary(operator, 'Record').click();
    }
    await primary(operator, 'Complete step').waitFor();
    expect((await operator.locator('.entry-line .entry-value').allTextContents()).map((text) => text.trim())).toEqual(['99.8mg', '100.4mg', '101.0mg', '99.5mg', '100.2mg']);
    await primary(operator, 'Complete step').click();
    await primary(operator, 'Next step').waitFor();
  });
});

describe('B6: a recorded value is corrected', () => {
  it('refuses a correction without a reason, in the browser and at the service', async () => {
    await toStep(operator, 'measure-hardness');
    await startStep(operator);
    await primary(operator, 'Record').waitFor();
    await keyIn(operator, '55.0');
    await primary(operator, 'Record').click();
    await primary(operator, 'Sign').click();
    await supervisorSignsHere(operator);
    await browser.sign(operator, 'sup.haas');
    await primary(operator, 'Complete step').waitFor();
    await operator.getByRole('button', { name: /^Hardness/ }).click();
    await primary(operator, 'Correct').waitFor();
    await keyIn(operator, '58.0');
    expect(await primary(operator, 'Correct').isDisabled()).toBe(true);
    expect(await operator.locator('.card-help').textContent()).toBe('A correction without a reason is not recorded.');
    await looked(operator, 'step-correction');
    const { status } = await refusedByService('measure-hardness', 'corrections', { entry: 'hardness', value: '58.0', reason: ' ' });
    expect(status).toBeGreaterThanOrEqual(400);
  });

  it('shows both values with the reason, and the earlier signature as covering the value before', async () => {
    await operator.getByLabel('Why is it corrected?').fill('Read again: the 5 was an 8');
    await primary(operator, 'Correct').click();
    await primary(operator, 'Sign').waitFor();
    const line = await operator.getByRole('button', { name: /^Hardness/ }).textContent();
    for (const words of ['55.0', 'Read again: the 5 was an 8', '58.0']) expect(line).toContain(words);
    expect(await signatures(operator).textContent()).toContain('covers the value before');
    await looked(operator, 'step-corrected');
  });
});

describe('I7: where popups are blocked', () => {
  it('signs by a redirect that comes back to the same step, with what was typed kept and the signature recorded', async () => {
    await operator.addInitScript('window.open = () => null');
    await toStep(operator, 'measure-hardness');
    await operator.getByRole('button', { name: /^Look of the break/ }).click();
    await operator.getByLabel('Look of the break').last().fill('Even, without layers');
    await signatures(operator).getByRole('button', { name: 'Sign' }).click();
    await supervisorSignsHere(operator);
    await operator.getByRole('button', { name: 'Sign now' }).click();
    await browser.authenticate(operator, 'sup.haas');
    await operator.waitForURL(`**/batches/${runId}/steps/measure-hardness`);
    await operator.getByText('Signed and recorded').waitFor();
    await looked(operator, 'signed-by-redirect');
    await operator.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await primary(operator, 'Complete step').waitFor();
    await operator.getByText('Nils Lindqvist').first().waitFor(); // the operator is still who works here
    const [given] = await signatures(operator).getByRole('listitem').allTextContents();
    expect(given).toContain('Jutta Haas (E1010)');
    expect(given).not.toContain('covers the value before');
    await operator.getByRole('button', { name: /^Look of the break/ }).click();
    expect(await operator.getByLabel('Look of the break').last().inputValue()).toBe('Even, without layers');
  });

  it('leaves no page that has complained', () => {
    expect(browser.complaints).toEqual([]);
  });
});
