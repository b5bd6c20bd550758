import type { ProcedureNode, RecipeDocument, StepNode } from '@batchwright/procedure';
import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import type { BatchScript } from '../../deploy/local/demo/recipes/batch-script';
import { DRYING, dryingBatch } from '../../deploy/local/demo/recipes/drying';
import { ConsoleBrowser, looked, startStep, TABLET } from './console-browser';
import { ToldMachine, type ToldTag } from './told-machine.fixture';
import { thePlant } from './the-plant';

const plant = thePlant();
const TAGS: readonly ToldTag[] = [
  { metric: 'product', first: 55.2, tag: { code: 'FD-44.product-temperature', title: { en: 'Product', de: 'Produkt' }, equipment: 'FD-44', point: 'product-temperature', unit: 'Cel', places: 1, instrument: 'TT-44' } },
  { metric: 'exhaust', first: 61.3, tag: { code: 'FD-44.exhaust-humidity', title: { en: 'Humidity of the exhaust air', de: 'Feuchte der Abluft' }, equipment: 'FD-44', point: 'exhaust-humidity', unit: '%', places: 1 } },
];
let browser: ConsoleBrowser;
let machine: ToldMachine;
let operator: Page;
let runId: string;

/** The drying of the demo, at a dryer that takes no orders. */
function drying(): BatchScript {
  const script = dryingBatch();
  const withoutOrders = (node: ProcedureNode): ProcedureNode => (node.type === 'step' ? { ...node, entries: node.entries.filter(({ write }) => !write) } : node);
  const { procedure, header } = DRYING;
  if (procedure.type !== 'sequence') throw new Error('the drying begins with a sequence');
  const document: RecipeDocument = { ...DRYING, header: { ...header, code: 'MBR-DRY-44' }, procedure: { ...procedure, children: procedure.children.map(withoutOrders) as StepNode[] } };
  return { ...script, recipe: { ...script.recipe, document }, order: { ...script.order, number: 'PO-DRY-44' }, preparation: { ...script.preparation, equipment: script.preparation.equipment.map((dryer) => ({ ...dryer, code: 'FD-44' })) } };
}

const toStep = (page: Page, step: string) => page.goto(`${plant.address.url}/batches/${runId}/steps/${step}`);
const take = (page: Page) => page.getByRole('button', { name: 'Take from the machine' });

beforeAll(async () => {
  const script = drying();
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  ({ runId } = await BatchOnFloor.begin(plant, script));
  machine = await ToldMachine.start(plant, 'M-44', TAGS);
  browser = await ConsoleBrowser.start(plant.address);
}, 180_000);
afterAll(async () => {
  await browser.stop();
  await machine.stop();
});

describe('E2 D8 what a machine says, at the step of an operator', () => {
  it('D8 a step does not begin while its condition does not hold, and says the figures', async () => {
    operator = await browser.signedIn('op.lindqvist', { viewport: TABLET });
    await toStep(operator, 'fill-dryer');
    await operator.getByLabel('Code of Fluid-bed dryer').fill('FD-44');
    await operator.getByRole('button', { name: 'Start', exact: true }).click();
    await operator.getByText('Not under these conditions').waitFor();
    await operator.getByText(/FD-44\.product-temperature.*55\.2/).first().waitFor();
    await looked(operator, 'step-condition');
    machine.say('product', 21.4);
    await machine.heard('product');
    await startStep(operator);
    await operator.getByRole('radio', { name: 'Yes' }).click();
    await operator.getByRole('button', { name: 'Record' }).click();
    await operator.getByRole('button', { name: 'Complete step' }).click();
    await operator.getByRole('button', { name: 'Next step' }).waitFor();
  });

  it('E2 a value that is bad is not used: the card says why, and what is allowed', async () => {
    await toStep(operator, 'dry');
    await startStep(operator);
    await operator.getByRole('heading', { name: 'Humidity of the exhaust air at the end' }).waitFor();
    await take(operator).click();
    await operator.getByText(/Value · FD-44\.exhaust-humidity/).waitFor();
    await operator.getByRole('heading', { name: 'Hottest product' }).waitFor();
    machine.say('product', null, 'bad');
    await machine.heard('product');
    machine.say('product', 48.7);
    await machine.heard('product');
    await take(operator).click();
    await operator.getByText('No value from the machine').waitFor();
    await looked(operator, 'step-machine-refused');
  });

  it('E2 it is taken without the gaps, or typed with a reason: each is an exception beside the value', async () => {
    await operator.getByRole('button', { name: 'Take it without the gaps' }).click();
    await operator.getByText(/Maximum · FD-44\.product-temperature · TT-44.*without a usable value/).waitFor();
    await operator.getByRole('heading', { name: 'Time above 30 °C' }).waitFor();
    await take(operator).click();
    await operator.getByRole('button', { name: 'Type it' }).click();
    await operator.getByText('A correction without a reason is not recorded.').waitFor();
    for (const key of ['1', '2']) await operator.keyboard.press(key);
    await operator.getByLabel('Why is it typed?').fill('read from the panel of the dryer');
    await looked(operator, 'step-machine-typed');
    await operator.getByRole('button', { name: 'Record' }).click();
    await operator.getByRole('heading', { name: 'Curve of the product temperature' }).waitFor();
    const { exceptions } = await (await plant.client.as('op.lindqvist')).get<{ exceptions: { type: string }[] }>(`/batch-execution/v1/runs/${runId}/steps/dry`);
    expect(exceptions.map(({ type }) => type).filter((type) => !type.startsWith('process-')).sort()).toEqual(['captured-despite-gaps', 'typed-for-machine']);
  });

  it('E2 a curve is a file of the record, and the German card says the same', async () => {
    await operator.getByRole('heading', { name: 'Curve of the product temperature' }).waitFor();
    await take(operator).click();
    await operator.getByRole('button', { name: 'Take it without the gaps' }).click();
    await operator.getByText(/Curve · FD-44\.product-temperature/).waitFor();
    const german = await browser.signedIn('op.lindqvist', { viewport: TABLET, locale: 'de-DE', colorScheme: 'dark' });
    await toStep(german, 'dry');
    await german.getByText(/Maximum · FD-44\.product-temperature/).waitFor();
    await looked(german, 'step-machine-german-dark');
  });

  it('E2 rows of a table come from the machine one by one, each from the end of the row before: only the first has the gap in it', async () => {
    await operator.getByRole('heading', { name: /First section.*Mean/ }).waitFor();
    await take(operator).click();
    await operator.getByRole('button', { name: 'Take it without the gaps' }).click();
    await operator.getByRole('heading', { name: /Second section.*Mean/ }).waitFor();
    machine.say('product', 48.9);
    await machine.heard('product');
    await take(operator).click();
    await operator.getByRole('button', { name: 'Complete step' }).waitFor();
    await operator.getByText('The machine is asked when you complete the step.').waitFor();
    expect(await operator.getByText(/Mean · FD-44\.product-temperature · TT-44.*without a usable value/).count()).toBe(1);
    expect(await operator.getByText(/Mean · FD-44\.product-temperature · TT-44/).count()).toBe(2);
    await looked(operator, 'step-machine-table');
  });

  it('E2 the completion asks for what covers the whole step; what is bad holds it and says why, and it is completed when that is accepted', async () => {
    await operator.getByRole('button', { name: 'Complete step' }).click();
    await operator.getByRole('heading', { name: 'Mean of the product temperature over the whole drying' }).waitFor();
    await operator.getByText('No value from the machine').waitFor();
    await looked(operator, 'step-machine-at-completion');
    await operator.getByRole('button', { name: 'Take it without the gaps' }).click();
    await operator.getByText(/Mean · FD-44\.product-temperature · TT-44/).nth(2).waitFor();
    await operator.getByRole('button', { name: 'Complete step' }).click();
    await operator.getByRole('button', { name: 'Next step' }).waitFor();
    const { status, entries } = await (await plant.client.as('op.lindqvist')).get<{ status: string; entries: { id: string; fields: { machine?: { statistic: string; quality: string } }[] }[] }>(`/batch-execution/v1/runs/${runId}/steps/dry`);
    expect([status, entries.find(({ id }) => id === 'mean')?.fields[0]?.machine]).toMatchObject(['completed', { statistic: 'mean', quality: 'uncertain' }]);
    expect(browser.complaints).toEqual([]);
  });
});
