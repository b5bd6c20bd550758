import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { becomeTerminal, ConsoleBrowser, DESK, FAKE_MEDIA, looked, startStep, TABLET } from './console-browser';
import { remoteWitness } from './remote-witness.fixture';
import { thePlant } from './the-plant';

const plant = thePlant();
const STEP = 'measure-hardness';
const DEVICES = { permissions: ['camera', 'microphone'] };
let browser: ConsoleBrowser;
/** On a tablet at the press, English. */
let operator: Page;
/** Of quality, at a desk elsewhere, German, dark. */
let witness: Page;
let runId: string;

interface Given {
  readonly where?: string;
  readonly person: string;
  readonly remote?: { readonly session: string; readonly operator: { readonly person: string }; readonly view: string; readonly picture: string };
}

const session = (page: Page) => page.getByRole('region', { name: /^(Session|Sitzung)$/ });
const fromHere = (page: Page) => page.getByRole('region', { name: /^(Signatures from here|Unterschriften von hier aus)$/ });
const pathOf = () => `/batches/${runId}/steps/${STEP}`;

async function given(): Promise<readonly Given[]> {
  const card = await (await plant.client.as('op.berger')).get<{ signatures: { given: Given[] }[] }>(`/batch-execution/v1/runs/${runId}/steps/${STEP}`);
  return card.signatures.flatMap((policy) => policy.given);
}

beforeAll(async () => {
  const script = remoteWitness('PO-REMOTE-1', '67');
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  ({ runId } = await BatchOnFloor.begin(plant, script));
  browser = await ConsoleBrowser.start(plant.address, FAKE_MEDIA);
  witness = await browser.signedIn('qa.weiss', { ...DEVICES, viewport: DESK, locale: 'de-DE', colorScheme: 'dark' });
  operator = await browser.signedIn('op.berger', { ...DEVICES, viewport: TABLET });
  await becomeTerminal(operator, `TAB-CP-67.${plant.client.terminalSecret('TAB-CP-67')}`);
  await operator.locator('button.person').waitFor();
  await operator.goto(plant.address.url + pathOf());
  await startStep(operator);
  await operator.getByRole('button', { name: 'Call an expert' }).click();
  await operator.getByRole('dialog').getByRole('button', { name: /Lena Weiss/ }).filter({ hasText: /There$/ }).click();
  await witness.getByRole('button', { name: 'Annehmen' }).click();
  await session(witness).getByText('Verbunden', { exact: true }).waitFor();
}, 180_000);
afterAll(() => browser.stop());

describe('J6 a witness signs from afar, on his own device', () => {
  it('B7 J6 what is open to him is offered when its moment has come, and what is not says why', async () => {
    const rows = fromHere(witness).getByRole('listitem');
    await rows.filter({ hasText: 'Ich habe den Bruch der Tablette' }).getByText('Noch nicht: Zuerst wird alles erfasst').waitFor();
    await rows.filter({ hasText: 'Backen sauber' }).getByText('Nicht aus der Ferne: Das Rezept verlangt Anwesenheit.').waitFor();
    expect(await fromHere(witness).getByRole('button').count()).toBe(0);
    await (await plant.client.as('op.berger')).at('TAB-CP-67').post(`/batch-execution/v1/runs/${runId}/steps/${STEP}/entries`, { version: (await (await plant.client.as('op.berger')).get<{ version: number }>(`/batch-execution/v1/runs/${runId}/steps/${STEP}`)).version, entry: 'hardness', value: '62.0' });
    await rows.filter({ hasText: 'Ich habe den Bruch der Tablette' }).getByRole('button', { name: 'Aus der Ferne prüfen' }).waitFor();
    await looked(witness, 'tandem-from-afar-german-dark');
  });

  it('J6 the picture is frozen and kept, he reads what he attests, and signs with his second factor', async () => {
    await fromHere(witness).getByRole('button', { name: 'Aus der Ferne prüfen' }).focus();
    await witness.keyboard.press('Enter');
    const dialog = witness.getByRole('dialog');
    await dialog.getByText(/Aus der Ferne, in der Sitzung mit Mara Berger \(E1001\): Ich hatte diesen Schritt und das eingefrorene Bild [0-9a-f]{64} vor mir\./).waitFor();
    await dialog.getByRole('img', { name: 'Bild von Mara Berger' }).waitFor();
    await looked(witness, 'tandem-attested-german-dark');
    await browser.sign(witness, 'qa.weiss');
    const [signed] = await given();
    expect(signed).toMatchObject({ person: 'E1050', where: 'remote', remote: { operator: { person: 'E1001' } } });
    const { picture = '', session: id = '' } = signed?.remote ?? {};
    const { items } = await (await plant.client.as('op.berger')).get<{ items: { id: string }[] }>(`/tandem/v1/sessions?runId=${runId}`);
    expect(items.map((one) => one.id)).toEqual([id]);
    const file = await fetch(`${plant.address.url}/api/batch-execution/v1/runs/${runId}/attachments/${picture}`, { headers: { authorization: `Bearer ${await (await plant.client.as('qa.weiss')).token()}` } });
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(createHash('sha256').update(Buffer.from(await file.arrayBuffer())).digest('hex')).toBe(picture);
  });

  it('J6 the card of the operator shows it, by whom and out of which session', async () => {
    await operator.getByText('Lena Weiss (E1050)').first().waitFor();
    await operator.getByText('remote, in session with Mara Berger (E1001)').waitFor();
    await operator.locator('.tandem-rows').getByText('Frozen picture kept').waitFor();
    await operator.getByText('remote, in session with Mara Berger (E1001)').scrollIntoViewIfNeeded();
    await looked(operator, 'tandem-signed-remotely');
    expect(browser.complaints).toEqual([]);
  });

  it('J6 the review tells it, with the session and what was in view', async () => {
    const reviewer = await browser.signedIn('qa.adeyemi', { viewport: TABLET, locale: 'de-DE' });
    await reviewer.goto(`${plant.address.url}/review/${runId}`);
    const panel = reviewer.locator('.panel').filter({ has: reviewer.getByRole('heading', { name: 'Aus der Ferne unterschrieben' }) });
    const [signed] = await given();
    const { picture = '', view = '', session: id = '' } = signed?.remote ?? {};
    for (const text of ['Lena Weiss (E1050)', `Mit Mara Berger (E1001), in der Sitzung ${id}.`, picture, view]) await panel.getByText(text).last().waitFor();
    await panel.scrollIntoViewIfNeeded();
    await looked(reviewer, 'review-signed-remotely-german');
    await reviewer.close();
  });

  it('B7 out of the session nobody signs from afar any more', async () => {
    await session(operator).getByRole('button', { name: 'End the session' }).click();
    await session(witness).waitFor({ state: 'hidden' });
    const quality = await plant.client.as('qa.weiss');
    const [signed] = await given();
    const { view = '', picture = '' } = signed?.remote ?? {};
    await expect(quality.post(`/batch-execution/v1/runs/${runId}/steps/${STEP}/statements`, { policy: 'saw', remote: { view, picture } })).rejects.toThrow(/view-changed|remote-without-session/);
  });
});
