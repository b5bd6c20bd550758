import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { eventually } from '../../deploy/local/demo/acting/stage';
import { verifyPackage } from '../../deploy/local/demo/acting/verify-package';
import type { BatchScript } from '../../deploy/local/demo/recipes/batch-script';
import { MOISTURE_SLIP, smallBatch } from '../../deploy/local/demo/recipes/small-batch';
import { ConsoleBrowser, looked, TABLET } from './console-browser';
import { before, exceptionsOf, refusalOf, rejected } from './scenario';
import { thePlant } from './the-plant';

const plant = thePlant();
let browser: ConsoleBrowser;
let batch: BatchOnFloor;
/** A second batch, in its second step. */
let running: BatchOnFloor;
let script: BatchScript;
let quality: Page;
let disposer: Page;
let production: Page;
/** Batches that hold equipment until they are over. */
const open = new Set<string>();

/** The small batch with equipment and containers of its own, and a moisture that slips. */
function reviewScript(order: string): BatchScript {
  const own = JSON.parse(JSON.stringify(smallBatch()).replaceAll('BAL-09', 'BAL-19').replaceAll('VB-02', 'VB-12').replaceAll('DC-BL-', 'DC-RV-')) as BatchScript;
  const acts = own.acts.map((act) => (act.act === 'enter' && act.step === MOISTURE_SLIP.step ? { ...act, values: [{ entry: MOISTURE_SLIP.entry, value: MOISTURE_SLIP.value }] } : act));
  return { ...own, order: { ...own.order, number: order }, acts };
}

async function begin(of: BatchScript): Promise<BatchOnFloor> {
  await prepare(plant, of);
  await bringIntoForce(plant, of);
  const begun = await BatchOnFloor.begin(plant, of);
  open.add(begun.runId);
  return begun;
}

beforeAll(async () => {
  script = reviewScript('PO-REVIEW-1');
  batch = await begin(script);
  await batch.play(0, before(script, 'weigh-blend', 'start'));
  browser = await ConsoleBrowser.start(plant.address);
}, 180_000);
afterAll(async () => {
  await browser.stop();
  for (const runId of open) if (!['releasing', 'released', 'rejected'].includes(await stage(runId))) await rejected(plant, runId, 'its test is over');
});

const toReview = async (page: Page, runId: string): Promise<void> => {
  await page.goto(`${plant.address.url}/review/${runId}`);
  await page.getByRole('heading', { name: 'What release asks for' }).waitFor();
};
const panel = (page: Page, heading: string) => page.locator('.panel').filter({ has: page.getByRole('heading', { name: heading, exact: true }) });
const stage = async (runId: string): Promise<string> => (await (await plant.client.as('qp.romano')).get<{ stage: string }>(`/review/v1/batches/${runId}`)).stage;

describe('F7 gmp 9: a release that comes too early', () => {
  it('is refused on the screen, naming the open step, the exception and the reviews', async () => {
    const [exception] = await exceptionsOf(plant, batch.runId);
    expect(exception).toMatchObject({ state: 'open', step: { key: MOISTURE_SLIP.step } });
    disposer = await browser.signedIn('qp.romano', { viewport: TABLET });
    await toReview(disposer, batch.runId);
    await disposer.getByRole('button', { name: 'Release', exact: true }).click();
    const refusal = disposer.getByRole('dialog').getByRole('alert');
    await refusal.getByRole('link', { name: 'Outside the action limit' }).waitFor();
    await refusal.getByText('Moisture of the blend', { exact: false }).waitFor();
    const words = await refusal.textContent();
    for (const point of ['The batch is not executed: Running', 'Steps are open: ', 'Exceptions wait for their decision: ', 'The production review is open: not signed yet', 'The quality review is open: not signed yet']) expect(words).toContain(point);
    expect(words).not.toContain(exception?.id ?? 'no exception');
    await looked(disposer, 'release-refused');
    await disposer.getByRole('button', { name: 'Cancel' }).click();
    expect(await stage(batch.runId)).toBe('collecting');
  });
});

describe('F1 F2: an exception is judged', () => {
  it('is decided by quality with a signature, in the browser', async () => {
    await batch.play(before(script, 'weigh-blend', 'start'));
    await plant.clock.settled();
    quality = await browser.signedIn('qa.weiss', { viewport: TABLET });
    await quality.goto(`${plant.address.url}/exceptions?run=${batch.runId}`);
    await looked(quality, 'exceptions-of-batch');
    await quality.getByRole('link', { name: 'Outside the action limit' }).click();
    await quality.getByRole('combobox', { name: 'Classed as' }).click();
    await quality.getByRole('option', { name: 'Minor deviation' }).click();
    await quality.getByLabel('Why').fill('The blend was dried again; the assay is not affected.');
    await looked(quality, 'exception-limit');
    await quality.getByRole('button', { name: 'Decide and close' }).click();
    await browser.sign(quality, 'qa.weiss');
    await quality.getByText('Closed', { exact: true }).first().waitFor();
    await looked(quality, 'exception-decided');
  });
});

describe('F7 B1 gmp 9: review and release in the browser', () => {
  it('is reviewed by production, then by quality', async () => {
    production = await browser.signedIn('prod.keller', { viewport: TABLET });
    await toReview(production, batch.runId);
    await production.locator('.plain-list').getByText('The batch is executed').waitFor();
    await production.getByLabel('Remark').fill('Moisture discussed with the shift.');
    await looked(production, 'review-production');
    await production.getByRole('button', { name: 'Sign production review' }).click();
    await browser.sign(production, 'prod.keller');
    await panel(production, 'What was decided').getByText('Max Keller', { exact: false }).waitFor();
    await toReview(quality, batch.runId);
    await quality.getByRole('button', { name: 'Sign quality review' }).click();
    await browser.sign(quality, 'qa.weiss');
    await panel(quality, 'What was decided').getByText('Quality review', { exact: true }).waitFor();
  });

  it('F6 waits for the review of the audit trail, which names the changes, and is signed by quality', async () => {
    const trail = panel(quality, 'Audit trail of the batch');
    await trail.getByText('waits for its review').waitFor();
    await trail.getByText('The blend was dried again', { exact: false }).waitFor();
    const refused = await refusalOf((await plant.client.as('qp.romano')).signed(`/review/v1/batches/${batch.runId}/disposition`, { decision: 'release' }));
    expect(JSON.stringify(refused)).toContain('audit-trail-reviewed: decision: ');
    await quality.setViewportSize({ width: 1280, height: 2000 });
    await looked(quality, 'review-audit-trail');
    await quality.setViewportSize(TABLET);
    await trail.getByRole('button', { name: 'Sign the review of the audit trail' }).click();
    await browser.sign(quality, 'qa.weiss');
    await trail.getByText('Reviewed by', { exact: false }).waitFor();
  });

  it('shows the batch over time', async () => {
    await quality.goto(`${plant.address.url}/batches/${batch.runId}?show=time`);
    await quality.getByRole('region', { name: 'Batch over time' }).waitFor();
    await quality.getByRole('button', { name: 'Each material' }).click();
    expect(await quality.locator('.gantt-bar').count()).toBeGreaterThan(5);
    await looked(quality, 'batch-over-time');
  });

  it('shows what was checked, and over how much', async () => {
    const certificate = panel(disposer, 'What was checked');
    await disposer.getByText('Nothing is open').waitFor(); // it came by the stream of hints
    expect(await certificate.locator('tbody tr').count()).toBeGreaterThan(5);
    await disposer.setViewportSize({ width: 1280, height: 1400 });
    await looked(disposer, 'review-certificate');
    await disposer.setViewportSize(TABLET);
  });

  it('is released with password and one-time code in the popup', async () => {
    await disposer.getByRole('button', { name: 'Release', exact: true }).click();
    await disposer.getByText('I release batch', { exact: false }).waitFor();
    await looked(disposer, 'release-signing');
    await browser.sign(disposer, 'qp.romano');
    await disposer.getByRole('button', { name: /^Download/ }).waitFor();
    await disposer.locator('.page > div').first().getByText('Released', { exact: true }).waitFor();
    await looked(disposer, 'review-released');
    expect(await stage(batch.runId)).toBe('released');
    open.delete(batch.runId);
  });

  it('is certified by the Qualified Person in the register, and its run says that it was decided about', async () => {
    await disposer.getByText('Not certified yet').waitFor();
    await disposer.getByRole('button', { name: 'Certify' }).click();
    await disposer.getByText('I certify that batch', { exact: false }).waitFor();
    await browser.sign(disposer, 'qp.romano');
    await disposer.getByText('Certified, entry 1 of the register').waitFor();
    await looked(disposer, 'review-certified');
    const run = await (await plant.client.as('sup.haas')).get<{ business: string }>(`/batch-execution/v1/runs/${batch.runId}`);
    expect(run.business).toBe('dispositioned');
  });

  it('F6 K4 leaves by the browser as a package that the stand-alone verifier finds whole', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bw-download-'));
    try {
      const coming = disposer.waitForEvent('download');
      await disposer.getByRole('button', { name: /^Download/ }).click();
      const download = await coming;
      expect(download.suggestedFilename()).toBe(`${batch.number}.zip`);
      const file = join(folder, 'batch.zip');
      await download.saveAs(file);
      expect(await verifyPackage(resolve(__dirname, '../..'), file)).toMatchObject({ ok: true });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('F8 B20: what quality signs while the batch runs', () => {
  let german: Page;
  const second = reviewScript('PO-REVIEW-2');
  const LACTOSE = before(second, 'weigh-lactose', 'enter');

  it('is operation 1 while operation 2 runs; a correction in 1 voids it on the screen, which asks again', async () => {
    running = await begin(second);
    await running.play(0, LACTOSE);
    await plant.clock.settled();
    await toReview(quality, running.runId);
    const operations = panel(quality, 'Review by operation');
    await operations.getByRole('button', { name: 'Review and sign' }).first().click();
    await quality.getByText('I reviewed the operation', { exact: false }).waitFor();
    await browser.sign(quality, 'qa.weiss');
    await operations.getByText('reviewed by E1050').waitFor();
    await looked(quality, 'review-operation');
    const operator = (await plant.client.as('op.lindqvist')).at('TAB-BL-03');
    const step = `/batch-execution/v1/runs/${running.runId}/steps/weigh-mcc`;
    const { version } = await operator.get<{ version: number }>(step);
    await operator.post(`${step}/corrections`, { version, entry: 'gross', value: '250.2', reason: 'digits swapped' });
    await plant.clock.settled();
    await operations.getByText('void: changed after its review, sign again').waitFor();
    await panel(quality, 'What was decided').getByText('Review of the operation is void').waitFor();
    await looked(quality, 'review-operation-void');
    german = await browser.signedIn('qa.adeyemi', { viewport: { width: 1920, height: 1080 }, locale: 'de-DE' });
    await german.goto(`${plant.address.url}/review/${running.runId}`);
    await german.getByText('ungültig: nach der Prüfung geändert, neu unterschreiben').waitFor();
    await german.getByText('digits swapped').waitFor();
    await looked(german, 'review-operation-void-de');
  });

  it('is a deviation before the act, in both languages', async () => {
    await quality.getByRole('button', { name: 'Approve a deviation' }).click();
    await quality.setViewportSize({ width: 1280, height: 1900 });
    await quality.mouse.wheel(0, -5000);
    await looked(quality, 'permit');
    await quality.setViewportSize(TABLET);
    await german.getByRole('button', { name: 'Abweichung genehmigen' }).click();
    await german.getByLabel('Nummer der Abweichung').fill('DEV-2026-031');
    await german.getByLabel('Schritt', { exact: false }).first().selectOption({ label: 'Mischen' });
    await german.getByLabel('Auswirkung auf das Produkt').fill('keine');
    await german.getByLabel('Grund', { exact: true }).fill('Die geschulte Person ist krank.');
    await german.setViewportSize({ width: 1920, height: 1500 });
    await looked(german, 'permit-de');
    await german.getByRole('button', { name: 'Genehmigen und unterschreiben' }).click();
    await german.getByText('Ich genehmige die Abweichung DEV-2026-031', { exact: false }).waitFor();
    await browser.sign(german, 'qa.adeyemi');
    await german.getByText('Abweichung genehmigt', { exact: true }).first().waitFor();
  });
});

describe('G3: a deviation is investigated, and extended to the batches that shared its equipment', () => {
  it('proposes the released batch; drawn in it is blocked at once, until the investigation is closed', async () => {
    await toReview(quality, running.runId);
    await quality.getByRole('button', { name: 'Begin an investigation' }).click();
    await quality.getByLabel('Number of the deviation').last().fill('DEV-2026-040');
    await quality.getByLabel('What it is about').fill('The blender was louder than usual');
    await quality.getByRole('button', { name: 'Begin an investigation' }).click();
    const proposed = quality.locator('tr').filter({ hasText: batch.number });
    await proposed.getByText('BAL-19', { exact: false }).waitFor();
    await quality.getByLabel('Why it may be affected').fill('made in the same blender the day before');
    await proposed.getByRole('button', { name: `Draw in ${batch.number}` }).click();
    await browser.sign(quality, 'qa.weiss');
    await quality.getByText('Drawn in by', { exact: true }).waitFor();
    expect(await stage(batch.runId)).toBe('blocked');
    const head = await plant.client.as('qp.romano');
    const unblock = async () => head.signed(`/review/v1/batches/${batch.runId}/disposition`, { decision: 'unblock', reason: 'not affected' });
    expect(await refusalOf(unblock())).toMatchObject({ code: 'investigation-open' });
    await quality.getByLabel('Impact on the product').fill('None: the blend was uniform.');
    await quality.getByLabel('Where the cause lies').selectOption('equipment');
    await quality.getByLabel('Root cause', { exact: true }).fill('A bearing was dry.');
    await quality.getByLabel('Corrective and preventive action').fill('CAPA-2026-011');
    await quality.getByRole('button', { name: 'Write down' }).click();
    await quality.getByText('Written down', { exact: true }).waitFor();
    await quality.setViewportSize({ width: 1280, height: 1200 });
    await looked(quality, 'investigation');
    await quality.setViewportSize(TABLET);
    await quality.getByRole('button', { name: 'Close the investigation' }).click();
    await browser.sign(quality, 'qa.weiss');
    await quality.locator('.page h1 + *').getByText('Closed').waitFor();
    await unblock();
    expect(await stage(batch.runId)).toBe('released');
  });
});

describe('F7 F9: a batch with open steps', () => {
  it('is rejected in the browser at once, with its reason', async () => {
    const { runId } = running;
    await toReview(disposer, runId);
    expect(await disposer.getByRole('button', { name: 'Reject' }).isDisabled()).toBe(true);
    await disposer.getByLabel('Remark').fill('The room was contaminated.');
    await disposer.getByRole('button', { name: 'Reject' }).click();
    await browser.sign(disposer, 'qp.romano');
    await panel(disposer, 'What was decided').getByText('The room was contaminated.').waitFor();
    await looked(disposer, 'review-rejected');
    open.delete(runId);
    await plant.clock.settled();
    const reader = await plant.client.as('qa.adeyemi');
    expect(await stage(runId)).toBe('rejected');
    await eventually('the run to be aborted', async () => ((await reader.get<{ state: string }>(`/batch-execution/v1/runs/${runId}`)).state === 'aborted' ? true : undefined));
  });

  it('shows the list of judged batches', async () => {
    await disposer.goto(`${plant.address.url}/review`);
    await disposer.getByRole('link', { name: batch.number }).waitFor();
    await looked(disposer, 'review-list');
  });

  it('leaves no page that has complained', () => {
    expect(browser.complaints).toEqual([]);
  });
});
