import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { ConsoleBrowser, looked } from './console-browser';
import { pressCheck } from './press-check.fixture';
import { thePlant } from './the-plant';

const plant = thePlant();
let browser: ConsoleBrowser;
let supervisor: Page;
let runId: string;

beforeAll(async () => {
  const script = pressCheck('PO-MOVES-1', '19');
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  ({ runId } = await BatchOnFloor.begin(plant, script));
  browser = await ConsoleBrowser.start(plant.address);
  supervisor = await browser.signedIn('sup.haas');
}, 180_000);
afterAll(() => browser.stop());

const toStep = (page: Page, step: string) => page.goto(`${plant.address.url}/batches/${runId}/steps/${step}`);
const waysOut = (page: Page) => page.locator('.card-bottom').getByRole('button', { name: /^(Ways out|Auswege)$/ });

async function closeAsNotApplicable(page: Page, reason: string): Promise<void> {
  await waysOut(page).click();
  await page.getByLabel('What shall be done?').selectOption('not-applicable');
  await page.getByRole('dialog').getByLabel('Reason').fill(reason);
  await page.getByRole('button', { name: 'Read and sign' }).click();
}

describe('B12 shift handover in the browser', () => {
  it('is given by one and taken by another, each with a signature, and waits on the board in between', async () => {
    await supervisor.goto(`${plant.address.url}/batches/${runId}`);
    await supervisor.getByLabel('What the next shift has to know').fill('The hardness tester is being repaired.');
    await supervisor.getByRole('button', { name: 'Hand over and sign' }).click();
    await browser.sign(supervisor, 'sup.haas');
    await supervisor.getByText('Given by Jutta Haas', { exact: false }).waitFor();
    await supervisor.goto(`${plant.address.url}/batches`);
    await supervisor.getByText('Handover waits').first().waitFor();
    const next = await browser.signedIn('prod.keller');
    await next.goto(`${plant.address.url}/batches/${runId}`);
    await looked(next, 'handover');
    await next.getByRole('button', { name: 'Take over and sign' }).click();
    await browser.sign(next, 'prod.keller');
    await next.getByText('Taken by Max Keller', { exact: false }).waitFor();
  });
});

describe('B20 a refusal on the step card names its ways out, and who may make them', () => {
  it('of a run that is held: in English, and in German', async () => {
    const api = await plant.client.as('sup.haas');
    await api.post(`/batch-execution/v1/runs/${runId}/commands`, { command: 'start' });
    await api.post(`/batch-execution/v1/runs/${runId}/commands`, { command: 'hold', reason: 'fire alarm' });
    await toStep(supervisor, 'measure-hardness');
    await supervisor.getByText('Restart the run').waitFor();
    expect(await supervisor.locator('.moves').textContent()).toContain('(operator, dispenser, supervisor)');
    await looked(supervisor, 'step-moves');
    const german = await browser.signedIn('op.lindqvist', { locale: 'de-DE' });
    await toStep(german, 'measure-hardness');
    await german.getByText('Lauf wieder anfahren').waitFor();
    await looked(german, 'step-moves-german');
    await api.post(`/batch-execution/v1/runs/${runId}/commands`, { command: 'restart' });
  });

  it('of a step that cannot be done: not without a deviation that quality approved before the act', async () => {
    await toStep(supervisor, 'measure-hardness');
    await closeAsNotApplicable(supervisor, 'The hardness tester is out of order.');
    const refusal = supervisor.getByRole('dialog').getByRole('alert');
    await refusal.getByText('Approve a deviation that permits it once').waitFor();
    expect(await refusal.textContent()).toContain('(quality assurance)');
    await looked(supervisor, 'move-refused');
    await supervisor.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    expect(await plant.client.as('sup.haas').then((api) => api.get(`/batch-execution/v1/runs/${runId}/steps/measure-hardness`))).toMatchObject({ status: 'ready' });
  });

  it('is approved by quality in the browser, closes the step with a signature, and is an exception that quality sees', async () => {
    const quality = await browser.signedIn('qa.weiss');
    await quality.goto(`${plant.address.url}/review/${runId}`);
    await quality.getByRole('button', { name: 'Approve a deviation' }).click();
    await quality.getByLabel('Number of the deviation').fill('DEV-2026-019');
    await quality.getByLabel('Step', { exact: true }).selectOption('measure-hardness');
    await quality.getByLabel('What it permits').selectOption('not-applicable');
    await quality.getByLabel('Impact on the product').fill('None: placebo.');
    await quality.getByLabel('Reason').fill('The tester is being repaired.');
    await quality.getByRole('button', { name: 'Approve and sign' }).click();
    await browser.sign(quality, 'qa.weiss');
    await plant.clock.settled();
    await toStep(supervisor, 'measure-hardness');
    await waysOut(supervisor).click();
    await supervisor.getByLabel('What shall be done?').selectOption('not-applicable');
    await looked(supervisor, 'moves');
    await supervisor.getByRole('dialog').getByLabel('Reason').fill('The hardness tester is out of order.');
    await supervisor.getByRole('button', { name: 'Read and sign' }).click();
    await supervisor.getByText('under deviation DEV-2026-019', { exact: false }).waitFor();
    await browser.sign(supervisor, 'sup.haas');
    await supervisor.getByText('Closed as not applicable under a deviation').waitFor();
    await looked(supervisor, 'step-not-applicable');
    await quality.goto(`${plant.address.url}/exceptions?run=${runId}`);
    await quality.getByRole('link', { name: 'Closed as not applicable under a deviation' }).waitFor();
    expect(browser.complaints).toEqual([]);
  });
});
