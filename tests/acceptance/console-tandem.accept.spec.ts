import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { eventually } from '../../deploy/local/demo/acting/stage';
import { becomeTerminal, ConsoleBrowser, DESK, FAKE_MEDIA, looked, startStep, TABLET } from './console-browser';
import { pressCheck } from './press-check.fixture';
import { flowsTo, KEEP_LINES, sessionPanel } from './tandem-lines';
import { thePlant } from './the-plant';

const plant = thePlant();
const STEP = 'measure-hardness';
const DEVICES = { permissions: ['camera', 'microphone'] };
const WORD = 'am Autoklav bis zehn';
let browser: ConsoleBrowser;
/** On a tablet, English. */
let operator: Page;
/** At a desk, German, dark. */
let expert: Page;
let runId: string;

/** Whether sound and picture of this console go out. */
const SENDS = `window.lines.filter(({ connectionState }) => connectionState === 'connected').flatMap((line) => line.getSenders()).map(({ track }) => [track?.kind, track?.enabled]).sort()`;

const session = sessionPanel;
const call = (page: Page) => page.getByRole('button', { name: /^Call an(other)? expert$/ });
const claire = (page: Page) => page.getByRole('dialog').getByRole('button', { name: /Claire Moreau/ }).filter({ hasText: /There$/ });

async function sessions() {
  return (await (await plant.client.as('op.berger')).get<{ items: { id: string; ended?: string }[] }>(`/tandem/v1/sessions?runId=${runId}`)).items;
}

async function noted(): Promise<{ what?: string; reason?: string }[]> {
  const { items } = await (await plant.client.as('qa.weiss')).get<{ items: { action: string; field?: string; reason?: string }[] }>(`/batch-execution/v1/runs/${runId}/audit?limit=500`);
  return items.filter(({ action }) => action === 'ExpertNoted').map(({ field, reason }) => ({ what: field, reason }));
}

beforeAll(async () => {
  const script = pressCheck('PO-TANDEM-1', '61');
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  ({ runId } = await BatchOnFloor.begin(plant, script));
  browser = await ConsoleBrowser.start(plant.address, FAKE_MEDIA);
  expert = await browser.signedIn('eng.moreau', { ...DEVICES, viewport: DESK, locale: 'de-DE', colorScheme: 'dark' });
  operator = await browser.signedIn('op.berger', { ...DEVICES, viewport: TABLET });
  for (const page of [expert, operator]) await page.addInitScript({ content: KEEP_LINES });
  await expert.reload();
  await expert.locator('button.person').waitFor();
  await becomeTerminal(operator, `TAB-CP-61.${plant.client.terminalSecret('TAB-CP-61')}`);
  await operator.locator('button.person').waitFor();
}, 180_000);
afterAll(() => browser.stop());

describe('J1 J5 an expert beside the step, from console to console', () => {
  it('J1 who is called declines with a word, and the operator reads it', async () => {
    await operator.goto(`${plant.address.url}/batches/${runId}/steps/${STEP}`);
    await startStep(operator);
    await call(operator).click();
    await claire(operator).waitFor();
    await looked(operator, 'tandem-experts');
    await claire(operator).click();
    await session(operator).getByText('rings', { exact: true }).waitFor();
    const rings = expert.getByRole('dialog', { name: 'Jemand ruft Sie an einen Schritt' });
    await rings.getByText(/Mara Berger/).waitFor();
    await rings.getByText(/Schritt Bruchfestigkeit messen$/).waitFor();
    await looked(expert, 'tandem-rings-german-dark');
    await rings.getByRole('button', { name: 'Ablehnen' }).click();
    await rings.getByLabel('Warum?').fill(WORD);
    await rings.getByRole('button', { name: 'Mit diesem Wort ablehnen' }).click();
    await rings.waitFor({ state: 'hidden' });
    await session(operator).getByText(WORD, { exact: false }).waitFor();
  });

  it('J1 who accepts sees the step without its acts, and sound and picture flow both ways', async () => {
    await call(operator).click();
    await claire(operator).click();
    await expert.getByRole('button', { name: 'Annehmen' }).click();
    await expert.getByText('Sie stehen an diesem Schritt und lesen.', { exact: false }).waitFor();
    expect(new URL(expert.url()).pathname).toBe(`/batches/${runId}/steps/${STEP}`);
    await expert.getByRole('heading', { name: 'Bruchfestigkeit messen', exact: true }).waitFor();
    expect(await expert.locator('.card-bottom, .entry button, .keypad').count()).toBe(0);
    await session(operator).getByText('Connected', { exact: true }).waitFor();
    await session(expert).getByText('Verbunden', { exact: true }).waitFor();
    for (const page of [operator, expert]) await flowsTo(page);
    await looked(operator, 'tandem-session');
    await looked(expert, 'tandem-expert-german-dark');
  });

  it('J1 mute and camera off stop what goes out, and let it go again', async () => {
    expect(await operator.evaluate(SENDS)).toEqual([['audio', true], ['video', true]]);
    await session(operator).getByRole('button', { name: 'Mute' }).click();
    await session(operator).getByRole('button', { name: 'Camera off' }).click();
    await session(operator).getByRole('button', { name: 'Camera on' }).waitFor();
    expect(await operator.evaluate(SENDS)).toEqual([['audio', false], ['video', false]]);
    await session(operator).getByRole('button', { name: 'Speak again' }).click();
    await session(operator).getByRole('button', { name: 'Camera on' }).click();
    await session(operator).getByRole('button', { name: 'Camera off' }).waitFor();
    expect(await operator.evaluate(SENDS)).toEqual([['audio', true], ['video', true]]);
  });

  it('J1 sound goes to the next loudspeaker or headset, of the device that plays it', async () => {
    const to = (): Promise<string> => operator.evaluate<string>(`document.querySelector('.tandem-other video').sinkId`);
    const sound = session(operator).getByRole('button', { name: /^Sound: / });
    await sound.waitFor();
    const before = await to();
    await sound.click();
    await eventually('another place for the sound', async () => ((await to()) !== before ? true : undefined));
    expect(await operator.evaluate<string[]>(`navigator.mediaDevices.enumerateDevices().then((all) => all.filter(({ kind }) => kind === 'audiooutput').map(({ deviceId }) => deviceId))`)).toContain(await to());
  });

  it.each<[string, () => Page]>([['the expert', () => expert], ['the operator', () => operator]])('J1 a line that %s lost comes back after a reload, into the same session', async (_who, page) => {
    const before = await sessions();
    await page().reload();
    await session(page()).getByText(/^(Connected|Verbunden)$/).waitFor();
    for (const one of [operator, expert]) await flowsTo(one);
    expect(await sessions()).toEqual(before.map((one) => expect.objectContaining({ id: one.id }) as object));
    expect((await sessions()).filter(({ ended }) => ended !== undefined)).toEqual([]);
  });

  it('J5 the operator ends it: the step card and the audit trail of the run tell all of it', async () => {
    await session(operator).getByRole('button', { name: 'End the session' }).click();
    for (const page of [operator, expert]) await session(page).waitFor({ state: 'hidden' });
    await operator.locator('.tandem-rows').getByText('Session ended', { exact: true }).waitFor();
    await operator.locator('.tandem-rows').getByText(WORD, { exact: false }).waitFor();
    await looked(operator, 'tandem-rows');
    const told = await noted();
    expect(told.map(({ what }) => what)).toEqual(['called', 'joined', 'declined', 'called', 'accepted', 'joined', 'left', 'left', 'ended']);
    expect(told.find(({ what }) => what === 'declined')?.reason).toBe(WORD);
    await operator.goto(`${plant.address.url}/batches/${runId}/audit`);
    await operator.getByText('Call declined').first().waitFor();
    await operator.getByText(WORD, { exact: false }).first().waitFor();
    expect(browser.complaints).toEqual([]);
  });

  it('J5 who answers for the floor reads how often somebody was called, to what, and how fast it was answered', async () => {
    const supervisor = await browser.signedIn('sup.haas', { viewport: DESK });
    await supervisor.goto(`${plant.address.url}/people?tab=calls`);
    const row = supervisor.getByRole('row').filter({ hasText: 'MBR-PRESS-61' }).filter({ hasText: STEP });
    await row.waitFor();
    const cells = (await row.getByRole('cell').allTextContents()).slice(2);
    expect(cells.slice(0, 5)).toEqual(['2', '1', '1', '1', '0']);
    expect(cells.slice(5)).toEqual([expect.stringMatching(/^\d+ s$/), expect.stringMatching(/^\d+ s$/)]);
    await looked(supervisor, 'tandem-calls');
  });
});
