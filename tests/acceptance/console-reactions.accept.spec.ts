import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { ConsoleBrowser, looked } from './console-browser';
import { withSeries } from './series-step.fixture';
import { thePlant } from './the-plant';

const plant = thePlant();
let browser: ConsoleBrowser;
let runId: string;

beforeAll(async () => {
  const script = withSeries('PO-SERIES-1', '27');
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  ({ runId } = await BatchOnFloor.begin(plant, script));
  browser = await ConsoleBrowser.start(plant.address);
}, 180_000);
afterAll(() => browser.stop());

const path = (step: string): string => `/batch-execution/v1/runs/${runId}/steps/${step}`;
const toStep = (page: Page, step: string) => page.goto(`${plant.address.url}/batches/${runId}/steps/${step}`);
/** What an operator does at a step, over the interface. */
async function act(step: string, what: string, body: object): Promise<void> {
  const person = (await plant.client.as('op.lindqvist')).at('TAB-CP-27');
  const { version } = await person.get<{ version: number }>(path(step));
  await person.post(`${path(step)}/${what}`, { version, ...body });
}
const weigh = (row: number, value: string): Promise<void> => act('tablet-masses', 'entries', { entry: 'tablets', row, column: 'mass', value });
async function drum(row: number): Promise<void> {
  await act('fill-drums', 'entries', { entry: 'drums', row, column: 'code', value: `PR27-${row}` });
  await act('fill-drums', 'entries', { entry: 'drums', row, column: 'net', value: '20.0' });
}

describe('A10 a failed check in the browser', () => {
  let supervisor: Page;

  it('the card says what is due, what a failure means and how many attempts are left', async () => {
    supervisor = await browser.signedIn('sup.haas');
    await supervisor.goto(`${plant.address.url}/batches`);
    await supervisor.getByRole('heading').first().waitFor();
    for (const step of ['fill-drums', 'tablet-masses']) await act(step, 'start', {});
    await weigh(1, '99.9');
    await weigh(2, '100.3');
    await drum(1);
    const operator = await browser.signedIn('op.lindqvist');
    await toStep(operator, 'tablet-masses');
    const side = operator.getByRole('complementary');
    await side.getByText('Attempts left').waitFor();
    expect(await side.textContent()).toMatch(/chosen by quality assurance:.*Adjust the fill depth.*Change the punch/s);
    await looked(operator, 'step-series');
  });

  it('whom the plan names is told on the page that is open; the attempts run out, and the next value is refused with the way out', async () => {
    await weigh(3, '90.1');
    const notice = supervisor.locator('.new-exception').first();
    await notice.getByText('The reaction plan tells: supervisor', { exact: false }).waitFor();
    await looked(supervisor, 'reaction-notice');
    await weigh(4, '91.0');
    await weigh(5, '90.4');
    const operator = await browser.signedIn('op.lindqvist', { locale: 'de-DE' });
    await toStep(operator, 'tablet-masses');
    await operator.getByText('Kein Versuch mehr übrig').waitFor();
    await expect(weigh(7, '100.0')).rejects.toThrow('attempts-used-up');
    await looked(operator, 'step-series-used-up');
  });

  it('an approver chooses one of the recoveries of the plan, and signs; then the series goes on', async () => {
    const quality = await browser.signedIn('qa.weiss');
    await toStep(quality, 'tablet-masses');
    await quality.getByRole('button', { name: 'Choose a recovery' }).click();
    const dialog = quality.getByRole('dialog');
    await dialog.getByLabel('Which recovery of the plan').selectOption({ label: 'Change the punch' });
    await dialog.getByLabel('Reason').fill('The punch is worn.');
    await looked(quality, 'reaction-recovery');
    await dialog.getByRole('button', { name: 'Read and sign' }).click();
    await quality.getByText('I choose the recovery “Change the punch”', { exact: false }).waitFor();
    await browser.sign(quality, 'qa.weiss');
    await quality.getByText('Recovery that is tried').waitFor();
    await weigh(7, '100.0');
    await weigh(8, '100.1');
  });

  it('the exception names the drums since the last good check; they are blocked in stock until it is decided', async () => {
    const quality = await browser.signedIn('qa.weiss');
    const operator = (await plant.client.as('op.lindqvist')).at('TAB-CP-27');
    await operator.post('/resources/v1/lots/production', { site: 'HAM', number: 'PR-27', material: 'IM-PRESS-27', title: 'Placebo tablets', runId, runNumber: 'PR-2026-27', containers: [{ code: 'PR27-1', quantity: { value: '20.0', unit: 'g' } }] });
    await plant.clock.settled();
    await quality.goto(`${plant.address.url}/exceptions?run=${runId}`);
    await quality.getByRole('link', { name: /check/i }).first().click();
    await quality.getByText('Blocked until this is decided:').waitFor();
    expect(await quality.locator('main').textContent()).toContain('PR27-1');
    await looked(quality, 'exception-set-aside');
    const drumNow = async () => operator.get<{ suitable: boolean; findings: { axis: string; detail: string }[] }>('/resources/v1/containers/PR27-1');
    expect((await drumNow()).findings).toEqual(expect.arrayContaining([expect.objectContaining({ axis: 'block', detail: expect.stringContaining('a check failed') as string })]));
    expect(browser.complaints).toEqual([]);
  });
});
