import { randomUUID } from 'node:crypto';
import type { RecipeDocument } from '@batchwright/procedure';
import { eventually } from '../../deploy/local/demo/acting/stage';
import { step, tx } from '../../deploy/local/demo/recipes/recipe-parts';
import { ConsoleBrowser, DESK, looked, TABLET } from './console-browser';
import { thePlant } from './the-plant';

const plant = thePlant();
const CODE = 'MBR-DATED-1';
const DAY_MS = 86_400_000;
let browser: ConsoleBrowser;

beforeAll(async () => {
  browser = await ConsoleBrowser.start(plant.address);
}, 60_000);
afterAll(() => browser.stop());

const document = (minutes: number): RecipeDocument => ({
  format: 'batchwright.recipe/1',
  header: { code: CODE, title: tx('Dated blend', 'Mischung mit Datum'), kind: 'batch', product: { code: 'DATED-BLEND', name: tx('Dated blend', 'Mischung mit Datum') }, batchSize: { value: '1', unit: 'kg' }, shelfLifeMonths: 12, reviewEvery: 1, languages: ['en', 'de'] },
  formula: { inputs: [], outputs: [], parameters: [] },
  equipment: [],
  qualifications: [],
  procedure: { id: 'all', type: 'sequence', level: 'procedure', title: tx('Blend', 'Mischen'), children: [step('blend', 'instruction', tx('Blend', 'Mischen'), { instruction: tx(`Blend for ${minutes} minutes.`, `${minutes} Minuten mischen.`), performers: ['operator'] })] },
  holdTimes: [],
});

async function approved(minutes: number): Promise<string> {
  const author = await plant.client.as('eng.tanaka');
  const { aggregate } = await author.post<{ aggregate: string }>('/recipes/v1/versions', { site: 'HAM', document: document(minutes), changeControl: 'CC-2026-0115' });
  await author.post(`/recipes/v1/versions/${aggregate}/submission`);
  for (const user of ['prod.keller', 'qa.weiss']) await (await plant.client.as(user)).signed(`/recipes/v1/versions/${aggregate}/approval`);
  return aggregate;
}

/** Id of a new batch, and the number of the version that it froze. */
async function batch(): Promise<{ runId: string; version: number }> {
  const supervisor = await plant.client.as('sup.haas');
  const { id } = await supervisor.post<{ id: string }>('/batch-execution/v1/orders', { site: 'HAM', number: `PO-${randomUUID().slice(0, 8)}`, recipe: CODE, quantity: { value: '1', unit: 'kg' } });
  const { runId } = await supervisor.post<{ runId: string }>(`/batch-execution/v1/orders/${id}/batch`);
  const { items } = await supervisor.get<{ items: { type: string; body: { recipe?: { version: number } } }[] }>(`/batch-execution/v1/runs/${runId}/record?limit=5`);
  return { runId, version: items.find(({ type }) => type === 'RunCreated')?.body.recipe?.version ?? 0 };
}

describe('A15 a version comes into force at 00:00 site time of a date that quality signs', () => {
  let second = '';
  let effectiveFrom = '';

  it('is dated on the page of the version, with the zone; the list says from when', async () => {
    const first = await approved(10);
    await (await plant.client.as('qa.adeyemi')).signed(`/recipes/v1/versions/${first}/effectiveness`);
    second = await approved(12);
    const date = new Date(Date.parse(await plant.clock.now()) + 2 * DAY_MS).toISOString().slice(0, 10);
    const page = await browser.signedIn('qa.adeyemi', { viewport: DESK });
    await page.goto(`${plant.address.url}/recipes/${second}`);
    await page.getByRole('button', { name: 'Make effective' }).click();
    await page.getByLabel('From the beginning of a date').check();
    await page.getByLabel('Effective date').fill(date);
    await page.getByText('00:00 site time (Europe/Berlin)').waitFor();
    await looked(page, 'recipe-effective-date');
    await page.getByRole('button', { name: 'Continue to the signature' }).click();
    await page.getByText(`into force from ${date}, 00:00 (Europe/Berlin)`).waitFor();
    await browser.sign(page, 'qa.adeyemi');
    await page.getByText('Scheduled').first().waitFor();
    ({ effectiveFrom } = await (await plant.client.as('qa.adeyemi')).get<{ effectiveFrom: string }>(`/recipes/v1/versions/${second}`));
    await page.goto(`${plant.address.url}/recipes`);
    await page.getByRole('row', { name: new RegExp(`${CODE}.*effective from`) }).waitFor();
    await looked(page, 'recipes-scheduled');
  });

  it('leaves the batch of 23:59 to the old version, and gives that of 00:00 to the new', async () => {
    await plant.clock.moveTo(new Date(Date.parse(effectiveFrom) - 60_000).toISOString());
    expect((await batch()).version).toBe(1);
    await plant.clock.moveTo(effectiveFrom);
    expect((await batch()).version).toBe(2);
    expect(await (await plant.client.as('op.berger')).get(`/recipes/v1/versions/${second}`)).toMatchObject({ state: 'effective', effectiveFrom });
  });

  it('is looked at again: an engineer confirms on its page that no change is needed, and the list says when next', async () => {
    const page = await browser.signedIn('eng.moreau', { viewport: DESK });
    await page.goto(`${plant.address.url}/recipes`);
    await page.getByRole('row', { name: new RegExp(`${CODE}.*(next review|Review due)`) }).waitFor();
    await page.goto(`${plant.address.url}/recipes/${second}`);
    await page.getByText(/next review|Review due/).waitFor();
    await page.getByRole('button', { name: 'Looked at again: no change needed' }).click();
    await page.getByText(`I have looked at recipe ${CODE} version 2 again: no change is needed.`).waitFor();
    await browser.sign(page, 'eng.moreau');
    await page.goto(`${plant.address.url}/recipes/${second}?tab=history`);
    await page.getByText('Looked at again, no change needed').waitFor();
  });

  it('H3 keeps an operator from its steps until he has read it and signed, in German as in English', async () => {
    const { runId } = await batch();
    await (await plant.client.as('sup.haas')).post(`/batch-execution/v1/runs/${runId}/release-to-floor`);
    const operator = await plant.client.as('op.berger');
    const card = () => operator.get<{ version: number; start: { possible: boolean; refusal?: { code: string } } }>(`/batch-execution/v1/runs/${runId}/steps/blend`);
    await eventually('the step', async () => ((await card()).start ? true : undefined));
    expect((await card()).start).toMatchObject({ possible: false, refusal: { code: 'version-not-read' } });
    const page = await browser.signedIn('op.berger', { viewport: TABLET, locale: 'de-DE', colorScheme: 'dark' });
    await page.goto(`${plant.address.url}/tasks`);
    const task = page.locator('.panel').filter({ hasText: `${CODE} v2` });
    await task.getByText('gültig ab').waitFor();
    await looked(page, 'tasks-to-read');
    await task.getByRole('button', { name: 'Gelesen und verstanden' }).click();
    await browser.sign(page, 'op.berger');
    await task.waitFor({ state: 'hidden' });
    await eventually('the start', async () => ((await card()).start.possible ? true : undefined));
    const { version } = await card();
    expect(await operator.post(`/batch-execution/v1/runs/${runId}/steps/blend/start`, { version })).toMatchObject({ status: 'started' });
    expect(browser.complaints).toEqual([]);
  });
});
