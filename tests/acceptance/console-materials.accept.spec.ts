import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import type { BatchScript } from '../../deploy/local/demo/recipes/batch-script';
import { pageOf } from '../../deploy/local/demo/recipes/drawn-document';
import { smallBatch } from '../../deploy/local/demo/recipes/small-batch';
import { ConsoleBrowser, DESK, looked, TABLET } from './console-browser';
import { scan } from './keyboard';
import { codesIn } from './read-code';
import { before, rejected } from './scenario';
import { thePlant } from './the-plant';

const plant = thePlant();
const LOT = 'L-CONSOLE-1';
let browser: ConsoleBrowser;
let warehouse: Page;

beforeAll(async () => {
  browser = await ConsoleBrowser.start(plant.address);
}, 60_000);
afterAll(() => browser.stop());

interface LotSeen {
  readonly id: string;
  readonly containers: readonly { readonly code: string }[];
  readonly certificates: readonly { readonly number: string }[];
}
const lotSeen = async (): Promise<LotSeen> => {
  const { items: [lot] } = await (await plant.client.as('qa.adeyemi')).get<{ items: LotSeen[] }>(`/resources/v1/lots?number=${LOT}`);
  if (!lot) throw new Error(`no lot ${LOT}`);
  return lot;
};

describe('C1 a lot comes in', () => {
  it('in twelve drums through the form, each with a code of its own', async () => {
    warehouse = await browser.signedIn('wh.novak', { viewport: DESK });
    await warehouse.getByRole('link', { name: 'Receive a lot' }).click();
    for (const [label, value] of [['Item code', 'RM-CONSOLE'], ['Name of the material', 'Lactose monohydrate'], ['Our lot number', LOT], ['Lot of the supplier', 'SX-88121'], ['Grade', 'Ph. Eur.'], ['Expiry', '2035-06-30'], ['Retest', '2034-06-30'], ['Containers', '12'], ['In each', '25.00'], ['Place', 'WH-A-03-2']] as const) {
      await warehouse.getByLabel(label, { exact: true }).fill(value);
    }
    await warehouse.getByText(`${LOT}-01 to ${LOT}-12`, { exact: false }).waitFor();
    await looked(warehouse, 'lot-receive');
    await warehouse.getByRole('button', { name: 'Receive 12 containers' }).click();
    await warehouse.getByRole('heading', { name: 'Labels' }).waitFor();
    expect((await lotSeen()).containers).toHaveLength(12);
  });

  it('has labels whose codes an independent decoder reads as the database has them', async () => {
    await warehouse.getByRole('button', { name: /^Print \(12 labels\)/ }).click();
    await warehouse.getByLabel('Why again').waitFor(); // they are printed: another print would be a copy
    expect(await warehouse.getByText('not printed yet').count()).toBe(0);
    await looked(warehouse, 'labels');
    const read: string[] = [];
    for (const label of await warehouse.locator('.stock-label').all()) read.push(...(await codesIn(await label.screenshot())));
    expect(read).toEqual((await lotSeen()).containers.map(({ code }) => code));
  });

  it('C2 shows lot, status, place and content at the scan of one drum, from any screen', async () => {
    await warehouse.goto(`${plant.address.url}/batches`);
    await warehouse.getByRole('heading', { name: 'Batches' }).waitFor();
    await scan(warehouse, `${LOT}-07`);
    await warehouse.getByRole('heading', { name: `${LOT}-07` }).waitFor();
    for (const words of [LOT, 'Quarantine', 'WH-A-03-2', '25.00', 'Not to be used', `lot ${LOT} is in quarantine`]) await warehouse.getByText(words, { exact: false }).first().waitFor();
    await looked(warehouse, 'container-quarantine');
    await scan(warehouse, 'C-NOWHERE');
    await warehouse.getByText('No container has the code C-NOWHERE').waitFor();
  });
});

describe('C1 the certificate of the supplier', () => {
  it('is added at the lot by the warehouse, and opens in a window; a file that is none is refused', async () => {
    await warehouse.goto(`${plant.address.url}/lots/${(await lotSeen()).id}`);
    await warehouse.getByText('Ph. Eur.').waitFor();
    await warehouse.getByText('None was added yet.').waitFor();
    const bring = async (name: string, buffer: Buffer): Promise<void> => {
      await warehouse.getByLabel('Number of the certificate').fill('CoA-88121');
      await warehouse.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer });
      await warehouse.getByRole('button', { name: 'Add the certificate' }).click();
    };
    await bring('program.pdf', Buffer.from('MZ a program'));
    await warehouse.getByText('This is no file that the record takes').waitFor();
    await bring('CoA-88121.pdf', pageOf(['Certificate of analysis CoA-88121', 'Lot SX-88121', 'Assay: 99.8 %']));
    const opener = warehouse.getByRole('button', { name: 'CoA-88121.pdf', exact: true }).and(warehouse.locator('td button'));
    await opener.waitFor();
    await looked(warehouse, 'lot-certificate');
    const [opened] = await Promise.all([warehouse.waitForEvent('popup'), opener.click()]);
    await opened.close();
    expect((await lotSeen()).certificates).toMatchObject([{ number: 'CoA-88121', fileName: 'CoA-88121.pdf', mediaType: 'application/pdf' }]);
  });
});

describe('C2 C11 quality decides, the warehouse moves', () => {
  it('is sampled and released by quality control with a signature, and others see it without a reload', async () => {
    await scan(warehouse, `${LOT}-07`);
    await warehouse.getByText('Not to be used').waitFor();
    const control = await browser.signedIn('qc.silva', { viewport: TABLET });
    await control.goto(`${plant.address.url}/containers/${LOT}-01`);
    await control.getByRole('button', { name: 'Draw a sample' }).click();
    await control.getByLabel('Number of the sample').fill('S-CONSOLE-1');
    await control.getByLabel('Amount (kg)').fill('0.05');
    await control.getByLabel('Reason').fill('identity and assay');
    await control.getByRole('button', { name: 'Record' }).click();
    await control.getByText('Sampled S-CONSOLE-1').waitFor();
    await looked(control, 'container-sampled');
    await control.getByRole('link', { name: LOT, exact: true }).click();
    await control.getByRole('button', { name: 'Release', exact: true }).click();
    await browser.sign(control, 'qc.silva');
    await control.getByText('Released', { exact: true }).first().waitFor();
    await warehouse.getByText('May be used').waitFor(); // by the stream of hints
    await looked(control, 'lot-released');
  });

  it('keeps one blocked drum away from use, and the others go on', async () => {
    const assurance = await browser.signedIn('qa.weiss', { viewport: TABLET, colorScheme: 'dark' });
    await assurance.goto(`${plant.address.url}/containers/${LOT}-03`);
    await assurance.getByRole('button', { name: 'Block' }).click();
    await assurance.getByLabel('Reason').fill('Seal broken on arrival');
    await assurance.getByRole('button', { name: 'Record' }).click();
    await assurance.getByText('Not to be used').waitFor();
    await looked(assurance, 'container-blocked');
    await assurance.goto(`${plant.address.url}/lots?state=released`);
    await assurance.getByText('11 of 12 usable').waitFor();
    await looked(assurance, 'lots');
    // all screens know, without being asked
    const quality = await plant.client.as('qa.weiss');
    const { id } = await lotSeen();
    await quality.post(`/resources/v1/lots/${id}/block`, { reason: 'a complaint' });
    await warehouse.getByText(`lot ${LOT} is blocked`, { exact: false }).waitFor();
    await quality.post(`/resources/v1/lots/${id}/unblock`, { reason: 'settled' });
    await warehouse.getByText('May be used').waitFor();
  });

  it('C2 quality keeps the suppliers of a material, and a lot is released only when its supplier is one of them', async () => {
    const quality = await browser.signedIn('qa.weiss', { viewport: DESK });
    await quality.goto(`${plant.address.url}/lots`);
    await quality.getByRole('link', { name: 'Suppliers' }).click();
    const say = async (label: string, value: string): Promise<void> => quality.getByLabel(label, { exact: true }).fill(value);
    for (const supplier of ['Nordchem', 'Elbe Minerals']) {
      for (const [label, value] of [['Material', 'RM-SUPPLIED'], ['Supplier', supplier], ['Last day', '2035-12-31']] as const) await say(label, value);
      await quality.getByRole('button', { name: 'Qualify', exact: true }).click();
      await browser.sign(quality, 'qa.weiss');
      await quality.getByRole('row', { name: new RegExp(`RM-SUPPLIED.*${supplier}.*Qualified`) }).waitFor();
    }
    const { aggregate: lot } = await (await plant.client.as('wh.novak')).post<{ aggregate: string }>('/resources/v1/lots', {
      site: 'HAM', number: 'L-SUPPLIED-1', material: 'RM-SUPPLIED', title: 'Talc', supplier: 'Elbe Mineral', containers: [{ code: 'C-SUPPLIED-1', quantity: { value: '25.0', unit: 'kg' } }],
    });
    const control = await browser.signedIn('qc.silva', { viewport: TABLET });
    await control.goto(`${plant.address.url}/lots/${lot}`);
    await control.getByRole('button', { name: 'Release', exact: true }).click();
    await control.getByText('Elbe Mineral is not qualified for RM-SUPPLIED today', { exact: false }).waitFor();
    await looked(control, 'supplier-refused');
    await control.getByRole('button', { name: 'Cancel' }).click();
    const receiver = await browser.signedIn('wh.novak', { viewport: TABLET });
    await receiver.goto(`${plant.address.url}/lots/${lot}`);
    await receiver.getByRole('button', { name: 'Name its supplier' }).click();
    await receiver.getByRole('textbox', { name: 'Supplier' }).fill('Elbe Minerals');
    await receiver.getByLabel('Reason').fill('misspelt at receipt');
    await receiver.getByRole('button', { name: 'Record' }).click();
    await receiver.getByText('Elbe Minerals', { exact: true }).waitFor();
    await control.goto(`${plant.address.url}/lots/${lot}`);
    await control.getByRole('button', { name: 'Release', exact: true }).click();
    await browser.sign(control, 'qc.silva');
    await control.getByText('Released', { exact: true }).first().waitFor();
    for (const [label, value] of [['Material', 'RM-SUPPLIED'], ['Supplier', 'Elbe Minerals'], ['Why it is withdrawn', 'The audit found open points.']] as const) await say(label, value);
    await quality.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await browser.sign(quality, 'qa.weiss');
    await quality.getByRole('row', { name: /RM-SUPPLIED.*Elbe Minerals.*Withdrawn.*open points/ }).waitFor();
    await looked(quality, 'suppliers');
    const german = await browser.signedIn('qa.weiss', { viewport: DESK, locale: 'de-DE', colorScheme: 'dark' });
    await german.goto(`${plant.address.url}/lots/suppliers`);
    await german.getByRole('row', { name: /RM-SUPPLIED.*Nordchem.*Qualifiziert/ }).waitFor();
    await looked(german, 'suppliers-german-dark');
    const cork = await browser.signedIn('qa.murphy', { viewport: DESK });
    await cork.goto(`${plant.address.url}/lots/suppliers`);
    await cork.getByText('No suppliers yet').waitFor();
    await looked(cork, 'suppliers-empty');
  });

  it('C3 lets a supervisor say what is taken first, and sign that a batch goes around it', async () => {
    const supervisor = await browser.signedIn('sup.haas', { viewport: TABLET });
    await supervisor.goto(`${plant.address.url}/lots/${(await lotSeen()).id}`);
    await supervisor.getByText('Any lot').waitFor();
    await supervisor.getByRole('button', { name: 'Change the order' }).click();
    await supervisor.getByLabel('Reason').fill('short shelf life');
    await looked(supervisor, 'lot-picking-order');
    await supervisor.getByRole('button', { name: 'Record' }).click();
    await supervisor.locator('strong', { hasText: 'What expires first' }).waitFor();
    await supervisor.goto(`${plant.address.url}/containers/${LOT}-05`);
    await supervisor.getByRole('button', { name: 'Let a batch take it before its turn' }).click();
    await supervisor.getByLabel('Number of the batch').fill('WS-2026-0099');
    await supervisor.getByLabel('Reason').fill('the drum stands at the booth');
    await supervisor.getByRole('button', { name: 'Sign', exact: true }).click();
    await browser.sign(supervisor, 'sup.haas');
    await supervisor.getByRole('button', { name: 'Let a batch take it before its turn' }).waitFor();
  });

  it('C12 C14 shows what a lot became and what it was made of, stopped with what went into it, and leaves as a file', async () => {
    const own = JSON.parse(JSON.stringify(smallBatch()).replaceAll('BAL-09', 'BAL-49').replaceAll('VB-02', 'VB-49').replaceAll('DC-BL-', 'DC-GN-').replaceAll('2010-032', '2010-049').replaceAll('2020-019', '2020-049')) as BatchScript;
    const script = { ...own, order: { ...own.order, number: 'PO-GENEALOGY-1' } };
    await prepare(plant, script);
    await bringIntoForce(plant, script);
    const batch = await BatchOnFloor.begin(plant, script);
    try {
      await batch.play(0, before(script, 'blend', 'start'));
      await plant.clock.settled();
      const made = { site: 'HAM', number: 'L-BLEND-49', material: 'IM-1001', title: 'Placebo blend', runId: batch.runId, runNumber: batch.number, containers: [{ code: 'IBC-49', quantity: { value: '298.4', unit: 'g' } }] };
      const { aggregate } = await (await plant.client.as('op.berger')).post<{ aggregate: string }>('/resources/v1/lots/production', made);
      const page = await browser.signedIn('qc.silva', { viewport: DESK });
      await page.goto(`${plant.address.url}/lots/${aggregate}/genealogy?direction=backward`);
      const links = page.locator('.panel').filter({ has: page.getByRole('heading', { name: 'Batch', exact: true }) });
      for (const words of ['used 199.9 g', 'used 100.1 g', 'made 298.4 g']) await links.getByText(words.replace(' g', ''), { exact: false }).first().waitFor();
      await looked(page, 'genealogy-backward');
      const { items: [cellulose] } = await (await plant.client.as('qc.silva')).get<{ items: { id: string }[] }>('/resources/v1/lots?number=L-2010-049');
      await (await plant.client.as('qc.silva')).post(`/resources/v1/lots/${cellulose?.id ?? ''}/block`, { reason: 'foreign particle' });
      await page.goto(`${plant.address.url}/lots/${cellulose?.id ?? ''}/genealogy`);
      await page.getByText('On hold').first().waitFor();
      await looked(page, 'genealogy-held');
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save as CSV' }).click();
      const file = await coming;
      expect(readFileSync(await file.path(), 'utf8').split('\r\n').slice(1, 3)).toEqual([expect.stringMatching(/^HAM,L-2010-049,.*,yes,/), `HAM,L-BLEND-49,IM-1001,Placebo blend,quarantine,no,L-2010-049,${batch.number},,298.4,g`]);
    } finally {
      await rejected(plant, batch.runId, 'its test is over');
    }
  });

  it('C12 shows what came from a site that the reader may not see, and nothing of it but that it is there', async () => {
    const granules = (site: string, number: string) => ({ site, number, material: 'IM-1049', title: 'Granules', containers: [{ code: `IBC-${number}`, quantity: { value: '120.0', unit: 'kg' } }] });
    await (await plant.client.as('op.byrne')).post('/resources/v1/lots/production', { ...granules('CRK', 'L-CORK-49'), runId: 'run-of-cork', runNumber: 'CK-2026-0049' });
    const page = await browser.signedIn('wh.novak', { viewport: DESK });
    await page.goto(`${plant.address.url}/lots/receive`);
    await page.getByLabel('Item code').fill('IM-1049');
    await page.getByLabel('Sent by our site').fill('CRK');
    await page.getByLabel('Lot at that site').fill('L-CORK-48');
    const { aggregate } = await (await plant.client.as('wh.novak')).post<{ aggregate: string }>('/resources/v1/lots', { ...granules('HAM', 'L-HAM-49'), from: { site: 'CRK', lot: 'L-CORK-49' } });
    await page.goto(`${plant.address.url}/lots/${aggregate}/genealogy?direction=backward`);
    await page.getByText('One lot stands at a site that you may not see: CRK').waitFor();
    await page.getByRole('row', { name: /sent from CRK.*120\.0.*L-HAM-49/ }).waitFor();
    expect(await page.getByText('L-CORK-49').count()).toBe(0);
    await looked(page, 'genealogy-elsewhere');
  });

  it('leaves no page that has complained', () => {
    expect(browser.complaints).toEqual([]);
  });
});
