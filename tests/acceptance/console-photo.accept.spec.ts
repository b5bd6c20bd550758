import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { specimen } from '../../deploy/local/demo/recipes/specimen-picture';
import { becomeTerminal, ConsoleBrowser, looked, TABLET } from './console-browser';
import { photoStep } from './photo-step.fixture';
import { thePlant } from './the-plant';

const plant = thePlant();
let browser: ConsoleBrowser;
let operator: Page;
let runId: string;

beforeAll(async () => {
  const script = photoStep('PO-PHOTO-1', '21');
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  ({ runId } = await BatchOnFloor.begin(plant, script));
  browser = await ConsoleBrowser.start(plant.address);
  operator = await browser.signedIn('op.berger', { locale: 'de-DE', viewport: TABLET });
  await becomeTerminal(operator, `TAB-CP-21.${plant.client.terminalSecret('TAB-CP-21')}`);
  await operator.locator('button.person').waitFor();
}, 180_000);
afterAll(() => browser.stop());

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n');
const primary = (name: string) => operator.locator('.card-bottom').getByRole('button', { name, exact: true });
const current = () => operator.locator('section.entry[data-current=true]');
const line = (name: RegExp) => operator.getByRole('button', { name });

/** Somebody's camera, or what somebody holds for it. */
const brings = (label: string, name: string, buffer: Buffer) => current().getByLabel(label, { exact: true }).last().setInputFiles({ name, mimeType: name.endsWith('pdf') ? 'application/pdf' : 'image/png', buffer });
const photograph = (name: string) => brings('Foto des Schilds', name, specimen('plate', name, name).picture?.png ?? Buffer.alloc(0));
const recorded = async () => (await (await plant.client.as('op.berger')).get<{ entries: { id: string; fields: { value?: { sha256: string; fileName: string } }[] }[] }>(`/batch-execution/v1/runs/${runId}/steps/photograph`)).entries.map(({ id, fields }) => [id, fields[0]?.value?.fileName, fields[0]?.value?.sha256]).slice(0, 2);
const hashOf = (name: string): string => specimen('plate', name, name).value;

describe('B13 a photo on the step card, in German, on a tablet', () => {
  it('refuses in place what is too large, what is no picture, and what is another file than its name says', async () => {
    await operator.goto(`${plant.address.url}/batches/${runId}/steps/photograph`);
    await primary('Starten').click();
    await current().getByText('Foto aufnehmen').waitFor();
    await brings('Foto des Schilds', 'large.png', Buffer.alloc(9 * 1024 * 1024));
    await current().getByRole('alert').getByText('Die Datei ist zu groß').waitFor();
    await current().getByText('large.png hat 9 MB; eine Aufzeichnung nimmt höchstens 8 MB', { exact: false }).waitFor();
    await brings('Foto des Schilds', 'printout.pdf', PDF);
    await current().getByRole('alert').getByText('Das ist kein Foto').waitFor();
    await brings('Foto des Schilds', 'program.png', Buffer.from('\x7fELF', 'latin1'));
    await current().getByRole('alert').getByText('Diese Datei nimmt die Aufzeichnung nicht').waitFor();
    await looked(operator, 'step-photo-refused');
    expect(await primary('Aufzeichnen').getAttribute('aria-disabled')).toBe('true');
    expect(await recorded()).toEqual([['plate', undefined, undefined], ['printout', undefined, undefined]]);
  });

  it('shows what was taken, enlarges it at a touch, keeps it over a reload, and records nothing that was removed', async () => {
    await photograph('blurred.png');
    await current().getByRole('img', { name: 'blurred.png' }).waitFor();
    expect(await current().getByRole('alert').count()).toBe(0);
    await current().getByRole('button', { name: 'blurred.png vergrößern' }).click();
    await operator.getByRole('dialog').getByText(`SHA-256 ${hashOf('blurred.png')}`).waitFor();
    await looked(operator, 'step-photo-enlarged');
    await operator.keyboard.press('Escape');
    await operator.getByRole('dialog').waitFor({ state: 'hidden' });
    await operator.reload();
    await current().getByRole('img', { name: 'blurred.png' }).waitFor();
    await looked(operator, 'step-photo');
    await current().getByRole('button', { name: 'Entfernen' }).click();
    await current().getByText('Foto aufnehmen').waitFor();
    expect(await current().getByRole('img').count()).toBe(0);
    expect(await primary('Aufzeichnen').getAttribute('aria-disabled')).toBe('true');
    expect(await current().getByLabel('Foto des Schilds', { exact: true }).last().evaluate((input) => input === (input as unknown as { ownerDocument: { activeElement: unknown } }).ownerDocument.activeElement)).toBe(true);
  });

  it('is recorded by its hash, and a file after it', async () => {
    await photograph('crooked.png');
    await current().getByRole('img', { name: 'crooked.png' }).waitFor();
    await primary('Aufzeichnen').click();
    await current().getByRole('heading', { name: 'Ausdruck der Presse' }).waitFor();
    await brings('Ausdruck der Presse', 'printout.pdf', PDF);
    await current().getByRole('link', { name: 'printout.pdf' }).waitFor();
    await primary('Aufzeichnen').click();
    await primary('Schritt abschließen').waitFor();
    expect((await recorded()).map(([id, name]) => [id, name])).toEqual([['plate', 'crooked.png'], ['printout', 'printout.pdf']]);
    expect((await recorded())[0]?.[2]).toBe(hashOf('crooked.png'));
  });

  it('is corrected with a reason; both pictures stay to be seen', async () => {
    await line(/^Foto des Schilds/).click();
    await photograph('straight.png');
    await current().getByRole('img', { name: 'straight.png' }).last().waitFor();
    expect(await operator.locator('.card-help').textContent()).toBe('Eine Korrektur ohne Begründung wird nicht aufgezeichnet.');
    await operator.getByLabel('Warum wird korrigiert?').fill('Das Schild war schief im Bild');
    await looked(operator, 'step-photo-correction');
    await primary('Korrigieren').click();
    await primary('Schritt abschließen').waitFor();
    await operator.getByRole('img', { name: 'crooked.png' }).waitFor();
    await operator.getByRole('img', { name: 'straight.png' }).waitFor();
    await operator.getByText('Ersetzt: Das Schild war schief im Bild').waitFor();
    await looked(operator, 'step-photo-corrected');
    expect((await recorded())[0]).toEqual(['plate', 'straight.png', hashOf('straight.png')]);
    expect(browser.complaints).toEqual([]);
  });
});
