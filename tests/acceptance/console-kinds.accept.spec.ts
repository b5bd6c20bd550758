import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { becomeTerminal, ConsoleBrowser, looked, startStep, TABLET } from './console-browser';
import { everyKind } from './every-kind.fixture';
import { exceptionsOf } from './scenario';
import { thePlant } from './the-plant';

const plant = thePlant();
const GERMAN = { locale: 'de-DE', viewport: TABLET };
let browser: ConsoleBrowser;
let operator: Page;
let runId: string;

beforeAll(async () => {
  const script = everyKind();
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  ({ runId } = await BatchOnFloor.begin(plant, script));
  browser = await ConsoleBrowser.start(plant.address);
  operator = await browser.signedIn('op.berger', GERMAN);
  operator.setDefaultTimeout(8000);
  await becomeTerminal(operator, `TAB-PK-77.${plant.client.terminalSecret('TAB-PK-77')}`);
  await operator.locator('button.person').waitFor();
}, 180_000);
afterAll(() => browser.stop());

const toStep = (page: Page, step: string) => page.goto(`${plant.address.url}/batches/${runId}/steps/${step}`);
const primary = (page: Page, name: string) => page.locator('.card-bottom').getByRole('button', { name, exact: true });
const current = (page: Page) => page.locator('section.entry[data-current=true]');

/** Opens a step and begins it. */
async function begin(step: string, title: string, page = operator): Promise<void> {
  await toStep(page, step);
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  await startStep(page);
}

/** Records the value that the card asks for now: keys for numbers, a touch for a choice, letters for text. */
async function record(field: string, value: string, page = operator): Promise<void> {
  const entry = current(page).filter({ has: page.getByRole('heading', { name: field }) });
  await entry.waitFor();
  if (await entry.getByRole('group', { name: /Zifferntasten/ }).count()) {
    for (const key of value) await entry.getByRole('button', { name: key === ',' ? 'Komma' : key, exact: true }).click();
  } else if (await entry.getByRole('radiogroup').count()) await entry.getByRole('radio', { name: value, exact: true }).click();
  else if (await entry.locator('button.time-now').count()) await entry.locator('button.time-now').click();
  else await entry.getByRole('textbox').fill(value);
  await primary(page, 'Aufzeichnen').click();
  await entry.waitFor({ state: 'detached' });
}

/** The supervisor comes to the tablet, reads the statement and signs. */
async function supervisorSigns(subject: string): Promise<void> {
  await primary(operator, 'Unterschreiben').click();
  const statement = operator.getByRole('region', { name: 'Erklärung' });
  await statement.getByText(subject, { exact: false }).first().waitFor();
  await operator.getByRole('combobox', { name: 'Unterschreibt hier' }).click();
  await operator.getByRole('option', { name: /Jutta Haas/ }).click();
  await browser.sign(operator, 'sup.haas');
}

async function complete(page = operator): Promise<void> {
  await primary(page, 'Schritt abschließen').click();
  await primary(page, 'Nächster Schritt').waitFor();
}

describe('N7 every kind of step is worked through in German, on a tablet', () => {
  it('reads an instruction', async () => {
    await begin('read-procedure', 'Anweisung lesen');
    await operator.getByText('SOP-PK-014 lesen', { exact: false }).waitFor();
    await looked(operator, 'kind-instruction');
    await complete();
  });

  it('clears a line, checked by another person, whose statement names the step in German; then says how it is', async () => {
    await begin('clear-line', 'Linie räumen');
    await record('Nichts von der Charge davor ist übrig', 'Ja');
    await looked(operator, 'kind-clearance');
    await supervisorSigns('/ Linie räumen');
    await complete();
    await begin('look-at-line', 'Zustand der Linie');
    await looked(operator, 'kind-choice');
    await record('Zustand', 'Trocken');
    await operator.getByText('Trocken').waitFor();
    await complete();
  });

  it('writes words and a time', async () => {
    await begin('note-start', 'Beginn notieren');
    await record('Schicht', 'Frühschicht');
    await looked(operator, 'kind-text');
    await record('Linie gestartet', '');
    await complete();
  });

  it('issues labels, stops those of another artwork, and accounts for each', async () => {
    await begin('issue-labels', 'Etiketten ausgeben');
    await current(operator).getByRole('textbox').fill('LBL-77/2');
    await primary(operator, 'Aufzeichnen').click();
    await operator.getByRole('alert').getByText('LBL-77/3', { exact: false }).waitFor();
    await looked(operator, 'kind-label-issue');
    await record('Version auf den Etiketten', 'LBL-77/3');
    await record('Ausgegebene Etiketten', '40');
    await supervisorSigns('/ Etiketten ausgeben');
    await complete();
    await begin('count-labels', 'Etiketten abgleichen');
    await record('Angebracht', '37');
    await record('Vernichtet', '2');
    await operator.getByText('Differenz = 1 Etikett liegt außerhalb des validierten Bereichs').waitFor();
    await looked(operator, 'kind-label-reconciliation');
    await supervisorSigns('/ Etiketten abgleichen');
    await complete();
  });

  it('draws a sample, tests it in the laboratory and works out the result', async () => {
    await begin('draw-sample', 'Probe ziehen');
    await record('Nummer der Probe', 'S-KINDS-1');
    await looked(operator, 'kind-sample');
    await complete();
    const laboratory = await browser.signedIn('qc.silva', GERMAN);
    await begin('test-sample', 'Feuchte der Probe', laboratory);
    await record('Masse vor dem Trocknen', '10,00', laboratory);
    await looked(laboratory, 'kind-laboratory-result');
    await record('Masse nach dem Trocknen', '9,80', laboratory);
    await complete(laboratory);
    await begin('work-out', 'Feuchte berechnen');
    await looked(operator, 'kind-calculation');
    await complete();
  });

  it('lets something stand, shorter than asked for: the exception says so in German', async () => {
    await begin('dwell', 'Stehen lassen');
    await looked(operator, 'kind-hold');
    await complete();
    await operator.getByText(/^Stehen lassen: \d+ min, gefordert sind mindestens 10 min$/).waitFor();
    const [short] = (await exceptionsOf(plant, runId)).filter(({ type }) => type === 'hold-time-short');
    expect(short?.text).toMatch(/^Let it stand: \d+ min, at least 10 min asked for$/);
  });

  it('checks in series, compares counts, and leaves a remark', async () => {
    await begin('check-weights', 'Gewichte prüfen');
    await record('1. Masse', '99,8');
    await looked(operator, 'kind-check-series');
    await record('2. Masse', '100,2');
    await begin('compare', 'Zählungen vergleichen');
    await looked(operator, 'kind-balance');
    await complete();
    await begin('remark', 'Bemerkung der Schicht');
    await looked(operator, 'kind-comment');
    await complete();
  });
});
