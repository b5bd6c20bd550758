import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
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
const RECIPE = 'MBR-OVERLAY';
const TAG = { code: 'VB-71.product-temperature', address: 'VB-71/product-temperature', type: 'number', title: { en: 'Temperature of the blend', de: 'Temperatur der Mischung' }, equipment: 'VB-71', point: 'product-temperature', unit: 'Cel', places: 2, keepDays: 30, limits: [] };
/** How long the blender turns in each batch, ms of real time. */
const TURNS = 6000;
let broker: SimulatedBroker;
let edge: SimulatedEdgeNode;
let browser: ConsoleBrowser;
let engineer: Page;
let connection: string;
/** Since when the blender turns, and how warm this batch becomes. */
let turning = { since: 0, warmth: 0 };
const numbers: string[] = [];

const blender: SimulatedMachine = {
  code: 'VB-71',
  tags: [{ code: TAG.code, type: 'number', unit: 'Cel', title: 'Temperature of the blend' }],
  valuesAt: (ms) => [{ code: TAG.code, value: Number((21 + turning.warmth * (1 - Math.exp(-Math.max(0, ms - turning.since) / 3000)) + Math.sin(ms / 700) / 8).toFixed(3)), quality: 'good' }],
  write: () => undefined,
};

/** A small batch on equipment of this file alone. */
function scriptOf(at: number): BatchScript {
  const own = JSON.parse(JSON.stringify(smallBatch()).replaceAll('BAL-09', 'BAL-71').replaceAll('VB-02', 'VB-71').replaceAll('DC-BL-', `DC-OV${at}-`).replaceAll('2010-032', '2010-071').replaceAll('2020-019', '2020-071')) as BatchScript;
  return { ...own, order: { ...own.order, number: `PO-OVERLAY-${at}` }, recipe: { ...own.recipe, document: { ...own.recipe.document, header: { ...own.recipe.document.header, code: RECIPE } } } };
}

/** A whole batch whose blend becomes so warm. */
async function batch(at: number, warmth: number): Promise<void> {
  const script = scriptOf(at);
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  const floor = await BatchOnFloor.begin(plant, script);
  const start = before(script, 'blend', 'start');
  await floor.play(0, start);
  turning = { since: Date.now(), warmth };
  await floor.play(start, start + 1);
  await new Promise((go) => setTimeout(go, TURNS));
  await floor.play(start + 1);
  await plant.clock.settled();
  numbers.push(floor.number);
}

beforeAll(async () => {
  broker = await new SimulatedBroker().start();
  edge = new SimulatedEdgeNode({ broker: broker.endpoint, group: 'PLANT', edgeNode: 'OVERLAY', machines: [blender], qos: 1 }).start().run(100);
  const [author, quality] = [await plant.client.as('eng.moreau'), await plant.client.as('qa.adeyemi')];
  const settings = { protocol: 'sparkplug', endpoint: broker.endpoint, group: 'PLANT', edgeNode: 'OVERLAY' };
  connection = (await author.post<{ aggregate: string }>('/process-data/v1/connections', { site: 'HAM', code: 'PLC-OVERLAY', name: 'Blender 71', reason: 'the blender is connected', settings, tags: [TAG] })).aggregate;
  await quality.signed(`/process-data/v1/connections/${connection}/approval`, {});
  for (const [at, warmth] of [6, 4.5, 9].entries()) await batch(at + 1, warmth);
  browser = await ConsoleBrowser.start(plant.address);
}, 300_000);
afterAll(async () => {
  await browser.stop();
  await (await plant.client.as('qa.adeyemi')).post(`/process-data/v1/connections/${connection}/retirement`, { reason: 'its tests are over' });
  await edge.stop();
  await broker.stop();
});

describe('E3 batches over each other', () => {
  it('recipe, phase and point are chosen; the newest runs are drawn by the time since the phase began', async () => {
    engineer = await browser.signedIn('eng.tanaka', { viewport: DESK });
    await engineer.getByRole('link', { name: 'Trends' }).click();
    await engineer.getByText('Runs over each other', { exact: true }).click();
    await engineer.getByText('Nothing to compare yet').waitFor();
    const choose = async (label: string, option: RegExp): Promise<void> => {
      await engineer.getByRole('combobox', { name: label }).or(engineer.getByRole('textbox', { name: label })).click();
      await engineer.getByRole('option', { name: option }).click();
    };
    await choose('Recipe', /^MBR-OVERLAY \(3 runs\)/);
    await choose('Since the beginning of', /^Blend – blend/);
    await choose('What was measured', /^product-temperature/);
    await engineer.waitForURL(/over=MBR-OVERLAY&phase=step%3Ablend&point=product-temperature/);
    for (const number of numbers) await engineer.getByRole('row', { name: new RegExp(number) }).waitFor();
    await engineer.getByRole('img', { name: new RegExp(`product-temperature.*${numbers[2]}.*lowest .*°C, highest .*°C`) }).waitFor();
    await looked(engineer, 'trends-runs');
  });

  it('engineering chooses the golden batch with a reason; it is first, and the choice before stays in sight', async () => {
    const panel = engineer.getByRole('region', { name: 'Golden batch' });
    const choose = async (chosen: readonly (string | undefined)[], reason: string): Promise<void> => {
      await panel.getByRole('button', { name: 'Choose the golden batch' }).click();
      const dialog = engineer.getByRole('dialog');
      for (const number of chosen) await dialog.getByRole('checkbox', { name: new RegExp(`^${number}`) }).check();
      await dialog.getByLabel('Reason').fill(reason);
      await looked(engineer, 'trends-golden-choose');
      await dialog.getByRole('button', { name: 'Choose the golden batch' }).click();
      await panel.locator('p', { hasText: reason }).waitFor();
    };
    await choose([numbers[0]], 'Most even blend of the year.');
    await engineer.getByRole('row', { name: new RegExp(`^1 ${numbers[0]} Golden`) }).waitFor();
    await choose([numbers[1]], 'Two runs say more than one.');
    await engineer.getByText('Shaded: where the golden runs were together').waitFor();
    await panel.getByText('1 earlier choice').click();
    await panel.getByText('Ended: Two runs say more than one.').waitFor();
    await looked(engineer, 'trends-golden');
  });

  it('keys move and zoom it; a run can be taken out and others chosen; the address keeps it', async () => {
    const image = engineer.getByRole('img', { name: /product-temperature/ });
    await image.focus();
    await engineer.keyboard.press('+');
    await engineer.getByText(/^MBR-OVERLAY, blend, product-temperature: [1-9](\.\d)? s/).waitFor();
    await engineer.keyboard.press('Home');
    await engineer.getByText(/^MBR-OVERLAY, blend, product-temperature: 0 s/).waitFor();
    await engineer.getByRole('button', { name: `Remove: ${numbers[2]}` }).click();
    await engineer.getByRole('row', { name: new RegExp(`${numbers[2]}`) }).waitFor({ state: 'detached' });
    await engineer.getByRole('button', { name: 'Choose runs' }).click();
    const dialog = engineer.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: new RegExp(`^${numbers[2]}`) }).check();
    await looked(engineer, 'trends-runs-choose');
    await dialog.getByRole('button', { name: 'Show' }).click();
    await engineer.getByRole('row', { name: new RegExp(`${numbers[2]}`) }).waitFor();
    expect(new URL(engineer.url()).searchParams.getAll('run')).toHaveLength(3);
  });

  it('the same is a table, a CSV with seconds since the beginning, and a PNG', async () => {
    const { drawn, plot, words } = await takenPicture(engineer);
    expect(CURVES.map((colour) => drawn.columns(plot, colour) > 0.1)).toEqual([true, true, true, false]); // a curve for each run, dotted ones too
    expect(CURVES.slice(0, 3).map((colour, at) => drawn.shows(words(at), colour))).toEqual([true, true, true]);
    const [csv] = await Promise.all([engineer.waitForEvent('download'), engineer.getByRole('button', { name: 'All values as CSV' }).click()]);
    const lines = (await readFile(await csv.path(), 'utf8')).trim().split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFF?run,recipe_version,golden,phase_began_utc,equipment,tag,since_s,value,unit,quality,status$/);
    for (const [at, number] of numbers.entries()) {
      const own = lines.filter((line) => line.startsWith(`${number},1,${at === 2 ? 'no' : 'yes'},`));
      expect(own.length).toBeGreaterThan(20);
      expect(own.every((line) => /,VB-71,VB-71\.product-temperature,\d+\.\d{6},\d+(\.\d+)?,Cel,good,$/.test(line))).toBe(true);
    }
    await engineer.getByText('Table', { exact: true }).click();
    await engineer.getByRole('columnheader', { name: /Golden/ }).first().waitFor();
    await looked(engineer, 'trends-runs-table');
  });

  it('stands in German and dark, from the address alone, for somebody who may not choose', async () => {
    const operator = await browser.signedIn('op.berger', { viewport: TABLET, locale: 'de-DE', colorScheme: 'dark' });
    await operator.goto(engineer.url());
    await operator.getByRole('row', { name: new RegExp(`${numbers[0]} Golden`) }).waitFor();
    expect(await operator.getByRole('button', { name: 'Goldene Charge wählen' }).count()).toBe(0);
    await looked(operator, 'trends-runs-german-dark');
    expect(browser.complaints).toEqual([]);
  });
});
