import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { answersTo, disposeRelease, downloadPackage } from '../../deploy/local/demo/acting/release-batch';
import { verifyPackage } from '../../deploy/local/demo/acting/verify-package';
import { warfarinBatch } from '../../deploy/local/demo/recipes/warfarin-batch';
import { ConsoleBrowser, DESK, looked } from './console-browser';
import { refusalOf } from './scenario';
import { thePlant } from './the-plant';

const root = resolve(__dirname, '../..');
/** The whole batch, with more than a hundred signatures at the provider's pages, on a busy machine. */
const EXECUTION_MS = 900_000;

describe('F7 B1 B3 B4 A11 K4: a clean batch of Warfarin 5 mg, from approved recipe to verified release', () => {
  const plant = thePlant();
  const script = warfarinBatch();
  let batch: BatchOnFloor;
  let bytes: Uint8Array;

  it('is executed step by step by several people with their signatures', async () => {
    await prepare(plant, script);
    await bringIntoForce(plant, script);
    batch = await BatchOnFloor.begin(plant, script);
    await batch.play();
    const reader = await plant.client.as('qa.adeyemi');
    const run = await reader.get<{ business: string; number: string }>(`/batch-execution/v1/runs/${batch.runId}`);
    expect(run).toMatchObject({ business: 'executed' });
  }, EXECUTION_MS);

  it('leaves no exception, because everything was as the recipe says', async () => {
    const reader = await plant.client.as('qa.adeyemi');
    await plant.clock.settled();
    const { items } = await reader.get<{ items: { text: string }[] }>(`/review/v1/exceptions?runId=${batch.runId}`);
    expect(items.map(({ text }) => text)).toEqual([]);
  });

  it('B14 B22 B10 was packed with an overprint, dates, yield and a releasable quantity that nobody typed', async () => {
    const reader = await plant.client.as('qa.adeyemi');
    const printed = async (step: string, address: string): Promise<string | undefined> => {
      const { entries } = await reader.get<{ entries: { fields: { address: string; value: { printed: string } | null }[] }[] }>(`/batch-execution/v1/runs/${batch.runId}/steps/${step}`);
      return entries.flatMap(({ fields }) => fields).find((field) => field.address === address)?.value?.printed;
    };
    const expires = await printed('packed-product', 'expires');
    const { number } = await reader.get<{ number: string }>(`/batch-execution/v1/runs/${batch.runId}`);
    expect(await printed('issue-bottle-labels', 'overprint')).toBe(`LOT ${number} MFG ${await printed('packed-product', 'manufactured')} EXP ${expires}`);
    expect(expires).toBe(await printed('count-tablets', 'expires'));
    expect([await printed('count-bottle-labels', 'difference'), await printed('packed-product', 'releasable'), await printed('packaging-yield', 'yield'), await printed('batch-yield', 'overall')]).toEqual(['0 {piece}', '187 {bottle}', '99.8 %', '97.5 %']);
  });

  it('F2 the checklist: rules prove their points, a review is refused while a point for people is open, and answers are signed in the browser', async () => {
    const path = `/review/v1/batches/${batch.runId}`;
    const quality = await plant.client.as('qa.adeyemi');
    const { checklist } = await quality.get<{ checklist: { by: string; proof: { result: string; inputs: number } | null }[] }>(path);
    expect(checklist.filter(({ by }) => by === 'rule').map(({ proof }) => [proof?.result, (proof?.inputs ?? 0) > 0])).toEqual(Array.from({ length: 12 }, () => ['passed', true]));
    expect((await refusalOf((await plant.client.as('prod.keller')).signed(`${path}/production-review`, {}))).code).toBe('checklist-open');
    const browser = await ConsoleBrowser.start(plant.address);
    try {
      const page = await browser.signedIn('prod.keller', { viewport: DESK });
      await page.goto(`${plant.address.url}/review/${batch.runId}`);
      await page.getByRole('heading', { name: 'Checklist', exact: true }).waitFor();
      for (const yes of await page.getByRole('radio', { name: 'Yes', exact: true }).all()) await yes.check();
      await page.reload();
      await page.getByRole('heading', { name: 'Checklist', exact: true }).waitFor();
      await looked(page, 'review-checklist');
      await page.getByRole('button', { name: 'Sign production review' }).click();
      await browser.sign(page, 'prod.keller');
      await page.getByText('Max Keller', { exact: false }).nth(1).waitFor();
    } finally {
      await browser.stop();
    }
    expect((await refusalOf(quality.signed(`${path}/quality-review`, {}))).code).toBe('checklist-open');
  });

  it('is reviewed by production and quality, and released with a second factor', async () => {
    const path = `/review/v1/batches/${batch.runId}`;
    const quality = await plant.client.as('qa.adeyemi');
    await quality.signed(`${path}/quality-review`, await answersTo(quality, path, 'quality'));
    const browser = await ConsoleBrowser.start(plant.address);
    try {
      const page = await browser.signedIn('qp.romano', { viewport: DESK });
      await page.goto(`${plant.address.url}/review/${batch.runId}`);
      await page.getByText('Release a part only').click();
      const part = page.getByRole('button', { name: 'Release these only' });
      expect(await part.isDisabled()).toBe(true); // until containers and a reason are there
      await page.getByRole('group', { name: 'Containers that are released' }).getByRole('checkbox').first().check();
      await page.getByLabel('Remark').fill('The other shipper was dropped.');
      await looked(page, 'review-part');
      expect(await part.isDisabled()).toBe(false);
    } finally {
      await browser.stop();
    }
    await disposeRelease(plant, batch.runId);
    await plant.clock.settled();
    bytes = await downloadPackage(plant, batch.runId);
    const reader = await plant.client.as('qp.romano');
    expect(await reader.get(`/review/v1/batches/${batch.runId}`)).toMatchObject({ stage: 'released' });
  });

  it('leaves as a package that the stand-alone verifier finds whole, and broken when one byte is changed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bw-verify-'));
    try {
      const file = join(folder, 'batch.zip');
      writeFileSync(file, bytes);
      expect(await verifyPackage(root, file)).toMatchObject({ ok: true });
      const broken = Uint8Array.from(bytes);
      const middle = Math.floor(broken.length / 2);
      broken[middle] = (broken[middle] ?? 0) ^ 1;
      writeFileSync(file, broken);
      expect(await verifyPackage(root, file)).toMatchObject({ ok: false });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
