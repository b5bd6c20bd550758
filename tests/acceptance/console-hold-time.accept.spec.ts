import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { minutesAfter } from '../../deploy/local/demo/acting/stage';
import { warfarinBatch } from '../../deploy/local/demo/recipes/warfarin-batch';
import { ConsoleBrowser, looked, TABLET } from './console-browser';
import { before, refusalOf, rejected } from './scenario';
import { thePlant } from './the-plant';

const plant = thePlant();
let browser: ConsoleBrowser;
/** A batch whose hold time runs. */
let holding: BatchOnFloor;

beforeAll(async () => {
  browser = await ConsoleBrowser.start(plant.address);
});
afterAll(async () => {
  await browser.stop();
  await rejected(plant, holding.runId, 'its test is over');
});

describe('A12 gmp 5: time and people of a batch with hold times', () => {
  it('counts down to the end of a hold time by the clock of the plant', async () => {
    const usual = warfarinBatch();
    const warfarin = { ...usual, order: { ...usual.order, number: 'PO-REVIEW-3' } };
    await prepare(plant, warfarin);
    await bringIntoForce(plant, warfarin);
    holding = await BatchOnFloor.begin(plant, warfarin);
    const witnessed = before(warfarin, 'weigh-api', 'sign', 'qa.weiss');
    await holding.play(0, witnessed + 1);
    const watcher = await browser.signedIn('prod.keller', { viewport: TABLET });
    await watcher.goto(`${plant.address.url}/batches/${holding.runId}`);
    const holds = watcher.locator('.panel').filter({ has: watcher.getByRole('heading', { name: 'Hold times', exact: true }) });
    await holds.getByText(/^\d+ h \d\d min$/).first().waitFor();
    const { holdTimes } = await (await plant.client.as('qa.adeyemi')).get<{ holdTimes: { until: string }[] }>(`/batch-execution/v1/runs/${holding.runId}`);
    await plant.clock.moveTo(minutesAfter(holdTimes[0]?.until ?? '', -10));
    await watcher.evaluate("window.dispatchEvent(new Event('visibilitychange'))"); // as when somebody comes back to the page
    const left = await holds.getByText(/^\d:\d\d$/).textContent();
    await looked(watcher, 'hold-time');
    await holds.getByText(left ?? '', { exact: true }).waitFor({ state: 'detached' });
    await holds.getByText(/^\d:\d\d$/).waitFor(); // still counting, second by second
    await watcher.getByRole('link', { name: 'Batches' }).first().click();
    await watcher.getByRole('row', { name: new RegExp(holding.number) }).getByText(/^\d:\d\d$/).waitFor(); // the board tells it as well
    await looked(watcher, 'board-hold-time');
  });

  it('offers no judgement to a witness, whose release is refused as well', async () => {
    await plant.clock.settled();
    const quality = await browser.signedIn('qa.weiss', { viewport: TABLET });
    await quality.goto(`${plant.address.url}/review/${holding.runId}`);
    await quality.getByText('You took part in this batch').waitFor();
    expect(await quality.getByRole('button', { name: /^(Sign .*review|Release|Reject)$/ }).count()).toBe(0);
    await looked(quality, 'review-witness');
    const witness = await plant.client.as('qa.weiss');
    const refused = await refusalOf(witness.signed(`/review/v1/batches/${holding.runId}/disposition`, { decision: 'reject', reason: 'a witness may not' }));
    expect(refused).toMatchObject({ code: 'own-work' });
  });

  it('leaves no page that has complained', () => {
    expect(browser.complaints).toEqual([]);
  });
});
