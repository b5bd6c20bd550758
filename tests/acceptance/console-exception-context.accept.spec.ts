import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { eventually } from '../../deploy/local/demo/acting/stage';
import { ConsoleBrowser, DESK, looked, TABLET } from './console-browser';
import { ToldMachine, type ToldTag } from './told-machine.fixture';
import { tumbled } from './tumble-step.fixture';
import { thePlant } from './the-plant';

const plant = thePlant();
const limit = (value: string) => [{ id: 'high', kind: 'high', value, onDelaySeconds: 0, offDelaySeconds: 0, priority: 'high', exception: 'major' }];
const TAGS: readonly ToldTag[] = [
  { metric: 'speed', first: 18.02, tag: { code: 'TU-86A.speed', title: { en: 'Speed of the tumbler', de: 'Drehzahl des Wälzers' }, equipment: 'TU-86A', point: 'speed', unit: '/min', places: 1, limits: limit('25') } },
  { metric: 'jacket', first: 22.5, tag: { code: 'TU-86A.jacket', title: { en: 'Temperature of the jacket', de: 'Temperatur des Mantels' }, equipment: 'TU-86A', point: 'jacket', unit: 'Cel', places: 1, limits: limit('30') } },
];
let browser: ConsoleBrowser;
let machine: ToldMachine;
let operator: Page;
let quality: Page;
let runId: string;
/** The speed that was too high, and the jacket that became warm by it. */
let cause: string;
let effect: string;

interface Raised {
  readonly id: string;
  readonly state: string;
  readonly observed: { readonly tags: readonly string[]; readonly until?: string } | null;
  readonly decision: { readonly withParent?: string | null } | null;
}

/** The excursion that began with a tag, as soon as it is as it is asked for. */
const excursionOf = async (tag: string, as: (one: Raised) => boolean = () => true): Promise<Raised> => {
  const reader = await plant.client.as('qa.weiss');
  return eventually(`an excursion of ${tag}`, async () => (await reader.get<{ items: Raised[] }>(`/review/v1/exceptions?runId=${runId}&type=process-excursion`)).items.find((one) => one.observed?.tags[0] === tag && as(one)));
};
const at = (page: Page, id: string) => page.goto(`${plant.address.url}/exceptions/${id}`);
const panel = (page: Page, heading: string) => page.locator('.panel').filter({ has: page.getByRole('heading', { name: heading, exact: true }) });

beforeAll(async () => {
  await plant.clock.moveTo(new Date(Date.parse(await plant.clock.now()) + 3_600_000).toISOString()); // the clock of the plant and real time are apart
  const script = tumbled('PO-CONTEXT-1', '86');
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  ({ runId } = await BatchOnFloor.begin(plant, script));
  machine = await ToldMachine.start(plant, 'M-86', TAGS);
  browser = await ConsoleBrowser.start(plant.address);
  const person = (await plant.client.as('op.berger')).at('TAB-CP-86');
  const path = `/batch-execution/v1/runs/${runId}/steps/tumble`;
  await eventually('tumble to begin', async () => {
    const { version } = await person.get<{ version: number }>(path);
    const { status } = await person.post<{ status: string }>(`${path}/start`, { version, equipment: [{ requirement: 'tumbler', item: 'TU-86A' }] });
    return status === 'started' ? status : undefined;
  });
  machine.say('speed', 28.4);
  ({ id: cause } = await excursionOf('TU-86A.speed'));
  machine.say('jacket', 31.3);
  ({ id: effect } = await excursionOf('TU-86A.jacket'));
}, 180_000);
afterAll(async () => {
  await browser.stop();
  await machine.stop();
});

describe('F11 E5 how long it lasts stands beside the exception', () => {
  it('on the step card while it lasts, and when it is over from when to when, and how bad it was', async () => {
    operator = await browser.signedIn('op.berger', { viewport: TABLET });
    await operator.goto(`${plant.address.url}/batches/${runId}/steps/tumble`);
    await operator.getByText(/TU-86A lasts since /).first().waitFor();
    machine.say('speed', 18.1);
    machine.say('jacket', 22.4);
    await excursionOf('TU-86A.speed', ({ observed }) => observed?.until !== undefined);
    await excursionOf('TU-86A.jacket', ({ observed }) => observed?.until !== undefined);
    await operator.reload();
    await operator.getByText(/TU-86A lasted from .* to .*peak 28\.4/).waitFor();
    await looked(operator, 'step-excursion');
  });

  it('on the page of the batch, also in German', async () => {
    await operator.goto(`${plant.address.url}/batches/${runId}`);
    await operator.getByText(/TU-86A lasted from .* to .*peak 28\.4/).waitFor();
    const german = await browser.signedIn('op.berger', { viewport: TABLET, locale: 'de-DE' });
    await german.goto(`${plant.address.url}/batches/${runId}`);
    await german.getByText(/TU-86A dauerte von .* bis .*schlimmster Wert 28,4/).waitFor();
  });
});

describe('F11 an exception with what happened around it', () => {
  it('shows the curve of its tags, what was done, who was there, the open step and the other exception', async () => {
    quality = await browser.signedIn('qa.weiss', { viewport: { width: 1280, height: 2300 } });
    await at(quality, effect);
    const around = panel(quality, 'Ten minutes before and after');
    await around.getByRole('img', { name: /Temperature of the jacket/ }).waitFor();
    await around.getByRole('row').filter({ hasText: 'Step started' }).filter({ hasText: 'Berger' }).waitFor();
    await around.getByRole('listitem').filter({ hasText: 'Berger' }).filter({ hasText: 'Tumble the tablets' }).first().waitFor();
    const other = around.getByRole('listitem').filter({ has: quality.getByRole('link', { name: 'A machine was beyond its limit' }) }).filter({ hasText: 'TU-86A.speed' });
    await other.getByText('plant time').waitFor();
    const [real = '', plantTime = ''] = await other.locator('time').evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
    const [from = '', until = ''] = await around.locator('.spread').first().locator('time').evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
    expect([real >= from, real <= until, Date.parse(plantTime) - Date.parse(real) > 3_000_000]).toEqual([true, true, true]);
    await panel(quality, 'The last five like it').waitFor();
    await looked(quality, 'exception-context');
    await around.getByText('Table', { exact: true }).click();
    await around.getByRole('row').filter({ hasText: '31.3' }).first().waitFor();
  });
});

describe('F11 quality puts an exception under its cause, takes it out, and decides both at once', () => {
  const family = (page: Page) => panel(page, 'Cause and effects');

  it('with a reason, there and back', async () => {
    await quality.setViewportSize(DESK);
    await at(quality, effect);
    await family(quality).getByRole('heading', { name: 'It is an effect of' }).waitFor(); // the machine was beyond another limit seconds before
    await family(quality).getByRole('button', { name: 'It stands by itself' }).click();
    await family(quality).getByLabel('Reason').fill('The jacket was warm before.');
    await family(quality).getByRole('button', { name: 'It stands by itself' }).click();
    await family(quality).getByText('The jacket was warm before.').waitFor();
    await family(quality).getByRole('heading', { name: 'It is an effect of' }).waitFor({ state: 'detached' });
    await family(quality).getByRole('button', { name: 'Put it under its cause' }).click();
    await family(quality).getByLabel('Which exception is its cause').selectOption(cause);
    await family(quality).getByLabel('Reason').fill('It was not; the curve shows it.');
    await looked(quality, 'exception-family-put-under');
    await family(quality).getByRole('button', { name: 'Put it under its cause' }).click();
    await family(quality).getByRole('heading', { name: 'It is an effect of' }).waitFor();
    await family(quality).getByText('It was not; the curve shows it.').waitFor();
  });

  it('one decision with one signature closes the cause and its effect', async () => {
    await at(quality, cause);
    await family(quality).getByRole('heading', { name: '1 effect' }).waitFor();
    await quality.getByRole('combobox', { name: 'Classed as' }).click();
    await quality.getByRole('option', { name: 'Minor deviation' }).click();
    await quality.getByLabel('Why').fill('The tablets are intact; the drive was set too fast for seconds.');
    await looked(quality, 'exception-family');
    await quality.getByRole('button', { name: 'Decide and close' }).click();
    await browser.sign(quality, 'qa.weiss');
    await family(quality).getByText('Closed', { exact: true }).waitFor();
    expect(await excursionOf('TU-86A.jacket', ({ state }) => state === 'closed')).toMatchObject({ id: effect, decision: { withParent: cause } });
    await at(quality, effect);
    await quality.getByRole('link', { name: 'Decided with its cause' }).waitFor();
  });

  it('the effect is shown with its cause in German as well, and the review names what was done', async () => {
    await quality.goto(`${plant.address.url}/review/${runId}`);
    await quality.getByText('Exception put under its cause', { exact: true }).first().waitFor();
    await quality.getByText('Exception taken out from under its cause', { exact: true }).waitFor();
    const german = await browser.signedIn('qa.adeyemi', { viewport: { width: 1280, height: 2300 }, locale: 'de-DE', colorScheme: 'dark' });
    await at(german, effect);
    await panel(german, 'Ursache und Folgen').getByRole('heading', { name: 'Sie ist eine Folge von' }).waitFor();
    await german.getByRole('link', { name: 'Mit der Ursache entschieden' }).waitFor();
    await panel(german, 'Zehn Minuten davor und danach').getByRole('img', { name: /Temperatur des Mantels/ }).waitFor();
    await looked(german, 'exception-context-german-dark');
    expect(browser.complaints).toEqual([]);
  });
});
