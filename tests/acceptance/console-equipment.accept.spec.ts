import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { pressCleaning } from '../../deploy/local/demo/recipes/plant-runs';
import { ConsoleBrowser, DESK, looked, TABLET } from './console-browser';
import { thePlant } from './the-plant';

const plant = thePlant();
const script = pressCleaning();
let browser: ConsoleBrowser;

beforeAll(async () => {
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  browser = await ConsoleBrowser.start(plant.address);
}, 180_000);
afterAll(() => browser.stop());

describe('D2 D5 B19: equipment on screens', () => {
  let supervisor: Page;

  it('is found dirty with a signature, and the list says so at once', async () => {
    supervisor = await browser.signedIn('sup.haas', { viewport: DESK });
    await supervisor.getByRole('link', { name: 'Equipment' }).click();
    await supervisor.getByRole('link', { name: 'TP-08' }).click();
    await supervisor.getByLabel('What was found not clean').fill('Powder below the feeder.');
    await supervisor.getByRole('button', { name: 'Found dirty' }).click();
    await browser.sign(supervisor, 'sup.haas');
    await supervisor.getByRole('heading', { name: 'TP-08' }).waitFor();
    await supervisor.locator('.notice').getByText('Cleaning: Not clean').waitFor();
    await looked(supervisor, 'equipment-dirty');
  });

  it('becomes clean by a cleaning run, live, and its logbook was written by being executed', async () => {
    const batch = await BatchOnFloor.begin(plant, script);
    await batch.play();
    await plant.clock.settled();
    await supervisor.getByRole('row', { name: /Use.*CLN-2026/ }).first().waitFor();
    await supervisor.getByRole('region', { name: 'Cleaning' }).getByText('Clean', { exact: true }).waitFor();
    await supervisor.getByRole('region', { name: 'Cleaning' }).getByText('major cleaning').waitFor(); // the level that the step of the run has sent
    await looked(supervisor, 'equipment-item');
  });

  it('D2 D10 goes to maintenance and comes back; another screen that is open follows without a touch, and says which axis stands against a use', async () => {
    const maker = await browser.signedIn('mnt.kovac', { viewport: TABLET });
    await maker.getByRole('link', { name: 'Equipment' }).click();
    await maker.getByRole('link', { name: 'TP-08' }).click();
    await maker.getByLabel('Work order').fill('WO-4711');
    await maker.getByLabel('What is to be done').fill('Bearing of the feeder is loud.');
    await maker.getByRole('button', { name: 'Hand over to maintenance' }).click();
    await supervisor.locator('.notice').getByText('Maintenance: Handed over to maintenance').waitFor();
    await supervisor.getByRole('region', { name: 'Maintenance' }).getByText('Allowed now: take back from maintenance').waitFor();
    await looked(supervisor, 'equipment-axes');
    await maker.getByLabel('What is to be done').fill('Bearing changed.');
    await maker.getByRole('button', { name: 'Back from maintenance' }).click();
    await browser.sign(maker, 'mnt.kovac');
    await supervisor.getByRole('region', { name: 'Maintenance' }).getByText('Available').waitFor();
    await supervisor.getByRole('region', { name: 'Cleaning' }).getByText('Dirty', { exact: true }).waitFor();
    await maker.getByRole('region', { name: 'Maintenance' }).getByText('Available').waitFor();
    await looked(maker, 'equipment-axes-tablet');
    await (await plant.client.as('op.berger')).signed('/resources/v1/equipment/TP-08/cleaning', { holdSeconds: 72 * 3600, level: 'major' });
    await supervisor.setViewportSize(TABLET);
    await supervisor.getByRole('link', { name: 'Equipment' }).first().click();
    await supervisor.getByRole('row', { name: /TP-08/ }).getByText('May be used').waitFor();
    await looked(supervisor, 'equipment');
  });

  it('D3 D4 shows what is due, the first to end first', async () => {
    await supervisor.getByRole('link', { name: 'What is due' }).click();
    await supervisor.getByRole('row', { name: /Clean hold.*TP-08/ }).waitFor();
    await looked(supervisor, 'equipment-due');
  });

  it('D3 says between which products a major cleaning lies; quality sets it with a reason', async () => {
    const quality = await browser.signedIn('qa.weiss', { viewport: DESK });
    await quality.getByRole('link', { name: 'Equipment' }).click();
    await quality.getByRole('link', { name: 'Product changes' }).click();
    await quality.getByLabel('Class').fill('kettle');
    await quality.getByLabel('After').fill('FP-RED');
    await quality.getByLabel('Reason').fill('The colour stays.');
    await quality.getByRole('button', { name: 'Set the rule' }).click();
    await quality.getByRole('row', { name: /kettle.*FP-RED.*Any product.*Major cleaning/ }).waitFor();
    await looked(quality, 'equipment-product-changes');
    await quality.setViewportSize(TABLET);
    await looked(quality, 'equipment-product-changes-tablet');
  });

  it('D3 the product changes in German and dark, and where nobody has set a rule yet', async () => {
    const german = await browser.signedIn('qa.weiss', { viewport: DESK, locale: 'de-DE', colorScheme: 'dark' });
    await german.goto(`${plant.address.url}/equipment/changes`);
    await german.getByRole('row', { name: /kettle.*FP-RED.*Jedes Produkt.*Große Reinigung/ }).waitFor();
    await looked(german, 'equipment-product-changes-german-dark');
    const cork = await browser.signedIn('qa.murphy', { viewport: DESK });
    await cork.goto(`${plant.address.url}/equipment/changes`);
    await cork.getByText('No rules yet').waitFor();
    await looked(cork, 'equipment-product-changes-empty');
  });

  it('D7 a history of paper is taken in, and what overlaps in it is named by line', async () => {
    const maker = await browser.signedIn('mnt.kovac', { viewport: DESK });
    await maker.getByRole('link', { name: 'Equipment' }).click();
    await maker.getByRole('link', { name: 'Earlier use' }).click();
    await maker.getByLabel('What it is of').fill('Paper logbook of TP-08, March 2025');
    await maker.getByLabel('Lines (CSV)').fill('equipment,batch,product,start,end,person\nTP-08,B-1,FP,2025-03-02T06:00:00Z,2025-03-02T08:00:00Z,E1\nTP-08,B-2,FP,2025-03-02T07:30:00Z,yesterday,E1');
    await maker.getByRole('button', { name: 'Take in' }).click();
    await maker.getByRole('alert').getByText('3: "yesterday" is no time', { exact: false }).waitFor();
    await maker.getByLabel('Lines (CSV)').fill('equipment,batch,product,start,end,person\nTP-08,B-1,FP,2025-03-02T06:00:00Z,2025-03-02T08:00:00Z,E1\nTP-08,B-2,FP,2025-03-02T07:30:00Z,2025-03-02T09:00:00Z,E1');
    await maker.getByRole('button', { name: 'Take in' }).click();
    const taken = maker.getByRole('region', { name: 'Paper logbook of TP-08, March 2025' });
    await taken.getByText('1 overlap', { exact: true }).waitFor();
    await taken.getByRole('row', { name: /3.*TP-08.*B-2.*B-1.*Line 2/ }).waitFor();
    await looked(maker, 'equipment-history');
  });

  it('is shown in German and dark', async () => {
    const german = await browser.signedIn('mnt.kovac', { locale: 'de-DE', colorScheme: 'dark' });
    await german.getByRole('heading', { name: 'Geräte' }).waitFor();
    // the last column stays inside of its panel
    await german.getByRole('row', { name: /^TP-08/ }).waitFor();
    expect(await german.locator('.panel.scroll').evaluateAll((panels) => panels.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))).toEqual((await german.locator('.panel.scroll').all()).map(() => 0));
    await looked(german, 'equipment-german-dark');
    expect(browser.complaints).toEqual([]);
  });
});
