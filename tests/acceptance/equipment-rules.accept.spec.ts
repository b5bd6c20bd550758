import type { BatchScript } from '../../deploy/local/demo/recipes/batch-script';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { smallBatch } from '../../deploy/local/demo/recipes/small-batch';
import { becomeTerminal, ConsoleBrowser, looked, TABLET } from './console-browser';
import { before, refusalOf, rejected } from './scenario';
import { thePlant } from './the-plant';

const plant = thePlant();
let browser: ConsoleBrowser;
const open: string[] = [];

/** A small batch with a blender of at least 200 L of 316L, on equipment of this file alone. */
function scriptOf(order: string): BatchScript {
  const own = JSON.parse(JSON.stringify(smallBatch()).replaceAll('BAL-09', 'BAL-61').replaceAll('VB-02', 'VB-61').replaceAll('DC-BL-', 'DC-EQ-').replaceAll('2010-032', '2010-061').replaceAll('2020-019', '2020-061')) as BatchScript;
  const { document } = own.recipe;
  const equipment = document.equipment.map((one) => one.class !== 'v-blender' ? one : { ...one, properties: [{ property: 'working-volume', unit: 'L', min: '200' }, { property: 'contact-material', equals: '316L' }] });
  const blender = (code: string, volume: string, steel: string) => ({ code, title: `V-blender ${volume} L`, class: 'v-blender', area: 'BL-06', properties: [{ property: 'working-volume', value: volume, unit: 'L' }, { property: 'contact-material', value: steel }] });
  return {
    ...own, order: { ...own.order, number: order }, recipe: { ...own.recipe, document: { ...document, header: { ...document.header, code: 'MBR-EQ-RULES' }, equipment } },
    preparation: { ...own.preparation, equipment: [...own.preparation.equipment.filter(({ code }) => code !== 'VB-61'), blender('VB-61', '300', '316L'), blender('VB-62', '100', '316L'), blender('VB-63', '300', '304')] },
  };
}

async function batchOf(order: string): Promise<{ batch: BatchOnFloor; script: BatchScript }> {
  const script = scriptOf(order);
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  const batch = await BatchOnFloor.begin(plant, script);
  open.push(batch.runId);
  return { batch, script };
}

async function over(runId: string): Promise<void> {
  await rejected(plant, runId, 'a test of equipment', ['qa.weiss']);
  open.splice(open.indexOf(runId), 1);
}

const axesOf = async (code: string) => (await (await plant.client.as('op.lindqvist')).get<{ axes: Record<string, { status: string }> }>(`/resources/v1/equipment/${code}`)).axes;

beforeAll(async () => {
  browser = await ConsoleBrowser.start(plant.address);
}, 60_000);
afterAll(async () => {
  await browser.stop();
  for (const runId of [...open]) await over(runId);
});

describe('A6 D7: equipment by class and property', () => {
  it('offers only what fits, on the tablet and by the API; a 100 L blender is refused with the property that fails; a second batch hears who has the fitting one', async () => {
    const { batch, script } = await batchOf('PO-EQ-OFFER');
    const at = before(script, 'blend', 'start');
    await batch.play(0, at);
    const person = await plant.client.as('op.lindqvist');
    const asked = { site: 'HAM', class: 'v-blender', properties: [{ property: 'working-volume', min: '200', unit: 'L' }, { property: 'contact-material', equals: '316L' }] };
    const offer = await person.post<{ fitting: { code: string; suitable: boolean }[]; unfitting: { code: string; findings: { detail: string }[] }[] }>('/resources/v1/equipment-offers', asked);
    expect(offer.fitting.map(({ code }) => code)).toContain('VB-61');
    for (const code of ['VB-62', 'VB-63']) expect(offer.fitting.map((one) => one.code)).not.toContain(code);
    expect(offer.unfitting.find(({ code }) => code === 'VB-62')?.findings).toMatchObject([{ detail: 'working-volume of VB-62 is 100 L, asked is at least 200 L' }]);

    const operator = await browser.signedIn('op.lindqvist', { viewport: TABLET });
    await becomeTerminal(operator, `TAB-BL-03.${plant.client.terminalSecret('TAB-BL-03')}`);
    await operator.locator('button.person').waitFor();
    await operator.goto(`${plant.address.url}/batches/${batch.runId}/steps/blend`);
    const offers = operator.getByRole('group', { name: 'Equipment that fits' });
    await offers.getByRole('button', { name: 'VB-61' }).waitFor();
    expect(await offers.getByText(/VB-62|VB-63/).count()).toBe(0);
    await looked(operator, 'step-offers');
    await offers.getByRole('button', { name: 'VB-61' }).click();
    expect(await operator.getByRole('textbox', { name: /V-blender/ }).inputValue()).toBe('VB-61');

    const start = script.acts[at];
    if (start?.act !== 'start') throw new Error('no start');
    const small = await refusalOf(batch.perform({ ...start, equipment: [{ requirement: 'blender', item: 'VB-62' }] }));
    expect(small).toMatchObject({ code: 'equipment-unsuitable', answer: { status: 409, body: { params: { axis: 'property', detail: 'working-volume of VB-62 is 100 L, asked is at least 200 L' } } } });
    await batch.play(at, at + 1);

    const other = await batchOf('PO-EQ-SECOND');
    await other.batch.play(0, at);
    const taken = await refusalOf(other.batch.play(at, at + 1));
    expect(taken).toMatchObject({ code: 'equipment-unsuitable', answer: { status: 409, body: { params: { axis: 'allocation', detail: expect.stringContaining(batch.number) as string } } } });
    await over(other.batch.runId);
    await over(batch.runId);
  });
});

describe('D6 D4: suitable at the allocation, and again at the start', () => {
  it('what was found dirty after it was allocated is not started with', async () => {
    const { batch, script } = await batchOf('PO-EQ-DIRTY');
    const start = script.acts[before(script, 'weigh-mcc', 'start')];
    if (start?.act !== 'start') throw new Error('no start');
    // the balance is given; the drum is not, so the step does not begin
    await refusalOf(batch.perform({ ...start, material: [{ input: 'mcc', item: 'D-NOBODY-HAS' }] }));
    expect((await axesOf('BAL-61'))['allocation']).toMatchObject({ status: 'granted' });
    await (await plant.client.as('op.berger')).signed('/resources/v1/equipment/BAL-61/cleaning', { found: 'dirty', reason: 'Powder on the pan.' });
    const refused = await refusalOf(batch.perform(start));
    expect(refused).toMatchObject({ code: 'equipment-unsuitable', answer: { status: 409, body: { params: { item: 'BAL-61', axis: 'cleaning', reasonCode: 'not-clean' } } } });
    await (await plant.client.as('op.berger')).signed('/resources/v1/equipment/BAL-61/cleaning', {});
    await batch.perform(start);
    await over(batch.runId);
  });

  it('what is past its due date of calibration is not started with', async () => {
    const { batch, script } = await batchOf('PO-EQ-DUE');
    const today = new Date(await plant.clock.now()).toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' }); // the site's, as YYYY-MM-DD
    await (await plant.client.as('mnt.kovac')).signed('/resources/v1/equipment/BAL-61/calibration', { due: today });
    await plant.clock.moveTo(new Date(Date.parse(await plant.clock.now()) + 25 * 3_600_000).toISOString());
    const start = script.acts[before(script, 'weigh-mcc', 'start')];
    if (start?.act !== 'start') throw new Error('no start');
    expect(await refusalOf(batch.perform(start))).toMatchObject({ code: 'equipment-unsuitable', answer: { status: 409, body: { params: { axis: 'calibration', reasonCode: 'calibration-overdue', detail: expect.stringContaining(today) as string } } } });
    await over(batch.runId);
  });
});

interface Line {
  readonly equipment: string;
  readonly what: string;
  readonly start: string;
  readonly end?: string;
  readonly person?: string;
  readonly run?: string;
  readonly product?: string;
  readonly detail?: string;
}

describe('D5: logbooks of equipment and rooms', () => {
  it('three batches fill them by being executed: use, cleaning, batch, product, start, end, who, in order; an entry by hand is signed', async () => {
    const numbers: string[] = [];
    const cleaner = await plant.client.as('op.berger');
    for (const order of ['PO-EQ-LOG-1', 'PO-EQ-LOG-2', 'PO-EQ-LOG-3']) {
      const { batch, script } = await batchOf(order);
      await (await plant.client.as('mnt.kovac')).signed('/resources/v1/equipment/BAL-61/calibration', { due: new Date(Date.parse(await plant.clock.now()) + 90 * 86_400_000).toISOString().slice(0, 10) });
      await batch.play(0, before(script, 'check-moisture', 'start'));
      await plant.clock.settled();
      await cleaner.signed('/resources/v1/equipment/VB-61/cleaning', { level: 'major' });
      numbers.push(batch.number);
      await over(batch.runId);
    }
    const reader = await plant.client.as('insp.dubois');
    const { items } = await reader.get<{ items: Line[] }>('/resources/v1/equipment/VB-61/logbook?limit=6');
    const lines = [...items].reverse();
    expect(lines.map(({ what, run, product, person }) => [what, run, product, person])).toEqual(numbers.flatMap((number) => [['EquipmentOccupied', number, 'IM-BLEND-1', 'E1003'], ['EquipmentCleaned', undefined, undefined, 'E1001']]));
    for (const { what, start, end = '' } of lines) if (what === 'EquipmentOccupied') expect(end > start).toBe(true);
    expect(lines.map(({ start }) => start)).toEqual(lines.map(({ start }) => start).sort());
    const room = await reader.get<{ items: Line[]; next?: string }>('/resources/v1/rooms/BL-06/logbook?limit=3');
    expect(room.items).toEqual(items.slice(0, 3));
    expect((await reader.get<{ items: Line[] }>(`/resources/v1/rooms/BL-06/logbook?limit=3&after=${encodeURIComponent(room.next ?? '')}`)).items).toEqual(items.slice(3));
    expect(await refusalOf(reader.post('/resources/v1/equipment/VB-61/logbook/statements', { text: 'x' }))).toMatchObject({ answer: { status: 403 } });

    const supervisor = await browser.signedIn('sup.haas', { viewport: TABLET });
    await supervisor.goto(`${plant.address.url}/equipment/VB-61`);
    await supervisor.getByLabel('What was seen or done').fill('A scratch at the lid; the surface is smooth.');
    await supervisor.getByRole('button', { name: 'Sign the entry' }).click();
    await browser.sign(supervisor, 'sup.haas');
    await supervisor.getByRole('row', { name: /Entry by hand.*A scratch at the lid.*E1010/ }).waitFor();
    await looked(supervisor, 'equipment-logbook');
    await supervisor.getByRole('link', { name: 'BL-06' }).click();
    await supervisor.getByRole('row', { name: new RegExp(`Use.*VB-61.*${numbers[2] ?? ''}.*IM-BLEND-1.*E1003`) }).waitFor();
    await looked(supervisor, 'equipment-logbook-of-room');
    expect(browser.complaints).toEqual([]);
  });
});
