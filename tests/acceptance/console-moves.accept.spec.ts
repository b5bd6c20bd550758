import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { eventually } from '../../deploy/local/demo/acting/stage';
import { becomeTerminal, ConsoleBrowser, looked } from './console-browser';
import { Keyboard } from './keyboard';
import { tumbled } from './tumble-step.fixture';
import { thePlant } from './the-plant';

const plant = thePlant();
let browser: ConsoleBrowser;
let supervisor: Page;
let runId: string;

beforeAll(async () => {
  const script = tumbled('PO-MOVES-1', '19');
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  ({ runId } = await BatchOnFloor.begin(plant, script));
  browser = await ConsoleBrowser.start(plant.address);
  supervisor = await browser.signedIn('sup.haas');
}, 180_000);
afterAll(() => browser.stop());

const toStep = (page: Page, step: string) => page.goto(`${plant.address.url}/batches/${runId}/steps/${step}`);
const waysOut = (page: Page) => page.locator('.card-bottom').getByRole('button', { name: /^(Ways out|Auswege)$/ });

async function closeAsNotApplicable(page: Page, reason: string): Promise<void> {
  await waysOut(page).click();
  await page.getByLabel('What shall be done?').selectOption('not-applicable');
  await page.getByRole('dialog').getByLabel('Reason').fill(reason);
  await page.getByRole('button', { name: 'Read and sign' }).click();
}

describe('B12 shift handover in the browser', () => {
  it('is given by one and taken by another, each with a signature, and waits on the board in between', async () => {
    await supervisor.goto(`${plant.address.url}/batches/${runId}`);
    await supervisor.getByLabel('What the next shift has to know').fill('The hardness tester is being repaired.');
    await supervisor.getByRole('button', { name: 'Hand over and sign' }).click();
    await browser.sign(supervisor, 'sup.haas');
    await supervisor.getByText('Given by Jutta Haas', { exact: false }).waitFor();
    await supervisor.goto(`${plant.address.url}/batches`);
    await supervisor.getByText('Handover waits').first().waitFor();
    const next = await browser.signedIn('prod.keller');
    await next.goto(`${plant.address.url}/batches/${runId}`);
    await looked(next, 'handover');
    await next.getByRole('button', { name: 'Take over and sign' }).click();
    await browser.sign(next, 'prod.keller');
    await next.getByText('Taken by Max Keller', { exact: false }).waitFor();
  });
});

const stepNow = async (step: string) => (await plant.client.as('sup.haas')).get<{ version: number; status: string; performedBy: string[]; entries: { fields: { value?: { value: string } }[] }[] }>(`/batch-execution/v1/runs/${runId}/steps/${step}`);

/** Begins a step and records in it what is given. */
async function begun(user: string, step: string, body: object, entries: readonly object[] = []): Promise<void> {
  const person = (await plant.client.as(user)).at('TAB-CP-19');
  const path = `/batch-execution/v1/runs/${runId}/steps/${step}`;
  await eventually(`${step} to begin`, async () => {
    const { status } = await person.post<{ status: string }>(`${path}/start`, { version: (await stepNow(step)).version, ...body });
    return status === 'started' ? status : undefined;
  });
  for (const entry of entries) await person.post(`${path}/entries`, { version: (await stepNow(step)).version, ...entry });
}

describe('B20 a refusal on the step card names its ways out, and who may make them', () => {
  it('of a run that is held: in English, and in German', async () => {
    const api = await plant.client.as('sup.haas');
    await api.post(`/batch-execution/v1/runs/${runId}/commands`, { command: 'start' });
    await api.post(`/batch-execution/v1/runs/${runId}/commands`, { command: 'hold', reason: 'fire alarm' });
    await toStep(supervisor, 'measure-hardness');
    await supervisor.getByText('Restart the run').waitFor();
    expect(await supervisor.locator('.moves').textContent()).toContain('(operator, dispenser, supervisor)');
    await looked(supervisor, 'step-moves');
    expect(await supervisor.locator('.card-bottom').getByRole('button', { name: 'Start', exact: true }).count()).toBe(0);
    await supervisor.keyboard.press('Control+Enter'); // what a keyboard does where Start would be
    await supervisor.getByRole('heading', { name: 'My work' }).waitFor();
    expect(await stepNow('measure-hardness')).toMatchObject({ status: 'ready' });
    const german = await browser.signedIn('op.lindqvist', { locale: 'de-DE' });
    await toStep(german, 'measure-hardness');
    await german.getByText('Lauf wieder anfahren').waitFor();
    await looked(german, 'step-moves-german');
    await new Keyboard(german).use(german.getByRole('button', { name: 'Lauf wieder anfahren' })); // to where it is done
    await german.getByRole('button', { name: 'Befehle' }).click();
    await german.getByRole('menuitem', { name: 'Wieder anlaufen' }).click();
    await german.getByRole('dialog').getByLabel('Warum').fill('Probealarm');
    await german.getByRole('dialog').getByRole('button', { name: 'Wieder anlaufen' }).click();
    await german.getByRole('dialog').waitFor({ state: 'hidden' });
    await toStep(german, 'measure-hardness');
    await german.locator('.card-bottom').getByRole('button', { name: 'Starten', exact: true }).waitFor();
  });

  it('of a step that cannot be done: not without a deviation that quality approved before the act', async () => {
    await toStep(supervisor, 'measure-hardness');
    await closeAsNotApplicable(supervisor, 'The hardness tester is out of order.');
    const refusal = supervisor.getByRole('dialog').getByRole('alert');
    await refusal.getByText('Approve a deviation that permits it once').waitFor();
    expect(await refusal.textContent()).toContain('(quality assurance)');
    await looked(supervisor, 'move-refused');
    await supervisor.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    expect(await plant.client.as('sup.haas').then((api) => api.get(`/batch-execution/v1/runs/${runId}/steps/measure-hardness`))).toMatchObject({ status: 'ready' });
  });

  it('is approved by quality in the browser, closes the step with a signature, and is an exception that quality sees', async () => {
    const quality = await browser.signedIn('qa.weiss');
    await quality.goto(`${plant.address.url}/review/${runId}`);
    await quality.getByRole('button', { name: 'Approve a deviation' }).click();
    await quality.getByLabel('Number of the deviation').fill('DEV-2026-019');
    await quality.getByLabel('Step', { exact: true }).selectOption('measure-hardness');
    await quality.getByLabel('What it permits').selectOption('not-applicable');
    await quality.getByLabel('Impact on the product').fill('None: placebo.');
    await quality.getByLabel('Reason').fill('The tester is being repaired.');
    await quality.getByRole('button', { name: 'Approve and sign' }).click();
    await browser.sign(quality, 'qa.weiss');
    await plant.clock.settled();
    await toStep(supervisor, 'measure-hardness');
    await waysOut(supervisor).click();
    await supervisor.getByLabel('What shall be done?').selectOption('not-applicable');
    await looked(supervisor, 'moves');
    await supervisor.getByRole('dialog').getByLabel('Reason').fill('The hardness tester is out of order.');
    await supervisor.getByRole('button', { name: 'Read and sign' }).click();
    await supervisor.getByText('under deviation DEV-2026-019', { exact: false }).waitFor();
    await browser.sign(supervisor, 'sup.haas');
    await supervisor.getByText('Closed as not applicable under a deviation').waitFor();
    await looked(supervisor, 'step-not-applicable');
    await quality.goto(`${plant.address.url}/exceptions?run=${runId}`);
    await quality.getByRole('link', { name: 'Closed as not applicable under a deviation' }).waitFor();
    expect(browser.complaints).toEqual([]);
  });
});

describe('B20 moves in the middle of a step', () => {
  it('lets another person go on: who cannot is refused with the reason, who can is chosen by name; what was typed stays', async () => {
    await begun('op.lindqvist', 'weigh-tablets', {}, [{ entry: 'tablets', row: 1, column: 'mass', value: '99.8' }]);
    await toStep(supervisor, 'weigh-tablets');
    await waysOut(supervisor).click();
    await supervisor.getByLabel('What shall be done?').selectOption('reassign-step');
    const dialog = supervisor.getByRole('dialog');
    const goesOn = async (name: RegExp): Promise<void> => {
      await dialog.getByRole('combobox', { name: 'Who goes on' }).click();
      await supervisor.getByRole('option', { name }).click();
      await supervisor.getByRole('button', { name: 'Read and sign' }).click();
    };
    await dialog.getByLabel('Reason').fill('End of the shift of Nils Lindqvist');
    await dialog.getByRole('combobox', { name: 'Who goes on' }).click();
    expect(await supervisor.getByRole('option', { name: /Lindqvist/ }).count()).toBe(0); // works at it already
    await supervisor.keyboard.press('Escape');
    await goesOn(/Silva/);
    await dialog.getByRole('alert').getByText('Another person', { exact: false }).first().waitFor();
    await looked(supervisor, 'move-reassign-refused');
    await dialog.getByRole('button', { name: 'Cancel' }).click(); // back to what was typed
    expect(await dialog.getByLabel('Reason').inputValue()).toBe('End of the shift of Nils Lindqvist');
    await looked(supervisor, 'move-reassign');
    await goesOn(/Okafor/);
    await browser.sign(supervisor, 'sup.haas');
    await supervisor.getByText('Another person went on').waitFor();
    expect((await stepNow('weigh-tablets')).performedBy).toEqual(['E1003', 'E1002']);
  });

  it('changes the equipment, in German: what is free is a touch away, what is not is there with its reason', async () => {
    await begun('op.berger', 'tumble', { equipment: [{ requirement: 'tumbler', item: 'TU-19A' }] });
    const german = await browser.signedIn('prod.keller', { locale: 'de-DE' });
    await toStep(german, 'tumble');
    await waysOut(german).click();
    const dialog = german.getByRole('dialog');
    await german.getByLabel('Was soll geschehen?').selectOption('change-equipment');
    await dialog.getByLabel('Grund').fill('Der Motor ist ausgefallen.');
    await dialog.getByRole('button', { name: 'TU-19B', exact: true }).click();
    expect(await dialog.getByLabel('Code des neuen Geräts').inputValue()).toBe('TU-19B');
    await dialog.getByText('TU-19A: Von einem Auftrag belegt').waitFor();
    await looked(german, 'move-equipment-german');
    await german.getByRole('button', { name: 'Lesen und unterschreiben' }).click();
    await german.getByText('TU-19B', { exact: false }).first().waitFor();
    await browser.sign(german, 'prod.keller');
    await german.locator('.card-side').getByText('Gerät mitten im Schritt gewechselt').waitFor();
    await german.locator('.card-side').getByText('TU-19B').first().waitFor();
    await looked(german, 'step-equipment-changed');
  });

  it('enters late what was observed, by keyboard alone, under the signature of another person at the tablet', async () => {
    await plant.clock.moveTo(new Date(Date.parse(await plant.clock.now()) + 10 * 60_000).toISOString());
    const keys = new Keyboard(await browser.signedIn('op.okafor', { locale: 'de-DE' }));
    const { page } = keys;
    await becomeTerminal(page, `TAB-CP-19.${plant.client.terminalSecret('TAB-CP-19')}`);
    await page.locator('button.person').waitFor();
    await toStep(page, 'weigh-tablets');
    await keys.use(waysOut(page));
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Für früher Beobachtetes', { exact: false }).waitFor();
    await keys.tabTo(dialog.getByRole('group', { name: /Zifferntasten/ }).getByRole('button').first());
    await keys.type('100,4');
    await dialog.locator('.keypad-value').filter({ hasText: '100,4' }).waitFor();
    const observed = new Date(Date.parse(await plant.clock.now()) - 4 * 60_000).toISOString();
    const [, year, month, day, hour, minute] = /(\d+)-(\d+)-(\d+) (\d+):(\d+)/.exec(new Date(observed).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' })) ?? [];
    const when = dialog.getByLabel(/^Wann beobachtet/);
    await keys.tabTo(when);
    await keys.type(`${month}${day}${year}`); // the control itself speaks the language of the browser's installation
    await keys.press('Tab');
    await keys.type(`${String(Number(hour) % 12 || 12).padStart(2, '0')}${minute}${Number(hour) < 12 ? 'A' : 'P'}`);
    expect(await when.inputValue()).toBe(`${year}-${month}-${day}T${hour}:${minute}`);
    await keys.tabTo(dialog.getByLabel('Wo es bis jetzt stand'));
    await keys.type('Zettel F-12');
    await keys.tabTo(dialog.getByLabel('Grund'));
    await keys.type('Das Netz war weg.');
    await looked(page, 'move-late-german');
    await keys.use(dialog.getByRole('button', { name: 'Lesen und unterschreiben' }));
    await page.getByRole('combobox', { name: 'Unterschreibt hier' }).click();
    await page.getByRole('option', { name: /Lindqvist/ }).click();
    expect(await page.locator('.statement').textContent()).toContain(`Tabletten, Zeile 2, Masse 100.4 mg war, beobachtet ${year}-${month}-${day} ${hour}:${minute} (Europe/Berlin)`);
    await browser.sign(page, 'op.lindqvist');
    await page.locator('.card-side').getByText('Nachtrag', { exact: true }).waitFor();
    await page.locator('.card-side').getByText(`Tabletten, Zeile 2, Masse: beobachtet ${year}-${month}-${day} ${hour}:${minute} (Europe/Berlin), später aufgezeichnet, nach Zettel F-12: Das Netz war weg.`).waitFor();
    await looked(page, 'step-late');
    const [, second] = (await stepNow('weigh-tablets')).entries[0]?.fields ?? [];
    expect(second).toMatchObject({ value: { value: '100.4' } });
    expect(browser.complaints).toEqual([]);
  });
});
