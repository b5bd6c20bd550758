import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { eventually } from '../../deploy/local/demo/acting/stage';
import { becomeTerminal, ConsoleBrowser, DESK, looked, TABLET } from './console-browser';
import { Keyboard } from './keyboard';
import { ToldMachine, type ToldTag } from './told-machine.fixture';
import { tumbled } from './tumble-step.fixture';
import { thePlant } from './the-plant';

const plant = thePlant();
const limit = (id: string, value: string, priority: string, more: object = {}) => ({ id, kind: id, value, onDelaySeconds: 0, offDelaySeconds: 0, priority, ...more });
const TAGS: readonly ToldTag[] = [
  { metric: 'speed', first: 18.02, tag: { code: 'TU-88A.speed', title: { en: 'Speed of the tumbler', de: 'Drehzahl des Wälzers' }, equipment: 'TU-88A', point: 'speed', unit: '/min', places: 1, limits: [limit('high', '25', 'high', { exception: 'major' })] } },
  { metric: 'jacket', first: 22.5, tag: { code: 'TU-88A.jacket', title: { en: 'Temperature of the jacket', de: 'Temperatur des Mantels' }, equipment: 'TU-88A', point: 'jacket', unit: 'Cel', places: 1, limits: [limit('high', '30', 'medium')] } },
  { metric: 'running', first: true, tag: { code: 'TU-88A.running', title: { en: 'Turns', de: 'Dreht' }, equipment: 'TU-88A', point: 'running' } },
  { metric: 'temperature', first: 21.4, tag: { code: 'CP-88.temperature', title: { en: 'Temperature of the room', de: 'Temperatur des Raums' }, equipment: 'CP-88', point: 'temperature', unit: 'Cel', places: 1, limits: [limit('high', '25', 'low')] } },
  { metric: 'humidity', first: 44.2, tag: { code: 'CP-88.humidity', title: { en: 'Humidity of the room', de: 'Feuchte des Raums' }, equipment: 'CP-88', point: 'humidity', unit: '%', places: 0 } },
  ...Array.from({ length: 12 }, (_, at): ToldTag => ({ metric: `bearing-${at + 1}`, first: 40, tag: { code: `TU-88B.bearing-${at + 1}`, title: { en: `Bearing ${at + 1}`, de: `Lager ${at + 1}` }, equipment: 'TU-88B', point: `bearing-${at + 1}`, unit: 'Cel', places: 0, limits: [limit('high', '80', at === 3 ? 'critical' : 'medium')] } })),
];
let browser: ConsoleBrowser;
let machine: ToldMachine;
let operator: Page;
let supervisor: Page;
let runId: string;
let number: string;

/** As much of an element as is asked here; tests know no document. */
interface Measured {
  readonly offsetHeight: number;
}

const row = (page: Page, name: RegExp) => page.getByRole('article', { name });
const speed = (page: Page) => row(page, /TU-88A (Speed of the tumbler|Drehzahl des Wälzers)/);

beforeAll(async () => {
  const script = tumbled('PO-ALARMS-1', '88');
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  ({ runId } = await BatchOnFloor.begin(plant, script));
  machine = await ToldMachine.start(plant, 'M-88', TAGS);
  browser = await ConsoleBrowser.start(plant.address);
  const person = (await plant.client.as('op.berger')).at('TAB-CP-88');
  const path = `/batch-execution/v1/runs/${runId}/steps/tumble`;
  await eventually('tumble to begin', async () => {
    const { version, runNumber } = await person.get<{ version: number; runNumber: string }>(path);
    number = runNumber;
    const { status } = await person.post<{ status: string }>(`${path}/start`, { version, equipment: [{ requirement: 'tumbler', item: 'TU-88A' }] });
    return status === 'started' ? status : undefined;
  });
}, 180_000);
afterAll(async () => {
  await browser.stop();
  await machine.stop();
});

describe('E4 alarms on the screen', () => {
  it('there is none, and the list says how one comes', async () => {
    operator = await browser.signedIn('op.berger', { viewport: TABLET });
    await operator.getByRole('link', { name: 'Alarms' }).click();
    await operator.getByRole('heading', { name: 'Alarms' }).waitFor();
    await operator.getByLabel('Equipment or room').fill('TU-88A');
    await operator.keyboard.press('Enter');
    await operator.getByText('No open alarm fits').waitFor();
    await looked(operator, 'alarms-empty');
  });

  it('one comes live with its value as its tag writes it, its batch and its curve; what returned unseen and what is seen look and read otherwise', async () => {
    machine.say('speed', 28.403999999999996);
    await speed(operator).getByText('28.4 /min').waitFor();
    await speed(operator).getByText('Active, not acknowledged').waitFor();
    await speed(operator).getByText('above 25 /min (high)').waitFor();
    await speed(operator).getByRole('link', { name: number }).waitFor();
    await operator.getByRole('link', { name: /^Alarms.*not acknowledged/ }).waitFor();
    machine.say('jacket', 31.26);
    machine.say('temperature', 25.04);
    await operator.getByLabel('Equipment or room').fill('');
    await operator.keyboard.press('Enter');
    await row(operator, /CP-88 Temperature/).getByText('25.04 °C').waitFor(); // not 25.0, which would be the limit
    machine.say('temperature', 21.4);
    await row(operator, /CP-88 Temperature/).getByText('Returned, not acknowledged').waitFor();
    await looked(operator, 'alarms');
  });

  it('is acknowledged with a reason that is a touch away', async () => {
    await speed(operator).getByRole('button', { name: /^Acknowledge/ }).click();
    const dialog = operator.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Maintenance is told' }).click();
    await looked(operator, 'alarm-acknowledge');
    await dialog.getByRole('button', { name: 'Acknowledge', exact: true }).click();
    await speed(operator).getByText('Active, acknowledged').waitFor();
    await speed(operator).getByText(/Acknowledged by E1001.*Maintenance is told/).waitFor();
    expect(await speed(operator).getByRole('button', { name: /^Acknowledge/ }).count()).toBe(0);
  });

  it('is shelved until a time and taken back, by keyboard alone', async () => {
    supervisor = await browser.signedIn('sup.haas', { viewport: DESK });
    const keys = new Keyboard(supervisor);
    await supervisor.goto(`${plant.address.url}/alarms?equipment=TU-88A`);
    const jacket = row(supervisor, /TU-88A Temperature of the jacket/);
    await keys.use(jacket.getByRole('button', { name: /^Shelve/ }));
    const dialog = supervisor.getByRole('dialog');
    await keys.use(dialog.getByRole('button', { name: 'The sensor is being exchanged' }));
    await looked(supervisor, 'alarm-shelve');
    await keys.use(dialog.getByRole('button', { name: 'Shelve', exact: true }));
    await jacket.getByText('Shelved', { exact: true }).waitFor();
    await jacket.getByText(/Shelved until.*The sensor is being exchanged/).waitFor();
    await keys.use(jacket.getByRole('button', { name: /^Take back/ }));
    await keys.use(dialog.getByRole('button', { name: 'It is mended' }));
    await keys.use(dialog.getByRole('button', { name: 'Take back', exact: true }));
    await jacket.getByText('Active, not acknowledged').waitFor();
  });

  it('its exception and its curve are a touch away', async () => {
    const [shown] = await Promise.all([supervisor.waitForURL(/\/exceptions\//), speed(supervisor).getByRole('link', { name: 'Exception' }).click()]);
    expect(shown).toBeUndefined();
    await supervisor.getByText(/TU-88A\.speed.*is above 25 \/min/).first().waitFor();
    await supervisor.goBack();
    await speed(supervisor).getByRole('link', { name: 'Trend' }).click();
    await supervisor.getByRole('row', { name: /Speed of the tumbler/ }).waitFor();
  });

  it('many of one equipment are one flood, which opens, and is acknowledged at once', async () => {
    for (let at = 1; at <= 12; at += 1) machine.say(`bearing-${at}`, 95);
    const flood = operator.getByRole('region', { name: 'Flood of TU-88B' });
    await flood.getByText('Flood: 12 alarms of TU-88B').waitFor();
    expect(await row(operator, /TU-88B/).filter({ visible: true }).count()).toBe(0);
    await looked(operator, 'alarms-flood');
    await flood.getByText('Show the 12 that are not over').click();
    await row(operator, /TU-88B Bearing 4/).getByText('critical').waitFor();
    await flood.getByRole('button', { name: 'Acknowledge 12' }).click();
    await operator.getByRole('dialog').getByRole('button', { name: 'I am looking at it' }).click();
    await operator.getByRole('dialog').getByRole('button', { name: 'Acknowledge 12' }).click();
    await flood.getByText('Active, acknowledged').first().waitFor();
  });

  it('who may not acknowledge is told who may; in German and dark, past ones are found by their batch', async () => {
    const inspector = await browser.signedIn('insp.dubois', { viewport: TABLET, locale: 'de-DE', colorScheme: 'dark' });
    machine.say('speed', 18.02);
    await speed(operator).waitFor({ state: 'detached' }); // it is over: it asks for nobody
    await inspector.getByRole('link', { name: /^Alarme/ }).click();
    await inspector.getByText('Alarme quittieren Bediener', { exact: false }).waitFor();
    expect(await inspector.getByRole('button', { name: /^(Quittieren|Zurückstellen)/ }).count()).toBe(0);
    await inspector.getByText('Alle, auch vergangene').click();
    await inspector.getByLabel('Charge', { exact: true }).fill(number);
    await inspector.keyboard.press('Enter');
    await speed(inspector).getByText('Vorbei', { exact: true }).waitFor();
    await speed(inspector).getByText('28,4 /min').waitFor();
    expect(await row(inspector, /TU-88B/).count()).toBe(0);
    await looked(inspector, 'alarms-past-german-dark');
  });

  it('the screen says so while process data does not answer, and keeps what it knew', async () => {
    await operator.route('**/api/process-data/v1/alarms/urgent*', (route) => route.fulfill({ status: 503, body: '' }));
    await operator.getByText('Not read just now: what is shown may be old').waitFor();
    await operator.getByRole('region', { name: 'Flood of TU-88B' }).waitFor();
    await looked(operator, 'alarms-away');
    await operator.unroute('**/api/process-data/v1/alarms/urgent*');
    await operator.getByText('Not read just now: what is shown may be old').waitFor({ state: 'detached' });
  });
});

describe('E4 E2 what machines say, where people stand', () => {
  const point = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

  it('the card of a step has the values of its equipment and its room, live, and nothing moves when they change', async () => {
    await becomeTerminal(operator, `TAB-CP-88.${plant.client.terminalSecret('TAB-CP-88')}`);
    await operator.locator('button.person').waitFor();
    await operator.goto(`${plant.address.url}/batches/${runId}/steps/tumble`);
    const says = operator.getByRole('region', { name: 'What the machine says' });
    await says.getByRole('heading', { name: 'TU-88A' }).waitFor();
    await says.getByRole('heading', { name: 'CP-88' }).waitFor();
    await point(operator, 'Speed of the tumbler').getByText('18.0/min').waitFor();
    await point(operator, 'Speed of the tumbler').getByText('Within its limits').waitFor();
    const before = await says.boundingBox();
    machine.say('speed', 104.26);
    await point(operator, 'Speed of the tumbler').getByText('Above 25 /min (high)').waitFor();
    await point(operator, 'Speed of the tumbler').getByText('104.3/min').waitFor();
    machine.say('humidity', 44.2, 'uncertain');
    await point(operator, 'Humidity of the room').getByText('Uncertain').waitFor();
    expect(await operator.locator('.point').evaluateAll<number[], Measured>((points) => [...new Set(points.map(({ offsetHeight }) => offsetHeight))])).toHaveLength(1);
    expect((await says.boundingBox())?.width).toBe(before?.width);
    await looked(operator, 'step-machine');
    expect(await operator.locator('.card-bottom').getByRole('button', { name: 'Record', exact: true }).count()).toBe(1);
  });

  it('while process data does not answer a line says so, and the step goes on', async () => {
    await operator.route('**/api/process-data/v1/equipment*', (route) => route.fulfill({ status: 503, body: '' }));
    await operator.getByText(/^Cannot be read just now; as of/).waitFor();
    await operator.getByRole('group', { name: /Number keys/ }).getByRole('button', { name: '7', exact: true }).click();
    await looked(operator, 'step-machine-away');
    await operator.reload();
    await operator.getByText('Machine values cannot be read just now').waitFor();
    await operator.getByRole('group', { name: /Number keys/ }).waitFor();
    await operator.unroute('**/api/process-data/v1/equipment*');
    await point(operator, 'Speed of the tumbler').waitFor();
  });

  it('the floor shows rooms, what stands in them, its use, its values and its alarms, in both languages', async () => {
    await supervisor.setViewportSize(DESK);
    await supervisor.getByRole('link', { name: 'Equipment' }).first().click();
    await supervisor.getByRole('link', { name: 'The floor now' }).click();
    const room = supervisor.getByRole('region', { name: 'CP-88' });
    await room.getByRole('group', { name: 'Temperature of the room' }).getByText('21.4°C').waitFor();
    const tumbler = room.getByRole('article', { name: 'TU-88A' });
    await tumbler.getByRole('link', { name: number }).waitFor();
    await tumbler.getByText('104.3/min').waitFor();
    await tumbler.getByText('Active, not acknowledged').waitFor();
    expect(await room.getByRole('article', { name: 'TU-88B' }).locator('.point-name').first().textContent()).toBe('Bearing 4'); // its alarm is the critical one
    await room.getByRole('article', { name: 'TU-88B' }).getByText('8 more points').waitFor();
    await room.scrollIntoViewIfNeeded();
    await looked(supervisor, 'floor');
    await tumbler.getByRole('link', { name: 'TU-88A' }).click();
    await supervisor.getByRole('region', { name: 'What the machine says' }).getByText('104.3/min').waitFor();
    await looked(supervisor, 'equipment-machine');
    const german = await browser.signedIn('insp.dubois', { viewport: TABLET, locale: 'de-DE', colorScheme: 'dark' });
    await german.goto(`${plant.address.url}/equipment/floor`);
    const raum = german.getByRole('region', { name: 'CP-88' });
    await raum.getByRole('group', { name: 'Temperatur des Raums' }).getByText('21,4°C').waitFor();
    await raum.getByRole('article', { name: 'TU-88A' }).getByText('Über 25 /min (hoch)').waitFor();
    await raum.scrollIntoViewIfNeeded();
    await looked(german, 'floor-german-dark');
  });

  it('the list of equipment has how many alarms each item has and the worst, and leads to them, in both languages; it is read without process data too', async () => {
    const line = (page: Page, code: string) => page.getByRole('row', { name: new RegExp(`^${code}`) });
    await supervisor.goto(`${plant.address.url}/equipment`);
    await line(supervisor, 'TU-88B').getByText('critical').waitFor();
    await line(supervisor, 'TU-88B').getByRole('link', { name: /12.*alarms.*Active, acknowledged/ }).waitFor();
    await line(supervisor, 'TU-88A').getByText('high', { exact: true }).waitFor();
    await line(supervisor, 'TU-88A').getByRole('link', { name: /2.*alarms.*Active, not acknowledged/ }).click();
    await speed(supervisor).getByText('Active, not acknowledged').waitFor();
    expect(await row(supervisor, /TU-88B/).count()).toBe(0);
    await supervisor.route('**/api/process-data/v1/equipment*', (route) => route.fulfill({ status: 503, body: '' }));
    await supervisor.goto(`${plant.address.url}/equipment`);
    await supervisor.getByText('Machine values cannot be read just now').waitFor();
    await line(supervisor, 'TU-88A').waitFor();
    await supervisor.unroute('**/api/process-data/v1/equipment*');
    await line(supervisor, 'TU-88A').getByText('high', { exact: true }).waitFor();
    const german = await browser.signedIn('insp.dubois', { viewport: TABLET, locale: 'de-DE', colorScheme: 'dark' });
    await german.goto(`${plant.address.url}/equipment`);
    await line(german, 'TU-88A').getByText('hoch', { exact: true }).waitFor();
    await line(german, 'TU-88A').getByRole('link', { name: /2.*Alarme.*Aktiv/ }).waitFor();
  });

  it('E6 a machine that is not heard any more says since when, everywhere', async () => {
    await machine.stop();
    await point(operator, 'Speed of the tumbler').getByText(/^Not heard since \d\d:\d\d:\d\d$/).waitFor();
    await looked(operator, 'step-machine-lost');
    expect(browser.complaints).toEqual([]);
  });
});
