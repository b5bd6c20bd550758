import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { becomeTerminal, ConsoleBrowser, DESK, looked, startStep, TABLET } from './console-browser';
import { documentedStep, SHOWN, sopPage } from './documented-step.fixture';
import { thePlant } from './the-plant';

const SOP = 'SOP-0042';
const plant = thePlant();
const script = documentedStep('PO-DOC-1', '31', SOP);
let browser: ConsoleBrowser;
let engineer: Page;

/** Date of the site, so many days from now. */
async function dayOfSite(days = 0): Promise<string> {
  const at = Date.parse(await plant.clock.now()) + days * 86_400_000;
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin', year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const row = () => engineer.getByRole('row').filter({ has: engineer.getByText(SOP, { exact: true }) });

/** Chooses the file, number and date of a new version, and sends it. */
async function addsVersion(version: number, fileName: string, date: string, content = sopPage(SOP, version)): Promise<void> {
  const dialog = engineer.getByRole('dialog');
  if (!(await dialog.isVisible())) await row().getByRole('button', { name: 'New version' }).click();
  await dialog.locator('input[type=file]').setInputFiles({ name: fileName, mimeType: 'application/octet-stream', buffer: content });
  await dialog.getByLabel('Number of the version').fill(String(version));
  await dialog.getByLabel('In effect from').fill(date);
  await dialog.getByRole('button', { name: 'New version' }).click();
}

beforeAll(async () => {
  browser = await ConsoleBrowser.start(plant.address);
  engineer = await browser.signedIn('eng.tanaka', { viewport: DESK });
}, 180_000);
afterAll(() => browser.stop());

describe('A9 the register of documents', () => {
  it('an engineer registers an SOP and adds its version; what is not what its name says is refused in place', async () => {
    await engineer.goto(`${plant.address.url}/recipes`);
    await engineer.getByRole('link', { name: 'Documents' }).click();
    await engineer.getByRole('button', { name: 'New document' }).click();
    const dialog = engineer.getByRole('dialog');
    await dialog.getByLabel('Code').fill(SOP);
    await dialog.getByLabel('Title in English').fill('Weighing of samples');
    await dialog.getByLabel('Title in German').fill('Wiegen von Proben');
    await dialog.getByRole('button', { name: 'New document' }).click();
    await row().getByText('No version yet').waitFor();
    await addsVersion(1, 'sop.png', await dayOfSite());
    await dialog.getByRole('alert').getByText('The file is not what its name says').waitFor();
    await looked(engineer, 'document-refused');
    await addsVersion(1, 'sop.pdf', await dayOfSite());
    await dialog.waitFor({ state: 'hidden' });
    await row().getByText('In effect', { exact: true }).waitFor();
    await addsVersion(2, 'sop-2.pdf', await dayOfSite(30));
    await dialog.waitFor({ state: 'hidden' });
    await row().getByRole('button', { name: 'version 2' }).waitFor();
    await looked(engineer, 'documents');
  });
});

describe('A9 a step with its documents, in German, on a tablet', () => {
  let operator: Page;
  let runId: string;

  beforeAll(async () => {
    await prepare(plant, script);
    await bringIntoForce(plant, script);
    ({ runId } = await BatchOnFloor.begin(plant, script));
    operator = await browser.signedIn('op.berger', { locale: 'de-DE', viewport: TABLET });
    await becomeTerminal(operator, `TAB-CP-31.${plant.client.terminalSecret('TAB-CP-31')}`);
    await operator.locator('button.person').waitFor();
  }, 120_000);

  it('the operator sees the instruction, the picture and what it shows in German, and opens the SOP of the day', async () => {
    await operator.goto(`${plant.address.url}/batches/${runId}/steps/weigh-sample`);
    await operator.getByText('Vor dem Ablesen beide Türen schließen.').waitFor();
    const picture = operator.getByRole('img', { name: SHOWN.de });
    await picture.waitFor();
    expect(await picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)).toBe(320);
    await startStep(operator);
    await operator.getByText('Masse', { exact: true }).first().waitFor();
    await operator.getByRole('heading', { name: 'Arbeiten nach' }).waitFor();
    await operator.getByText('gültig ab', { exact: false }).waitFor();
    await looked(operator, 'step-documents');
    const [answer] = await Promise.all([
      operator.waitForResponse((response) => response.url().includes('/documents/') && response.url().endsWith('/versions/1/file') && response.headers()['content-type'] === 'application/pdf'),
      operator.getByRole('button', { name: `${SOP}, Version 1` }).click(),
    ]);
    const { pathname } = new URL(answer.url());
    expect(hashOf(await (await plant.client.as('op.berger')).download(pathname.replace('/api', '')))).toBe(hashOf(sopPage(SOP, 1)));
    await picture.click();
    await operator.getByRole('dialog').getByRole('img', { name: SHOWN.de }).waitFor();
    await operator.keyboard.press('Escape');
  });

  it('with a newer version in effect the step still opens the one of its start', async () => {
    await addsVersion(3, 'sop-3.pdf', await dayOfSite());
    await row().getByRole('button', { name: 'version 3' }).waitFor();
    await operator.reload();
    await operator.getByRole('button', { name: `${SOP}, Version 1` }).waitFor();
    const second = documentedStep('PO-DOC-2', '31', SOP);
    const { runId: later } = await BatchOnFloor.begin(plant, second);
    await operator.goto(`${plant.address.url}/batches/${later}/steps/weigh-sample`);
    await operator.getByRole('button', { name: `${SOP}, Version 3` }).waitFor();
  });

  it('H3 the operator reads the new version and signs that he understood it, and only then begins by it', async () => {
    const card = operator.url();
    const start = operator.locator('.card-bottom').getByRole('button', { name: 'Starten', exact: true });
    await start.click();
    await operator.getByText('Neue Version eines Dokuments nicht gelesen').waitFor();
    await operator.goto(`${plant.address.url}/tasks`);
    const task = operator.locator('.panel').filter({ hasText: `${SOP} v3` });
    await task.getByText('Wiegen von Proben').waitFor();
    await looked(operator, 'tasks-document');
    await Promise.all([
      operator.waitForResponse((response) => response.url().endsWith('/versions/3/file') && response.ok()),
      task.getByRole('button', { name: 'Lesen', exact: true }).click(),
    ]);
    await operator.bringToFront();
    await task.getByRole('button', { name: /Gelesen und verstanden/ }).click();
    await browser.sign(operator, 'op.berger');
    await task.waitFor({ state: 'detached' });
    await plant.clock.settled();
    await operator.goto(card);
    await start.click();
    await operator.getByText('Masse', { exact: true }).first().waitFor();
    expect(browser.complaints).toEqual([]);
  });
});

describe('A9 A13 documents and pictures in the designer', () => {
  it('a document that is not registered and a missing translation are flagged while the recipe is written; registered ones are offered', async () => {
    const { document } = documentedStep('PO-DOC-3', '32', 'SOP-NOT-THERE').recipe;
    const draft = JSON.parse(JSON.stringify(document).replace('PIC-32', 'PIC-31').replace(`,"de":"${SHOWN.de}"`, '')) as object;
    const { aggregate } = await (await plant.client.as('eng.tanaka')).post<{ aggregate: string }>('/recipes/v1/versions', { site: 'HAM', document: draft, changeControl: 'CC-2026-0093' });
    await engineer.goto(`${plant.address.url}/recipes/${aggregate}/design?node=weigh-sample`);
    const trouble = (text: string) => engineer.locator('.trouble').filter({ hasText: text });
    await trouble('SOP-NOT-THERE, which the site has not registered').waitFor();
    await trouble('has no German text').waitFor();
    const field = engineer.getByRole('group', { name: /^Documents/ }).locator('input[type=text], input:not([type])').first();
    await field.fill('SOP-00');
    await engineer.getByRole('option', { name: SOP }).click();
    await trouble('has not registered').waitFor({ state: 'detached' });
    await looked(engineer, 'designer-documents');
    await engineer.getByRole('button', { name: 'Save the draft' }).click();
    await engineer.getByText('Saved', { exact: true }).waitFor();
    expect(browser.complaints).toEqual([]);
  });
});
