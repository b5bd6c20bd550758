import type { CDPSession, Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import type { BatchScript } from '../../deploy/local/demo/recipes/batch-script';
import { smallBatch } from '../../deploy/local/demo/recipes/small-batch';
import type { SimulatedMachine } from '../../deploy/local/simulator/machines/machine';
import { SimulatedBroker } from '../../deploy/local/simulator/sparkplug/simulated-broker';
import { SimulatedEdgeNode } from '../../deploy/local/simulator/sparkplug/simulated-edge-node';
import { ConsoleBrowser, DESK, looked, TABLET } from './console-browser';
import { before } from './scenario';
import { CURVES, takenPicture } from './taken-picture';
import { thePlant } from './the-plant';

const plant = thePlant();
const LIMIT = { id: 'high', kind: 'high', value: '25', onDelaySeconds: 0, offDelaySeconds: 0, priority: 'high', exception: 'major' };
const TAG = { code: 'VB-72.product-temperature', address: 'VB-72/product-temperature', type: 'number', title: { en: 'Temperature of the blend', de: 'Temperatur der Mischung' }, equipment: 'VB-72', point: 'product-temperature', unit: 'Cel', places: 1, keepDays: 30, limits: [LIMIT] };
/** How long the blender turns, and when it is warmest, ms of real time. */
const [TURNS, WARMEST] = [9000, 4000];
let broker: SimulatedBroker;
let edge: SimulatedEdgeNode;
let browser: ConsoleBrowser;
let quality: Page;
let connection: string;
let number: string;
let runId: string;
let turning = 0;

const blender: SimulatedMachine = {
  code: 'VB-72',
  tags: [{ code: TAG.code, type: 'number', unit: 'Cel', title: 'Temperature of the blend' }],
  valuesAt: (ms) => [{ code: TAG.code, value: Number((21 + (turning === 0 ? 0 : 8 * Math.exp(-(((ms - turning - WARMEST) / 1800) ** 2))) + Math.sin(ms / 700) / 8).toFixed(3)), quality: 'good' }],
  write: () => undefined,
};

/** A small batch on equipment of this file alone. */
function script(): BatchScript {
  const own = JSON.parse(JSON.stringify(smallBatch()).replaceAll('BAL-09', 'BAL-72').replaceAll('VB-02', 'VB-72').replaceAll('DC-BL-', 'DC-TR-').replaceAll('2010-032', '2010-072').replaceAll('2020-019', '2020-072')) as BatchScript;
  return { ...own, order: { ...own.order, number: 'PO-TREND-1' }, recipe: { ...own.recipe, document: { ...own.recipe.document, header: { ...own.recipe.document.header, code: 'MBR-TREND' } } } };
}

interface Happened {
  readonly exceptions: readonly { readonly id: string; readonly until?: string; readonly peak?: string }[];
}

beforeAll(async () => {
  broker = await new SimulatedBroker().start();
  edge = new SimulatedEdgeNode({ broker: broker.endpoint, group: 'PLANT', edgeNode: 'TREND', machines: [blender], qos: 1 }).start().run(100);
  const [author, judge] = [await plant.client.as('eng.moreau'), await plant.client.as('qa.adeyemi')];
  const settings = { protocol: 'sparkplug', endpoint: broker.endpoint, group: 'PLANT', edgeNode: 'TREND' };
  connection = (await author.post<{ aggregate: string }>('/process-data/v1/connections', { site: 'HAM', code: 'PLC-TREND', name: 'Blender 72', reason: 'the blender is connected', settings, tags: [TAG] })).aggregate;
  await judge.signed(`/process-data/v1/connections/${connection}/approval`, {});
  const made = script();
  await prepare(plant, made);
  await bringIntoForce(plant, made);
  const floor = await BatchOnFloor.begin(plant, made);
  const start = before(made, 'blend', 'start');
  await floor.play(0, start);
  turning = Date.now();
  await floor.play(start, start + 1);
  await new Promise((go) => setTimeout(go, TURNS)); // the blender turns
  await floor.play(start + 1);
  await plant.clock.settled();
  ({ number, runId } = floor);
  let happened: Happened | undefined;
  while (happened?.exceptions[0]?.until === undefined) {
    happened = await judge.get<Happened>(`/process-data/v1/happenings?runId=${runId}`);
    await new Promise((go) => setTimeout(go, 200));
  }
  browser = await ConsoleBrowser.start(plant.address);
}, 300_000);
afterAll(async () => {
  await browser.stop();
  await (await plant.client.as('qa.adeyemi')).post(`/process-data/v1/connections/${connection}/retirement`, { reason: 'its tests are over' });
  await edge.stop();
  await broker.stop();
});

const spanOf = (page: Page): number => {
  const [from, until] = ['from', 'until'].map((name) => Date.parse(new URL(page.url()).searchParams.get(name) ?? ''));
  return Number(until) - Number(from);
};
const spanIs = (page: Page, fits: (ms: number) => boolean): Promise<void> => page.waitForURL(() => fits(spanOf(page)));

describe('E1 E3 the trend of a run', () => {
  it('the batch leads to it: the whole run with its phases below and its exception at its place', async () => {
    quality = await browser.signedIn('qa.weiss', { viewport: TABLET, hasTouch: true });
    await quality.goto(`${plant.address.url}/batches/${runId}`);
    await quality.getByRole('main').getByRole('link', { name: 'Trends' }).click();
    await quality.waitForURL(/run=.*tag=VB-72|tag=VB-72.*run=/);
    await quality.getByRole('img', { name: /Temperature of the blend/ }).waitFor();
    await quality.getByRole('listitem').filter({ hasText: /^Step Blend:/ }).waitFor({ state: 'attached' });
    await quality.getByRole('link', { name: /^Exception E1: VB-72\.product-temperature high 25 °C, worst 2\d\.\d °C/ }).waitFor();
    await quality.getByRole('row', { name: new RegExp(`E1 .*${number}`) }).waitFor();
    await quality.getByRole('button', { name: `Whole run ${number}` }).scrollIntoViewIfNeeded();
    await looked(quality, 'trend-of-run');
  });

  it('two fingers zoom, one moves, a button shows the whole run again; keys do the same', async () => {
    const whole = spanOf(quality);
    const over = await quality.locator('.u-over').boundingBox();
    if (!over) throw new Error('no picture');
    const hand = await quality.context().newCDPSession(quality);
    const [middle, y] = [over.x + over.width / 2, over.y + over.height * 0.8];
    await stroke(hand, [[middle - 60, middle - 240], [middle + 60, middle + 240]], y);
    await spanIs(quality, (ms) => ms < whole / 2);
    const near = new URL(quality.url()).searchParams.get('from') ?? '';
    await stroke(hand, [[middle, middle + 200]], y);
    await quality.waitForURL((url) => Date.parse(url.searchParams.get('from') ?? '') < Date.parse(near));
    expect(spanOf(quality)).toBeLessThan(whole / 2);
    await quality.getByRole('button', { name: `Whole run ${number}` }).tap();
    await spanIs(quality, (ms) => Math.abs(ms - whole) < 5);
    await quality.getByRole('img', { name: /Temperature of the blend/ }).focus();
    await quality.keyboard.press('+');
    await spanIs(quality, (ms) => ms < whole * 0.6);
    await quality.getByRole('button', { name: `Whole run ${number}` }).press('Enter');
    await spanIs(quality, (ms) => Math.abs(ms - whole) < 5);
  });

  it('phases and exceptions stand in the table, and in the picture that is taken out', async () => {
    const { drawn, plot, words } = await takenPicture(quality);
    expect(drawn.columns(plot, CURVES[0])).toBeGreaterThan(0.3);
    expect(drawn.rows(plot, CURVES[0], 0.4).length).toBeGreaterThan(0); // its limit, all along
    expect(drawn.shows(words(0), CURVES[0])).toBe(true);
    await quality.getByText('Table', { exact: true }).click();
    await quality.getByRole('region', { name: 'Phases' }).getByRole('row', { name: /^Blend Step/ }).waitFor();
    await quality.getByRole('region', { name: 'Table' }).getByRole('row', { name: /Good.*E1/ }).first().waitFor();
    await looked(quality, 'trend-of-run-table');
    await quality.getByText('Picture', { exact: true }).click();
  });

  it('stands in German and dark; touched, an exception is opened, and by the keyboard too', async () => {
    const german = await browser.signedIn('qa.weiss', { viewport: DESK, locale: 'de-DE', colorScheme: 'dark' });
    await german.goto(quality.url());
    const mark = german.getByRole('link', { name: /^Ausnahme E1: VB-72\.product-temperature/ });
    await mark.waitFor();
    await german.getByRole('button', { name: `Ganzer Lauf ${number}` }).waitFor();
    await looked(german, 'trend-of-run-german-dark');
    await mark.focus();
    await german.keyboard.press('Enter');
    await german.waitForURL(/\/exceptions\//);
    await quality.getByRole('link', { name: /^Exception E1/ }).tap();
    await quality.waitForURL(/\/exceptions\//);
    await quality.getByRole('heading', { name: 'VB-72' }).waitFor();
    expect(browser.complaints).toEqual([]);
  });
});

/** Fingers that go down together, each from one place to another, and are lifted. */
async function stroke(hand: CDPSession, fingers: readonly (readonly [from: number, to: number])[], y: number): Promise<void> {
  const STEPS = 12;
  const at = (step: number) => fingers.map(([from, to], id) => ({ x: from + ((to - from) * step) / STEPS, y, id }));
  await hand.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (let step = 1; step <= STEPS; step += 1) await hand.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step) });
  await new Promise((go) => setTimeout(go, 150)); // fingers that are lifted in full flight throw the page, and the browser takes the next touch for the one that stops it: no tap
  await hand.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
