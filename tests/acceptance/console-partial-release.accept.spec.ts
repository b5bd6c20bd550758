import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { releaseBatch, reviewBatch, REVIEWERS } from '../../deploy/local/demo/acting/release-batch';
import { takeIntoStock } from '../../deploy/local/demo/acting/take-into-stock';
import { smallPacking } from '../../deploy/local/demo/recipes/small-packing';
import { ConsoleBrowser, DESK, looked, TABLET } from './console-browser';
import { thePlant } from './the-plant';

const plant = thePlant();
const [ONE, TWO, THREE] = ['BX-PART-1', 'BX-PART-2', 'BX-PART-3'];
let browser: ConsoleBrowser;
let batch: BatchOnFloor;
let disposer: Page;
let supervisor: Page;

beforeAll(async () => {
  const script = smallPacking('PO-PART-1', [ONE, TWO, THREE]);
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  batch = await BatchOnFloor.begin(plant, script);
  await batch.play();
  await takeIntoStock(plant, batch, [ONE, TWO, THREE]);
  await reviewBatch(plant, batch.runId);
  browser = await ConsoleBrowser.start(plant.address);
}, 180_000);
afterAll(() => browser.stop());

const shown = async () => (await plant.client.as('qp.romano')).get<{ stage: string; part: object | null }>(`/review/v1/batches/${batch.runId}`);
const suitable = async (code: string) => (await (await plant.client.as('op.lindqvist')).get<{ suitable: boolean }>(`/resources/v1/containers/${code}`)).suitable;
const onBoard = () => supervisor.locator('tr').filter({ hasText: batch.number });

describe('F7 C2: a part of a batch is released in the browser', () => {
  it('names its containers and a reason, is signed with the second factor; the rest is held', async () => {
    supervisor = await browser.signedIn('sup.haas', { viewport: DESK });
    await supervisor.goto(`${plant.address.url}/batches`);
    await onBoard().waitFor();
    disposer = await browser.signedIn('qp.romano', { viewport: TABLET });
    await disposer.goto(`${plant.address.url}/review/${batch.runId}`);
    await disposer.getByText('Nothing is open').waitFor();
    await disposer.getByText('Release a part only').click();
    for (const code of [ONE, TWO]) await disposer.getByRole('checkbox', { name: code }).click();
    await disposer.getByLabel('Remark').fill('The seal of the third box is looked at.');
    await disposer.setViewportSize({ width: 1280, height: 1500 });
    await looked(disposer, 'review-part-choice');
    await disposer.setViewportSize(TABLET);
    await disposer.getByRole('button', { name: 'Release these only' }).click();
    await disposer.getByRole('dialog').getByText(THREE, { exact: false }).first().waitFor();
    await browser.sign(disposer, 'qp.romano');
    await disposer.getByText(`Held: ${THREE}`).waitFor();
    await disposer.locator('.page > div').first().getByText('Released in part', { exact: true }).waitFor();
    await looked(disposer, 'review-part');
    expect(await shown()).toMatchObject({ stage: 'released', part: { released: [ONE, TWO], held: [THREE], rejected: [] } });
    await plant.clock.settled();
    expect([await suitable(ONE), await suitable(THREE)]).toEqual([true, false]);
  });

  it('shows on the board how it was decided, live, instead of only that it was', async () => {
    await onBoard().getByText('Released in part', { exact: true }).waitFor(); // it came by the stream of hints
    expect(await onBoard().getByText('Disposed of').count()).toBe(0);
    await looked(supervisor, 'board-released-in-part');
  });

  it('is followed by the rest, signed as well, in German; then the board says that all is released', async () => {
    const german = await browser.signedIn('qa.weiss', { viewport: TABLET, locale: 'de-DE' });
    await german.goto(`${plant.address.url}/review/${batch.runId}`);
    await german.getByLabel('Bemerkung').fill('Das Siegel ist unversehrt.');
    await looked(german, 'review-part-german');
    await german.getByRole('button', { name: 'Rest freigeben' }).click();
    await browser.sign(german, 'qa.weiss');
    await german.locator('.page > div').first().getByText('Freigegeben', { exact: true }).waitFor();
    expect(await shown()).toMatchObject({ stage: 'released', part: { released: [ONE, TWO, THREE], held: [] } });
    await onBoard().getByText('Released', { exact: true }).waitFor();
    await plant.clock.settled();
    expect(await suitable(THREE)).toBe(true);
  });

  it('is followed, in another batch, by the rejection of the rest: the part stays released', async () => {
    const [kept, gone] = ['BX-PART-4', 'BX-PART-5'];
    const other = await BatchOnFloor.begin(plant, smallPacking('PO-PART-2', [kept, gone]));
    await other.play();
    await takeIntoStock(plant, other, [kept, gone]);
    await releaseBatch(plant, other.runId, REVIEWERS, { decision: 'release-part', reason: 'the second box is wet', containers: [kept] });
    await disposer.goto(`${plant.address.url}/review/${other.runId}`);
    await disposer.getByText(`Held: ${gone}`).waitFor();
    expect(await disposer.getByRole('button', { name: 'Reject the rest' }).isDisabled()).toBe(true);
    await disposer.getByLabel('Remark').fill('The second box is wet through.');
    await disposer.getByRole('button', { name: 'Reject the rest' }).click();
    await browser.sign(disposer, 'qp.romano');
    await disposer.getByText(`Rejected: ${gone}`).waitFor();
    await looked(disposer, 'review-part-rejected');
    await supervisor.locator('tr').filter({ hasText: other.number }).getByText('Released in part', { exact: true }).waitFor();
    await plant.clock.settled();
    expect([await suitable(kept), await suitable(gone)]).toEqual([true, false]);
    expect(browser.complaints).toEqual([]);
  });
});
