import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { eventually } from '../../deploy/local/demo/acting/stage';
import { becomeTerminal, ConsoleBrowser, FAKE_MEDIA, looked, startStep, TABLET } from './console-browser';
import { pressCheck } from './press-check.fixture';
import { thePlant } from './the-plant';

const plant = thePlant();
const STEP = 'weigh-tablets';
const NEXT = 'measure-hardness';
const MASS = '100.2';
const DEVICES = { permissions: ['camera', 'microphone'] };
const PHONE = { width: 390, height: 844 };
/** Names and numbers of all who have to do with this batch. */
const NAMES = /Mara|Berger|Claire|Moreau|E1001|E1020/i;
let browser: ConsoleBrowser;
/** On a tablet, English. */
let operator: Page;
/** German, dark. */
let expert: Page;
/** On a phone, German, in a browser of its own in which nobody signs in. */
let guest: Page;
let runId: string;
let link: string;
let code: string;
/** Everything that the plant answered to the guest's page, and what came to it over lines from console to console. */
const told: string[] = [];

/** Runs in a page before anything else: keeps its connections and what came over their channels. */
const KEEP_LINES = `(() => { const Made = window.RTCPeerConnection; window.lines = []; window.hints = []; window.RTCPeerConnection = class extends Made { constructor(...given) { super(...given); window.lines.push(this); } createDataChannel(...given) { const channel = super.createDataChannel(...given); channel.addEventListener('message', ({ data }) => window.hints.push(data)); return channel; } }; })()`;
const PACKETS = `(async () => { const came = { audio: 0, video: 0 }; for (const line of window.lines) if (line.connectionState === 'connected') for (const told of (await line.getStats()).values()) if (told.type === 'inbound-rtp') came[told.kind] += told.packetsReceived; return came; })()`;
const STANDING = `window.lines.filter(({ connectionState }) => connectionState === 'connected').length`;

interface Came {
  readonly audio: number;
  readonly video: number;
}

const session = (page: Page) => page.getByRole('region', { name: /^(Session|Sitzung)$/ });

/** More of both came than before: it flows now. */
async function flowsTo(page: Page): Promise<void> {
  const before = await eventually('a line that stands', async () => {
    const came = await page.evaluate<Came>(PACKETS);
    return came.audio > 0 && came.video > 0 ? came : undefined;
  });
  await eventually('more sound and picture', async () => {
    const { audio, video } = await page.evaluate<Came>(PACKETS);
    return audio > before.audio && video > before.video ? true : undefined;
  });
}

/** Another device with the link. */
async function another(): Promise<Page> {
  const page = await browser.page({ ...DEVICES, viewport: PHONE });
  await page.goto(link);
  return page;
}

async function enters(page: Page, digits: string): Promise<void> {
  await page.getByLabel(/^Code \(6/).fill(digits);
  await page.getByRole('button', { name: /^(Enter|Eintreten)$/ }).click();
}

async function refused(): Promise<string[]> {
  const { items } = await (await plant.client.as('it.admin')).get<{ items: { kind: string }[] }>('/identity/v1/security-events?limit=200');
  return items.map(({ kind }) => kind).filter((kind) => kind.startsWith('guest-'));
}

async function invites(name: string): Promise<void> {
  await session(operator).getByRole('button', { name: 'Invite a guest' }).click();
  const asks = operator.getByRole('dialog', { name: 'Invite a guest' });
  await asks.getByLabel('Name of the guest').fill(name);
  await asks.getByLabel('Organisation').fill('Scales Ltd');
  await asks.getByLabel('What for (optional)').fill('the drift of the scale');
  await asks.getByRole('button', { name: 'Make link and code' }).click();
  const given = operator.getByRole('dialog', { name: `Link and code for ${name}` });
  link = await given.getByLabel('Link', { exact: true }).inputValue();
  code = (await given.locator('.guest-code').textContent()) ?? '';
}

beforeAll(async () => {
  const script = pressCheck('PO-GUEST-1', '74');
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  ({ runId } = await BatchOnFloor.begin(plant, script));
  browser = await ConsoleBrowser.start(plant.address, FAKE_MEDIA);
  expert = await browser.signedIn('eng.moreau', { ...DEVICES, viewport: TABLET, locale: 'de-DE', colorScheme: 'dark' });
  operator = await browser.signedIn('op.berger', { ...DEVICES, viewport: TABLET });
  guest = await browser.page({ ...DEVICES, viewport: PHONE, locale: 'de-DE' });
  for (const page of [expert, operator, guest]) await page.addInitScript({ content: KEEP_LINES });
  guest.on('response', (response) => void (response.url().includes('/api/') && !response.url().endsWith('/events') && response.text().then((text) => told.push(text), () => undefined)));
  await expert.reload();
  await expert.locator('button.person').waitFor();
  await becomeTerminal(operator, `TAB-CP-74.${plant.client.terminalSecret('TAB-CP-74')}`);
  await operator.locator('button.person').waitFor();
  await operator.goto(`${plant.address.url}/batches/${runId}/steps/${STEP}`);
  await startStep(operator);
  await operator.getByRole('button', { name: 'Call an expert' }).click();
  await operator.getByRole('dialog').getByRole('button', { name: /Claire Moreau/ }).filter({ hasText: /There$/ }).click();
  await expert.getByRole('button', { name: 'Annehmen' }).click();
  await session(operator).getByText('Connected', { exact: true }).waitFor();
}, 180_000);
afterAll(() => browser.stop());

describe('J4 a guest beside the step, for a time', () => {
  it('J4 the operator invites a guest: a link to hand over, and a code to tell', async () => {
    await invites('Ada Winter');
    expect(new URL(link)).toMatchObject({ pathname: '/guest', search: '', hash: expect.stringMatching(/^#[\w-]{43}$/) as string });
    expect(code).toMatch(/^\d{6}$/);
    await looked(operator, 'tandem-guest-link');
    await operator.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await session(operator).getByText(/Ada Winter \(Scales Ltd\): invited – (29|30) minutes left/).waitFor();
  });

  it('J4 who comes without signing in enters the code; a wrong one is refused with a sentence, and with the right one sound and picture flow both ways', async () => {
    await guest.goto(link);
    await guest.getByRole('heading', { name: 'Gast an einem Schritt' }).waitFor();
    expect(new URL(guest.url()).hash).toBe('');
    await enters(guest, code === '000000' ? '111111' : '000000');
    await guest.getByRole('alert').getByText('Versuche übrig: 4', { exact: false }).waitFor();
    await looked(guest, 'guest-wrong-code-german');
    await enters(guest, code);
    await guest.getByRole('heading', { name: 'Fünf Tabletten wiegen', exact: true }).waitFor();
    await session(guest).getByText('Verbunden', { exact: true }).waitFor();
    for (const page of [guest, operator, expert]) await flowsTo(page);
    expect(await guest.evaluate<number>(STANDING)).toBe(2);
    await session(operator).getByText(/Ada Winter \(Scales Ltd\): there/).waitFor();
  });

  it('J4 he sees an entry live, talks in messages, and is shown no names and no numbers of anybody', async () => {
    const keys = operator.getByRole('group', { name: /Number keys/ });
    for (const key of MASS) await keys.getByRole('button', { name: key === '.' ? 'Decimal point' : key, exact: true }).click();
    await operator.locator('.card-bottom').getByRole('button', { name: 'Record', exact: true }).click();
    await guest.locator('.entry-value').filter({ hasText: '100,2' }).waitFor();
    await guest.getByText('Bediener,', { exact: false }).first().waitFor();
    await session(guest).getByLabel('Nachricht', { exact: true }).fill('is it level?');
    await session(guest).getByRole('button', { name: 'Senden' }).click();
    await session(operator).getByText('is it level?').waitFor();
    await session(operator).getByLabel('Message', { exact: true }).fill('yes, level');
    await session(operator).getByRole('button', { name: 'Send' }).click();
    await session(guest).getByText('yes, level').waitFor();
    await session(operator).locator('.tandem-pictures svg').first().hover();
    await eventually('where the operator points', async () => ((await guest.evaluate<string[]>('window.hints')).length > 0 ? true : undefined));
    await looked(guest, 'guest-at-step-phone-german');
    await guest.setViewportSize(TABLET);
    await looked(guest, 'guest-at-step-german');
    await guest.setViewportSize(PHONE);
    expect(await guest.locator('.card-bottom, .keypad, .entry button').count()).toBe(0);
    const seen = [await guest.content(), ...(await guest.evaluate<string[]>('window.hints')), ...told];
    expect(told.length).toBeGreaterThan(5);
    expect(seen.filter((text) => NAMES.test(text))).toEqual([]);
  });

  it('J4 the link opened on a second device is refused, and stands in the security audit', async () => {
    const second = await another();
    await enters(second, code);
    await second.getByRole('alert').getByText('This link was used already', { exact: false }).waitFor();
    await looked(second, 'guest-link-used');
    expect(await second.locator('.card, .entry').count()).toBe(0);
    await second.context().close();
    await eventually('it in the security audit', async () => ((await refused()).includes('guest-link-used') ? true : undefined));
  });

  it('J4 while the operator is at another step he sees nothing of it, and no sound and picture comes', async () => {
    await operator.goto(`${plant.address.url}/batches/${runId}/steps/${NEXT}`);
    await startStep(operator);
    await guest.getByText('Der Bediener ist an einem anderen Schritt', { exact: true }).waitFor();
    await eventually('no line to the guest', async () => ((await guest.evaluate<number>(STANDING)) === 0 ? true : undefined));
    expect(await guest.getByText('Bruchfestigkeit messen').count()).toBe(0);
    expect(await guest.locator('.entry').count()).toBe(0);
    await looked(guest, 'guest-elsewhere-phone-german');
    await operator.goto(`${plant.address.url}/batches/${runId}/steps/${STEP}`);
    await guest.getByRole('heading', { name: 'Fünf Tabletten wiegen', exact: true }).waitFor();
    await flowsTo(guest);
  });

  it('J4 he is shown out at once: nothing is seen any more, nothing comes, and his token opens nothing', async () => {
    const { token } = JSON.parse(await guest.evaluate<string>(`sessionStorage.getItem('batchwright.guest')`)) as { token: string };
    await session(operator).getByRole('button', { name: 'Show out: Ada Winter' }).click();
    await guest.getByText('Wer Sie eingeladen hat, hat ihn beendet.', { exact: true }).waitFor();
    await eventually('no line to the guest', async () => ((await guest.evaluate<number>(STANDING)) === 0 ? true : undefined));
    expect(await guest.locator('.card, .tandem-panel').count()).toBe(0);
    await looked(guest, 'guest-over-phone-german');
    const response = await fetch(`${plant.address.url}/api/tandem/v1/guest/view`, { headers: { authorization: `Bearer ${token}` } });
    expect({ status: response.status, code: ((await response.json()) as { code: string }).code }).toEqual({ status: 403, code: 'guest-over' });
    await session(operator).getByText(/Ada Winter \(Scales Ltd\): shown out/).waitFor();
    await session(operator).getByText('Connected', { exact: true }).waitFor(); // with the expert it goes on
  });

  it('J4 with the session a link opens nothing any more, and the review tells who was there', async () => {
    await invites('Ben Sommer');
    await operator.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await session(operator).getByRole('button', { name: 'End the session' }).click();
    await session(operator).waitFor({ state: 'hidden' });
    const late = await another();
    await enters(late, code);
    await late.getByRole('alert').getByText('The session is over', { exact: false }).first().waitFor();
    await late.context().close();
    const reviewer = await browser.signedIn('qa.weiss', { viewport: TABLET, locale: 'de-DE' });
    await reviewer.goto(`${plant.address.url}/review/${runId}`);
    const panel = reviewer.locator('.panel').filter({ has: reviewer.getByRole('heading', { name: 'Experten an Schritten' }) });
    await panel.locator('li').filter({ hasText: 'Ada Winter (Scales Ltd)' }).getByText(/hinausgebeten/).first().waitFor();
    await reviewer.goto(`${plant.address.url}/batches/${runId}/audit`);
    await reviewer.getByText(/^Ada Winter \(Scales Ltd\), eingeladen von Mara Berger \(E1001\), bis 20/).waitFor();
    expect(browser.complaints).toEqual([]);
  });
});
