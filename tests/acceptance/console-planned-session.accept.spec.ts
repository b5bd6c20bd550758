import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { eventually } from '../../deploy/local/demo/acting/stage';
import { becomeTerminal, ConsoleBrowser, DESK, looked, TABLET } from './console-browser';
import { pressCheck } from './press-check.fixture';
import { thePlant } from './the-plant';

const plant = thePlant();
const STEP = 'weigh-tablets';
let browser: ConsoleBrowser;
/** On a tablet, English. */
let operator: Page;
/** At a desk, German, dark. */
let expert: Page;
let runId: string;

interface Plan {
  readonly id: string;
  readonly at: string;
  readonly experts: readonly { readonly name: string; readonly answer?: string; readonly word?: string }[];
}

const plans = async (): Promise<Plan[]> => (await (await plant.client.as('qa.weiss')).get<{ items: Plan[] }>(`/tandem/v1/plans?runId=${runId}`)).items;
const here = (page: Page) => page.locator('.card-side .panel').filter({ has: page.getByRole('heading', { name: 'Planned sessions' }) });

/** A time of Hamburg as its field takes it, so many minutes after the plant's now. */
async function local(minutes: number): Promise<string> {
  const { plant: now } = await (await plant.client.as('qa.weiss')).get<{ plant: string }>('/web-console/v1/time');
  return new Date(Date.parse(now) + minutes * 60_000).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).replace(' ', 'T');
}

async function planned(minutes: number): Promise<void> {
  await here(operator).getByRole('button', { name: 'Plan a session' }).click();
  const dialog = operator.getByRole('dialog');
  await dialog.getByLabel('When').fill(await local(minutes));
  await dialog.getByRole('button', { name: /Claire Moreau/ }).click();
  await looked(operator, 'plan-session');
  await dialog.getByRole('button', { name: 'Ask them' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

beforeAll(async () => {
  const script = pressCheck('PO-PLANNED', '68');
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  ({ runId } = await BatchOnFloor.begin(plant, script));
  browser = await ConsoleBrowser.start(plant.address);
  expert = await browser.signedIn('eng.moreau', { viewport: DESK, locale: 'de-DE', colorScheme: 'dark' });
  operator = await browser.signedIn('op.berger', { viewport: TABLET });
  await becomeTerminal(operator, `TAB-CP-68.${plant.client.terminalSecret('TAB-CP-68')}`);
  await operator.locator('button.person').waitFor();
  await operator.goto(`${plant.address.url}/batches/${runId}/steps/${STEP}`);
}, 180_000);
afterAll(async () => {
  const mara = await plant.client.as('op.berger');
  for (const { id } of await plans()) await mara.post(`/tandem/v1/plans/${id}/cancellation`, { word: 'the test is over' }); // nobody else is told of it
  await browser.stop();
});

describe('J1 a session is planned for a step that was not begun', () => {
  it('J1 the expert is asked on his screen, and accepts; the operator reads it at the step', async () => {
    await planned(24 * 60);
    const asked = expert.getByRole('status').filter({ hasText: 'Sie sind zu einer Sitzung gebeten' });
    await asked.getByText(/Geplant von Mara Berger/).waitFor();
    await looked(expert, 'plan-asked-german-dark');
    await asked.getByRole('button', { name: 'Ich komme' }).click();
    await asked.waitFor({ state: 'hidden' });
    await here(operator).getByText('comes', { exact: true }).waitFor();
    expect(await plans()).toMatchObject([{ experts: [{ name: 'Claire Moreau', answer: 'accepted' }] }]);
  });

  it('J1 who cannot come says why; who planned it takes it back with a word', async () => {
    await expert.goto(`${plant.address.url}/work`);
    const list = expert.locator('.tiles .panel').filter({ hasText: 'Geplant von Mara Berger' });
    await list.getByRole('button', { name: 'Ich kann nicht' }).click();
    await list.getByLabel('Warum?').fill('im Urlaub');
    await list.getByRole('button', { name: 'Mit diesem Wort ablehnen' }).click();
    await here(operator).getByText('im Urlaub').waitFor();
    await here(operator).getByRole('button', { name: 'Take back' }).click();
    await here(operator).getByLabel('Why?').fill('another day');
    await here(operator).getByRole('button', { name: 'Take back with this word' }).click();
    await eventually('a plan that was taken back', async () => (await plans()).length === 0 || undefined);
  });

  it('J1 when it is time, both sides are told on whatever screen they are', async () => {
    await planned(5);
    await operator.goto(`${plant.address.url}/work`);
    for (const [page, words] of [[operator, 'A planned session begins'], [expert, 'Eine geplante Sitzung beginnt']] as const) await page.getByRole('status').filter({ hasText: words }).waitFor();
    await looked(operator, 'plan-due');
    await operator.getByRole('status').getByRole('button', { name: 'Later' }).click();
    await operator.getByRole('status').filter({ hasText: 'A planned session begins' }).waitFor({ state: 'hidden' });
  });
});
