import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { eventually } from '../../deploy/local/demo/acting/stage';
import type { BatchScript } from '../../deploy/local/demo/recipes/batch-script';
import { smallBatch } from '../../deploy/local/demo/recipes/small-batch';
import { ConsoleBrowser, looked, TABLET } from './console-browser';
import { codesIn } from './read-code';
import { before, rejected } from './scenario';
import { thePlant } from './the-plant';

const plant = thePlant();
const SCALE = 'BAL-39';
let browser: ConsoleBrowser;
let batch: BatchOnFloor;
let operator: Page;

/** The small batch with a balance, a blender and containers of its own. */
function script(): BatchScript {
  const own = JSON.parse(JSON.stringify(smallBatch()).replaceAll('BAL-09', SCALE).replaceAll('VB-02', 'VB-39').replaceAll('DC-BL-', 'DC-WG-')) as BatchScript;
  return { ...own, order: { ...own.order, number: 'PO-WEIGHING-1' } };
}

/** What hands do at the simulated scale. */
async function hands(move: Record<string, unknown>): Promise<void> {
  const answer = await fetch(`${plant.address.handsUrl}/${SCALE}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(move) });
  if (!answer.ok) throw new Error(`the hands were refused: ${answer.status}`);
}

beforeAll(async () => {
  const own = script();
  await prepare(plant, own);
  await bringIntoForce(plant, own);
  batch = await BatchOnFloor.begin(plant, own);
  await batch.play(0, before(own, 'weigh-mcc', 'enter'));
  await hands({ put: '0', shake: false });
  browser = await ConsoleBrowser.start(plant.address);
}, 180_000);
afterAll(async () => {
  await browser.stop();
  await hands({ put: '0', shake: false });
  await rejected(plant, batch.runId, 'its test is over');
});

describe('C5 C6 C9 guided weighing at the booth', () => {
  it('C4 has what the batch needs scanned against its bill of materials', async () => {
    const warehouse = await plant.client.as('wh.novak');
    const { items } = await warehouse.get<{ items: { id: string; runId: string; lines: { lots: string[] }[] }[] }>('/resources/v1/stagings');
    const staging = items.find(({ runId }) => runId === batch.runId);
    const { items: [lot] } = await warehouse.get<{ items: { containers: { code: string }[] }[] }>(`/resources/v1/lots?number=${staging?.lines[0]?.lots[0] ?? ''}`);
    const code = lot?.containers[0]?.code ?? '';
    const page = await browser.signedIn('wh.novak', { viewport: TABLET });
    await page.goto(`${plant.address.url}/stagings`);
    await page.getByRole('link', { name: batch.number }).click();
    const field = page.getByLabel('Scan a container');
    await field.fill(code);
    await page.keyboard.press('Enter');
    await page.getByText(`${code} stands ready`).waitFor();
    await field.fill(code);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText(`stands ready for ${batch.number} already`, { exact: false }).waitFor();
    await looked(page, 'staging');
  });

  it('asks for both reference weights of the day before anything is weighed', async () => {
    operator = await browser.signedIn('op.lindqvist', { viewport: TABLET });
    await operator.goto(`${plant.address.url}/batches/${batch.runId}/steps/weigh-mcc`);
    await operator.getByRole('link', { name: `Weigh on ${SCALE}` }).click();
    const begin = operator.getByRole('button', { name: 'Begin' });
    expect(await begin.getAttribute('aria-disabled')).toBe('true');
    await looked(operator, 'weighing-checks');
    for (const [grams, passed] of [['100.0', 1], ['2000.1', 2]] as const) {
      await hands({ put: grams });
      await operator.getByText('Stable', { exact: true }).waitFor();
      await operator.getByRole('button', { name: /^Measure/ }).first().click();
      await operator.getByText('Passed', { exact: true }).nth(passed - 1).waitFor();
    }
    await hands({ put: '0' });
  });

  it('J2 whoever stands beside the operator reads the scale, and has nothing to do there', async () => {
    const [person, expert] = [await plant.client.as('op.lindqvist'), await browser.signedIn('op.okafor', { viewport: TABLET })];
    const step = { runId: batch.runId, stepKey: 'weigh-mcc' };
    await eventually('an expert who is there', async () => (await person.get<{ items: { person: string; present: boolean }[] }>(`/tandem/v1/runs/${step.runId}/steps/${step.stepKey}/experts`)).items.find((one) => one.person === 'E1002' && one.present));
    const { aggregate: session } = await person.post<{ aggregate: string }>('/tandem/v1/sessions', { ...step, person: 'E1002' });
    await person.post(`/tandem/v1/sessions/${session}/joining`, { console: 'c-weighing', languages: ['en'] });
    await expert.getByRole('button', { name: 'Accept' }).click();
    await expert.getByText('You stand beside this step and read', { exact: false }).waitFor();
    await expert.getByRole('link', { name: `See what ${SCALE} shows` }).click();
    await hands({ put: '12.3' });
    await expert.locator('.live-mass', { hasText: '12.3' }).waitFor();
    await expert.getByText('You stand beside this step and read', { exact: false }).waitFor();
    expect(await expert.locator('.card-bottom, .card-middle input, .card-middle button').count()).toBe(0);
    await looked(expert, 'weighing-looks-on');
    await hands({ put: '0' });
    await person.post(`/tandem/v1/sessions/${session}/end`);
    await expert.getByRole('region', { name: 'Session' }).waitFor({ state: 'hidden' });
    await expert.context().close();
  });

  it('tares, follows the pouring live, refuses what moves and what is too little, and takes what is stable and inside', async () => {
    await operator.getByLabel('Code of the empty container').fill('DC-WG-A');
    await operator.getByRole('button', { name: 'Begin' }).click();
    await hands({ put: '50.2' });
    await operator.locator('.live-mass', { hasText: '50.2' }).waitFor();
    await operator.getByRole('button', { name: 'Tare', exact: true }).click();
    await operator.getByRole('button', { name: 'Take the weight' }).waitFor();
    await hands({ add: '150.0' });
    await operator.getByText('50.0 g are missing').waitFor();
    await looked(operator, 'weighing-pouring');
    expect(await operator.getByRole('button', { name: 'Take the weight' }).getAttribute('aria-disabled')).toBe('true');
    await hands({ cutPower: true });
    await operator.locator('.live-mass', { hasText: '200.2' }).waitFor();
    await operator.getByRole('button', { name: 'Take the weight' }).click();
    await operator.getByRole('alert').getByText('lost its tare', { exact: false }).waitFor();
    await operator.getByRole('button', { name: 'Go on at the tare' }).click();
    await operator.locator('.live-mass', { hasText: '150.0' }).waitFor();
    await hands({ add: '50.0', shake: true });
    await operator.getByText('Moves', { exact: true }).waitFor();
    expect(await operator.getByRole('button', { name: 'Take the weight' }).getAttribute('aria-disabled')).toBe('true');
    await hands({ shake: false });
    await operator.getByText('Inside the tolerance. Take the weight').waitFor();
    await operator.getByText('Stable', { exact: true }).waitFor();
    await looked(operator, 'weighing-inside');
    await operator.getByRole('button', { name: 'Take the weight' }).click();
    await operator.getByText('Weighed. Label the container').waitFor();
  });

  it('C9 has a label that an independent decoder reads as the database has it; a copy is marked', async () => {
    await operator.getByRole('button', { name: 'Print the label' }).click();
    await operator.getByLabel('Why again').fill('smeared');
    await operator.getByRole('button', { name: 'Print a copy' }).click();
    await operator.getByText('COPY 1').waitFor();
    await looked(operator, 'weighing-label');
    const { items: [weighed] } = await (await plant.client.as('qa.adeyemi')).get<{ items: { into: string; net: { value: string }; raw: string; labels: number }[] }>(`/resources/v1/weighings?runId=${batch.runId}&stepKey=weigh-mcc`);
    expect(weighed).toMatchObject({ into: 'DC-WG-A', net: { value: '200.0' }, raw: expect.stringMatching(/^S S +200\.0 g$/) as string, labels: 2 });
    const label = operator.locator('.stock-label');
    expect(await codesIn(await label.screenshot())).toEqual([weighed?.into]);
    for (const words of ['200.0', '50.2', 'E1003', batch.number]) expect(await label.textContent()).toContain(words);
  });

  it('takes the masses over into the step, where they are judged as any other', async () => {
    await operator.getByRole('button', { name: 'Take over into the step' }).click();
    await operator.waitForURL(/weigh-mcc$/);
    await operator.getByText('250.2', { exact: false }).first().waitFor();
    expect(browser.complaints).toEqual([]);
  });
});
