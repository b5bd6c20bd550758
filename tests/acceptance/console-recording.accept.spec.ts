import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { eventually } from '../../deploy/local/demo/acting/stage';
import { becomeTerminal, ConsoleBrowser, DESK, FAKE_MEDIA, looked, startStep, TABLET } from './console-browser';
import { pressCheck } from './press-check.fixture';
import { thePlant } from './the-plant';

const plant = thePlant();
const STEP = 'weigh-tablets';
const DEVICES = { permissions: ['camera', 'microphone'] };
let browser: ConsoleBrowser;
/** On a tablet, English; his console records. */
let operator: Page;
/** At a desk, German, dark. */
let expert: Page;
/** English; comes later. */
let third: Page;
let runId: string;

interface Recording {
  readonly id: string;
  readonly session: string;
  readonly ended?: string;
  readonly why?: string;
  readonly sha256?: string;
  readonly size?: number;
}

const session = (page: Page) => page.getByRole('region', { name: /^(Session|Sitzung)$/ });
const records = (page: Page) => session(page).getByRole('status').getByText(/^(Recording|Aufzeichnung läuft)$/);

async function comes(page: Page, name: RegExp): Promise<void> {
  await operator.getByRole('button', { name: /^Call an(other)? expert$/ }).click();
  await operator.getByRole('dialog').getByRole('button', { name }).filter({ hasText: /There$/ }).click();
  await page.getByRole('button', { name: /^(Annehmen|Accept)$/ }).click();
  await session(page).getByText(/^(Connected|Verbunden)$/).first().waitFor();
}

/** Recordings as the plant knows them, the first first. */
async function recordings(): Promise<Recording[]> {
  const reader = await plant.client.as('qa.weiss');
  const { items } = await reader.get<{ items: { id: string }[] }>(`/tandem/v1/sessions?runId=${runId}`);
  const each = await Promise.all(items.map(async ({ id }) => (await reader.get<{ items: Recording[] }>(`/tandem/v1/sessions/${id}/recordings`)).items.map((one) => ({ ...one, session: id }))));
  return each.flat();
}

/** What the record of the run says of recordings: `what; value; why`. */
async function noted(): Promise<string[]> {
  const { items } = await (await plant.client.as('qa.weiss')).get<{ items: { action: string; field?: string; newValue?: string; reason?: string }[] }>(`/batch-execution/v1/runs/${runId}/audit?limit=500`);
  return items.filter(({ action, field }) => action === 'ExpertNoted' && /recording|consent/.test(field ?? '')).map(({ field, newValue, reason }) => [field, newValue, reason].filter(Boolean).join('; '));
}

const sealed = (many: number): Promise<Recording[]> => eventually(`${many} recordings with their hash`, async () => {
  const all = (await recordings()).filter(({ sha256 }) => sha256 !== undefined);
  return all.length >= many ? all : undefined;
});

/** Waits until something of the recording that runs has been kept. */
async function keptSomething(): Promise<void> {
  let parts = 0;
  const count = (response: { url(): string; status(): number }): void => void (/\/parts\/\d+$/.test(response.url()) && response.status() === 201 && (parts += 1));
  operator.on('response', count);
  await eventually('two parts of the recording', () => Promise.resolve(parts >= 2 || undefined));
  operator.off('response', count);
}

beforeAll(async () => {
  const script = pressCheck('PO-RECORDING', '69');
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  ({ runId } = await BatchOnFloor.begin(plant, script));
  browser = await ConsoleBrowser.start(plant.address, FAKE_MEDIA);
  expert = await browser.signedIn('eng.moreau', { ...DEVICES, viewport: DESK, locale: 'de-DE', colorScheme: 'dark' });
  third = await browser.signedIn('sup.haas', { ...DEVICES, viewport: TABLET });
  operator = await browser.signedIn('op.berger', { ...DEVICES, viewport: TABLET });
  await becomeTerminal(operator, `TAB-CP-69.${plant.client.terminalSecret('TAB-CP-69')}`);
  await operator.locator('button.person').waitFor();
  await operator.goto(`${plant.address.url}/batches/${runId}/steps/${STEP}`);
  await startStep(operator);
  await comes(expert, /Claire Moreau/);
}, 180_000);
afterAll(() => browser.stop());

describe('J5 a session is recorded with the consent of everybody', () => {
  it('J5 who is asked and does not consent: nothing is recorded', async () => {
    await session(expert).getByRole('button', { name: 'Sitzung aufzeichnen' }).click();
    await session(operator).getByRole('group', { name: 'Claire Moreau wants to record this session' }).waitFor();
    await looked(operator, 'recording-asked');
    await session(operator).getByRole('button', { name: 'I do not', exact: true }).click();
    await session(expert).getByRole('button', { name: 'Sitzung aufzeichnen' }).waitFor();
    expect(await recordings()).toEqual([]);
  });

  it('J5 all consent: it is recorded, and everybody sees it all the time', async () => {
    await session(operator).getByRole('button', { name: 'Record this session' }).click();
    await session(operator).getByText('Not recorded yet. Still to consent: Claire Moreau').waitFor();
    await session(expert).getByRole('button', { name: 'Ich willige ein', exact: true }).click();
    await records(operator).waitFor();
    await records(expert).waitFor();
    await keptSomething();
    await session(expert).getByRole('button', { name: 'Kleiner' }).click();
    expect(await records(expert).isVisible()).toBe(true);
    await session(expert).getByRole('button', { name: 'Größer' }).click();
    await looked(operator, 'recording-runs');
    await looked(expert, 'recording-runs-german-dark');
  });

  it('J5 who comes stops it, until he has consented as well', async () => {
    await comes(third, /Jutta Haas/);
    await session(operator).getByText('Not recorded yet. Still to consent: Jutta Haas').waitFor();
    await records(expert).waitFor({ state: 'hidden' });
    const [first] = await sealed(1);
    expect(first).toMatchObject({ why: 'somebody-came' });
    await session(third).getByRole('button', { name: 'I consent', exact: true }).click();
    for (const page of [operator, expert, third]) await records(page).waitFor();
    await keptSomething();
  });

  it('J5 who takes his consent back stops it; the record says who consented and who did not any more, and the hash of the bytes', async () => {
    await session(expert).getByRole('button', { name: 'Aufzeichnung beenden' }).click();
    for (const page of [operator, expert, third]) await records(page).waitFor({ state: 'hidden' });
    const all = await sealed(2);
    expect(all.map(({ why }) => why)).toEqual(['somebody-came', 'consent-withdrawn']);
    const quality = await plant.client.as('qa.weiss');
    for (const { id, session: of, sha256, size } of all) {
      const bytes = await quality.download(`/tandem/v1/sessions/${of}/recordings/${id}/content`);
      expect([createHash('sha256').update(bytes).digest('hex'), bytes.length]).toEqual([sha256, size]);
      expect(bytes.length).toBeGreaterThan(2000);
    }
    const told = await eventually('the hashes in the record of the run', async () => {
      const rows = await noted();
      return rows.filter((row) => row.startsWith('recording-sealed')).length === 2 ? rows : undefined;
    });
    for (const { sha256 } of all) expect(told.some((row) => row.startsWith('recording-sealed') && row.includes(`SHA-256 ${sha256}`))).toBe(true);
    expect(told.map((row) => row.split(';')[0])).toEqual([
      'recording-proposed', 'consent-given', 'consent-refused', 'recording-proposed', 'consent-given', 'consent-given', 'recording-began', 'recording-ended', 'recording-sealed', 'consent-given', 'recording-began', 'recording-ended', 'consent-withdrawn', 'recording-sealed',
    ]);
    expect(told.find((row) => row.startsWith('consent-withdrawn'))).toBe('consent-withdrawn; Claire Moreau (E1020)');
  });

  it('J5 a console of the operator that is loaded anew records anew; when he stops it, all that was recorded is kept', async () => {
    await session(operator).getByRole('button', { name: 'Record this session' }).click();
    await session(expert).getByRole('button', { name: 'Ich willige ein', exact: true }).click();
    await session(third).getByRole('button', { name: 'I consent', exact: true }).click();
    await records(operator).waitFor();
    await keptSomething();
    await operator.reload();
    await records(operator).waitFor();
    await keptSomething();
    await session(operator).getByRole('button', { name: 'Stop recording' }).click();
    for (const page of [operator, expert, third]) await records(page).waitFor({ state: 'hidden' });
    const all = await sealed(4);
    expect(all.slice(-2).map(({ why }) => why)).toEqual(['began-anew', 'ended']);
    expect(all.every(({ size }) => (size ?? 0) > 2000)).toBe(true);
  });

  it('J5 who reviews the batch watches it beside its sessions: it has pictures, and its bytes are those of the record', async () => {
    await operator.getByRole('button', { name: 'End the session' }).click();
    const quality = await browser.signedIn('qa.weiss', { viewport: DESK });
    await quality.goto(`${plant.address.url}/review/${runId}`);
    await quality.getByRole('heading', { name: 'Recordings' }).waitFor();
    await quality.getByRole('button', { name: 'Watch' }).first().click();
    await quality.getByText('The bytes are those of the record').waitFor();
    const frames = await eventually('pictures of the recording', () => quality.evaluate<number | undefined>(`(async () => {
      const video = document.querySelector('.tandem-watched');
      if (!video) return undefined;
      video.muted = true;
      await video.play().catch(() => undefined);
      return video.videoWidth === 960 && video.currentTime > 0.2 && video.getVideoPlaybackQuality().totalVideoFrames > 3 ? video.getVideoPlaybackQuality().totalVideoFrames : undefined;
    })()`));
    expect(frames).toBeGreaterThan(3);
    await looked(quality, 'recording-watched');
    await quality.context().close();
  });
});
