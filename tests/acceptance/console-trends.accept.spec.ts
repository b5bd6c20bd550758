import { readFile } from 'node:fs/promises';
import type { Page, Request } from 'playwright-core';
import { demoMachines } from '../../deploy/local/simulator/machines/demo-machines';
import { withFaults, type FaultyMachine } from '../../deploy/local/simulator/machines/faults';
import { SimulatedBroker } from '../../deploy/local/simulator/sparkplug/simulated-broker';
import { SimulatedEdgeNode } from '../../deploy/local/simulator/sparkplug/simulated-edge-node';
import { ConsoleBrowser, DESK, looked, TABLET } from './console-browser';
import { BAD, CURVES, place, takenPicture, type TakenPicture } from './taken-picture';
import { thePlant } from './the-plant';

const plant = thePlant();
const LIST = [
  ['code', 'address', 'type', 'title_en', 'title_de', 'equipment', 'point', 'unit', 'places', 'silent_after_s', 'keep_days', 'low', 'high'],
  ['VB-02.speed', 'VB-02/speed', 'number', 'Speed of the blender', 'Drehzahl des Mischers', 'VB-02', 'speed', '/min', '1', '5', '30', '', '25'],
  ['VB-02.jacket-temperature', 'VB-02/jacket-temperature', 'number', 'Jacket of the blender', 'Mantel des Mischers', 'VB-02', 'jacket-temperature', 'Cel', '2', '5', '30', '', '30'],
  ['VB-02.running', 'VB-02/running', 'boolean', 'Blender turns', 'Mischer dreht', 'VB-02', 'running', '', '', '', '30', '', ''],
].map((row) => row.join('\t')).join('\n');
let broker: SimulatedBroker;
let edge: SimulatedEdgeNode;
let machine: FaultyMachine;
let browser: ConsoleBrowser;
let engineer: Page;
let quality: Page;

beforeAll(async () => {
  const [blender] = demoMachines(7).filter(({ code }) => code === 'VB-02');
  if (!blender) throw new Error('the demo has no blender');
  machine = withFaults(blender);
  machine.write('VB-02.speed-set-point', 20);
  broker = await new SimulatedBroker().start();
  edge = new SimulatedEdgeNode({ broker: broker.endpoint, group: 'PLANT', edgeNode: 'BLENDING', machines: [{ code: machine.code, tags: machine.tags, valuesAt: (ms) => machine.spokenAt(ms).values, write: machine.write }], qos: 1 }).start().run(500);
  browser = await ConsoleBrowser.start(plant.address);
  [engineer, quality] = [await browser.signedIn('eng.tanaka', { viewport: DESK }), await browser.signedIn('qa.weiss', { viewport: DESK })];
}, 180_000);
afterAll(async () => {
  await browser.stop();
  await edge.stop();
  await broker.stop();
});

describe('E1 I8 a connection from the draft to the approval', () => {
  it('an engineer looks at what the source has, takes tags, tries them and sends the draft', async () => {
    await engineer.goto(`${plant.address.url}/connections`);
    await engineer.getByRole('link', { name: 'New connection' }).click();
    await engineer.getByLabel('Code', { exact: true }).fill('PLC-BLENDING');
    await engineer.getByLabel('Name', { exact: true }).fill('Blending');
    await engineer.getByLabel('Protocol', { exact: true }).selectOption('sparkplug');
    await engineer.getByLabel('Address', { exact: true }).fill(broker.endpoint);
    await engineer.getByLabel('Group', { exact: true }).fill('PLANT');
    await engineer.getByLabel('Edge node', { exact: true }).fill('BLENDING');
    const source = engineer.getByRole('region', { name: 'What the source has' });
    await source.getByRole('button', { name: 'Browse' }).click();
    await source.getByRole('button', { name: 'VB-02 ›' }).click();
    await source.getByRole('checkbox', { name: /^speed number/ }).check();
    await engineer.getByLabel('Code: VB-02.speed', { exact: true }).waitFor();
    await engineer.getByRole('button', { name: 'Paste a list' }).click();
    const dialog = engineer.getByRole('dialog');
    await dialog.getByLabel('List of tags').fill(LIST.replace('boolean', 'switch'));
    await dialog.getByText('is none of number, boolean, text').waitFor();
    await looked(engineer, 'connection-list-refused');
    await dialog.getByLabel('List of tags').fill(LIST);
    await dialog.getByRole('button', { name: 'Take these tags' }).click();
    await source.getByRole('button', { name: 'Try the tags' }).click();
    await source.getByText('Good', { exact: true }).first().waitFor();
    await engineer.reload(); // what was typed is kept
    expect(await engineer.getByLabel('German: VB-02.speed', { exact: true }).inputValue()).toBe('Drehzahl des Mischers');
    await source.getByRole('button', { name: 'Try the tags' }).click();
    await source.getByText('Good', { exact: true }).first().waitFor();
    await looked(engineer, 'connection-draft');
    await engineer.getByLabel('Why it is made or changed').fill('The blender is connected.');
    await engineer.getByRole('button', { name: 'Send for approval' }).click();
    await engineer.getByRole('heading', { name: /PLC-BLENDING/ }).waitFor();
    expect(await engineer.getByRole('button', { name: 'Approve' }).count()).toBe(0);
  });

  it('quality approves it with a signature, and from then on it is heard', async () => {
    await quality.goto(`${plant.address.url}/connections`);
    await quality.getByRole('link', { name: 'PLC-BLENDING' }).click();
    await quality.getByText('First version').waitFor();
    await quality.getByRole('button', { name: 'Approve' }).click();
    await browser.sign(quality, 'qa.weiss');
    await quality.getByText('Connected', { exact: true }).waitFor();
    await looked(quality, 'connection');
  });

  it('the next version shows the approver what differs, and goes back with a reason', async () => {
    await engineer.getByRole('link', { name: 'Change' }).click();
    await engineer.getByRole('button', { name: 'Limits: VB-02.speed' }).click();
    await engineer.getByRole('dialog').getByLabel('Value /min').fill('28');
    await engineer.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await engineer.getByLabel('Why it is made or changed').fill('It may turn faster.');
    await engineer.getByRole('button', { name: 'Send for approval' }).click();
    const changes = quality.getByRole('region', { name: 'What differs from version 1' });
    await changes.getByText('VB-02.speed').waitFor(); // live
    await changes.locator('ins').getByText('28').waitFor();
    expect(await changes.locator('.connection-change').count()).toBe(1);
    await looked(quality, 'connection-changes');
    await quality.getByRole('button', { name: 'Return', exact: true }).click();
    await quality.getByLabel('Reason').fill('The drum is made for 25.');
    await quality.getByRole('dialog').getByRole('button', { name: 'Return' }).click();
    await quality.locator('.sign').getByText('Draft: version 2').waitFor({ state: 'detached' });
    expect(browser.complaints).toEqual([]);
  });
});

/** The picture shows the three curves, their limits and where the source was bad, each at the place that its axis gives it. `speeds`: what the speed was, all of it good. */
function isDrawn(picture: TakenPicture, speeds: readonly number[]): void {
  const { drawn, plot, words } = picture;
  const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
  // limits: an axis ends six hundredths of its range above its limit, which is its highest number here
  const limits = place(picture, 0.06 / 1.12);
  const line = (colour: string, least: number): number[] => drawn.rows({ ...plot, top: Math.round(limits) - 4, height: 8 }, colour, least);
  expect([line(CURVES[0], 0.3).length, line(CURVES[1], 0.5).length]).toEqual([1, 1]); // both at one height: each in the gaps of the other
  expect(drawn.rows({ ...plot, top: plot.top + 40, height: plot.height - 80 }, CURVES[0], 0.3)).toEqual([]); // and no other line of that kind
  for (const [at, colour] of [CURVES[0], CURVES[1]].entries()) expect(drawn.shows({ left: plot.left + 6 + at * 130, top: Math.round(limits) - 18, width: 90, height: 14 }, colour)).toBe(true);
  // the speed: at the height of its values, and broken where it was bad
  const below = { ...plot, top: Math.round(limits) + 6, height: plot.height - Math.round(limits) + plot.top - 22 };
  const air = (25 - Math.min(...speeds)) * 0.06;
  const expected = place(picture, (25 + air - middle(speeds)) / (25 + air - (Math.min(...speeds) - air)));
  const seen = Array.from({ length: plot.width }, (_, x) => drawn.middle(below, plot.left + x, CURVES[0])).filter((y) => y !== undefined);
  expect(Math.abs(middle(seen) - expected)).toBeLessThan(8);
  expect(seen.length / plot.width).toBeGreaterThan(0.1);
  expect(seen.length / plot.width).toBeLessThan(0.95);
  expect(drawn.shows({ ...plot, top: plot.top + plot.height - 14, height: 14 }, BAD)).toBe(true);
  // it turns: a level line at one, where the axis of yes and no goes from below nought to above one
  expect(drawn.rows({ ...plot, top: Math.round(place(picture, 0.1 / 1.2)) - 3, height: 6 }, CURVES[2], 0.1).length).toBeGreaterThan(0);
  expect(drawn.rows({ ...plot, top: Math.round(place(picture, 0.5)), height: Math.floor(plot.height / 2) }, CURVES[2], 0.1)).toEqual([]);
  expect(CURVES.map((colour, at) => drawn.shows(words(at), colour))).toEqual([true, true, true, false]);
}

describe('E1 E3 trends', () => {
  let operator: Page;

  it('tags are chosen by words, and run live: only what is new is fetched', async () => {
    operator = await browser.signedIn('op.berger', { viewport: TABLET });
    await operator.getByRole('link', { name: 'Trends' }).click();
    await operator.getByText('No tag chosen').waitFor();
    await operator.getByRole('button', { name: 'Choose tags' }).click();
    const dialog = operator.getByRole('dialog');
    await dialog.getByLabel('Search').fill('blender');
    for (const name of [/^Speed of the blender/, /^Jacket of the blender/, /^Blender turns/]) {
      await dialog.getByRole('checkbox', { name }).click();
      await dialog.getByRole('checkbox', { name, checked: true }).waitFor();
    }
    await looked(operator, 'trends-choose');
    await dialog.getByRole('button', { name: 'Show' }).click();
    await operator.getByRole('row', { name: /Speed of the blender.*Good/ }).waitFor();
    const asked: string[] = [];
    const note = (request: Request): void => void (request.url().includes('/curve?') && asked.push(request.url()));
    operator.on('request', note);
    const beginnings = (): Set<string | null> => new Set(asked.map((url) => new URL(url).searchParams.get('from')));
    while (beginnings().size < 4) await operator.waitForTimeout(200); // each from its last point
    operator.off('request', note);
    expect(asked.filter((url) => url.includes('points='))).toEqual([]);
    expect(asked.length).toBeGreaterThanOrEqual(beginnings().size);
  });

  it('what is bad breaks the line and says so; limits and axes are drawn; the same stands in words', async () => {
    await operator.goto(`${operator.url().replace(/last=\d+/, 'last=60')}`);
    machine.order({ fault: 'uncertain-quality', tag: 'VB-02.jacket-temperature', seconds: 8 }, Date.now());
    machine.order({ fault: 'bad-quality', tag: 'VB-02.speed', seconds: 6 }, Date.now());
    const speed = operator.getByRole('row', { name: /Speed of the blender/ });
    await speed.getByText('Bad', { exact: true }).first().waitFor();
    await speed.getByText('Good', { exact: true }).first().waitFor();
    await operator.waitForTimeout(4000); // a line after the gap
    await operator.getByRole('img', { name: /Speed of the blender: last .*\/min, Good/ }).waitFor();
    await looked(operator, 'trends');
  });

  it('keys move and zoom it, and it goes live again', async () => {
    const image = operator.getByRole('img', { name: /Speed of the blender/ });
    await image.focus();
    await operator.keyboard.press('ArrowLeft');
    await operator.getByText('Stands still').waitFor();
    await operator.keyboard.press('+');
    await operator.waitForURL(/from=.*until=/);
    await operator.keyboard.press('Home');
    await operator.getByText('Live', { exact: true }).waitFor();
    const box = await image.locator('.u-over').boundingBox();
    if (!box) throw new Error('no picture');
    await operator.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await operator.mouse.down();
    await operator.mouse.move(box.x + box.width / 2 + 200, box.y + box.height / 2, { steps: 4 });
    await operator.mouse.up();
    await operator.getByText('Stands still').waitFor();
    const [from, until] = ['from', 'until'].map((name) => Date.parse(new URL(operator.url()).searchParams.get(name) ?? ''));
    expect(Number(until) - Number(from)).toBeGreaterThan(59_000);
    await operator.getByRole('button', { name: 'Go live' }).click();
  });

  it('the same values are a table and a CSV with microseconds, and the picture is a PNG', async () => {
    const picture = await takenPicture(operator);
    const [csv] = await Promise.all([operator.waitForEvent('download'), operator.getByRole('button', { name: 'All values as CSV' }).click()]);
    const lines = (await readFile(await csv.path(), 'utf8')).trim().split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFF?tag,time_utc,value,unit,quality,status$/);
    expect(lines.filter((line) => /^VB-02\.speed,\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z,-?\d/.test(line)).length).toBeGreaterThan(20);
    expect(lines.some((line) => /^VB-02\.speed,[^,]+,,\/min,bad,/.test(line))).toBe(true);
    isDrawn(picture, lines.filter((line) => /^VB-02\.speed,.*,good,/.test(line)).map((line) => Number(line.split(',')[2])));
    await operator.getByText('Table', { exact: true }).click();
    await operator.getByRole('cell', { name: 'Bad' }).first().waitFor();
    await looked(operator, 'trends-table');
  });

  it('stands in German and dark, from the address alone', async () => {
    const german = await browser.signedIn('qa.weiss', { viewport: DESK, locale: 'de-DE', colorScheme: 'dark' });
    await german.goto(operator.url());
    await german.getByRole('row', { name: /Drehzahl des Mischers.*Gut/ }).waitFor();
    await german.getByText('Jetzt', { exact: true }).waitFor();
    await looked(german, 'trends-german-dark');
  });

  it('a source that is gone is said to be lost, and why', async () => {
    await edge.stop();
    await broker.stop();
    await quality.goto(`${plant.address.url}/connections`);
    await quality.getByRole('row', { name: /PLC-BLENDING.*Lost/ }).waitFor();
    await looked(quality, 'connections');
    expect(browser.complaints).toEqual([]);
  });
});
