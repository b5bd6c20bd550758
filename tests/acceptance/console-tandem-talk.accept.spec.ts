import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { bringIntoForce } from '../../deploy/local/demo/acting/bring-into-force';
import { BatchOnFloor } from '../../deploy/local/demo/acting/perform-batch';
import { prepare } from '../../deploy/local/demo/acting/prepare';
import { eventually } from '../../deploy/local/demo/acting/stage';
import { specimen } from '../../deploy/local/demo/recipes/specimen-picture';
import { becomeTerminal, ConsoleBrowser, DESK, FAKE_MEDIA, looked, startStep, TABLET } from './console-browser';
import { pressCheck } from './press-check.fixture';
import { KEEP_LINES } from './tandem-lines';
import { thePlant } from './the-plant';

const plant = thePlant();
const STEP = 'measure-hardness';
const DEVICES = { permissions: ['camera', 'microphone'] };
const PHONE = { width: 390, height: 844 };
let browser: ConsoleBrowser;
/** On a tablet, English. */
let operator: Page;
/** At a desk, German, dark. */
let expert: Page;
let runId: string;

/** The box of a shape, in parts of the picture that lies under it, reckoned here from the picture's own size and how it is fitted. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const board = (page: Page) => page.getByRole('region', { name: /^(Picture to draw on|Bild zum Zeichnen)$/ });
const session = (page: Page) => page.getByRole('region', { name: /^(Session|Sitzung)$/ });
const hand = (page: Page) => board(page).getByRole('application');

/** Runs in a page. Where the picture is on the screen: it is fitted into its box, whole and in its own proportions. */
const PICTURE = `(() => {
  const shown = document.querySelector('.tandem-board video, .tandem-board img');
  const [wide, high] = shown === null ? [0, 0] : shown.tagName === 'VIDEO' ? [shown.videoWidth, shown.videoHeight] : [shown.naturalWidth, shown.naturalHeight];
  if (wide === 0) return undefined;
  const box = shown.getBoundingClientRect();
  const scale = Math.min(box.width / wide, box.height / high);
  return { x: box.x + (box.width - wide * scale) / 2, y: box.y + (box.height - high * scale) / 2, width: wide * scale, height: high * scale };
})()`;
/** Runs in a page. Where the last mark of a tool is on the screen, without the width of its line. */
const markOf = (tool: string): string => `(() => {
  const drawn = [...document.querySelectorAll('.tandem-board [data-mark=${tool}] :is(ellipse, path, polyline, text)')].at(-1);
  if (!drawn) return undefined;
  const { x, y, width, height } = drawn.getBBox();
  const [a, b] = [[x, y], [x + width, y + height]].map(([px, py]) => new DOMPoint(px, py).matrixTransform(drawn.getScreenCTM()));
  return { x: a.x, y: a.y, width: b.x - a.x, height: b.y - a.y };
})()`;
/** Runs in a page. Hash of all points of the frozen picture, once it is there. */
const FROZEN = `(async () => {
  const image = document.querySelector('.tandem-board img');
  if (!image?.complete || image.naturalWidth === 0) return undefined;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', pen.getImageData(0, 0, canvas.width, canvas.height).data))].join(',');
})()`;
/** Runs in a page. Colours of the kept picture: at the rim of the circle, and in its middle. */
const COLOURS = `(async () => {
  const image = document.querySelector('.tandem-rows img');
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const at = (x, y) => [...pen.getImageData(Math.round(x * canvas.width), Math.round(y * canvas.height), 1, 1).data];
  return { rim: at(0.8, 0.35), middle: at(0.7, 0.35) };
})()`;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const pictureOn = (page: Page): Promise<Place> => eventually('a picture with a size', () => page.evaluate<Place | undefined>(PICTURE));

async function boxOf(page: Page, mark: string): Promise<Box> {
  const { x, y, width, height } = await eventually(`a mark: ${mark}`, () => page.evaluate<Place | undefined>(markOf(mark)));
  const picture = await pictureOn(page);
  return { left: (x - picture.x) / picture.width, top: (y - picture.y) / picture.height, right: (x + width - picture.x) / picture.width, bottom: (y + height - picture.y) / picture.height };
}

/** Presses at the first place, goes over the others, lets go at the last; in parts of the picture. */
async function draws(page: Page, places: readonly (readonly [number, number])[]): Promise<void> {
  const { x, y, width, height } = await pictureOn(page);
  const [first = [0, 0], ...rest] = places;
  await page.mouse.move(x + first[0] * width, y + first[1] * height);
  await page.mouse.down();
  for (const [px, py] of rest) await page.mouse.move(x + px * width, y + py * height, { steps: 6 });
  await page.mouse.up();
}

function near(box: Box, wanted: Box): void {
  for (const side of ['left', 'top', 'right', 'bottom'] as const) expect(Math.abs(box[side] - wanted[side])).toBeLessThan(0.01);
}

async function tool(page: Page, name: string): Promise<void> {
  await board(page).getByRole('button', { name, exact: true }).click();
}

async function drawn(): Promise<{ newValue?: string }[]> {
  const { items } = await (await plant.client.as('qa.weiss')).get<{ items: { action: string; field?: string; newValue?: string }[] }>(`/batch-execution/v1/runs/${runId}/audit?limit=500`);
  return items.filter(({ action, field }) => action === 'ExpertNoted' && field === 'drawn');
}

beforeAll(async () => {
  const script = pressCheck('PO-TANDEM-TALK', '66');
  await prepare(plant, script);
  await bringIntoForce(plant, script);
  ({ runId } = await BatchOnFloor.begin(plant, script));
  browser = await ConsoleBrowser.start(plant.address, [...FAKE_MEDIA.filter((one) => one !== '--use-fake-device-for-media-stream'), '--use-fake-device-for-media-stream=device-count=2']);
  expert = await browser.signedIn('eng.moreau', { ...DEVICES, viewport: DESK, locale: 'de-DE', colorScheme: 'dark' });
  operator = await browser.signedIn('op.berger', { ...DEVICES, viewport: TABLET });
  await operator.addInitScript({ content: KEEP_LINES });
  await becomeTerminal(operator, `TAB-CP-66.${plant.client.terminalSecret('TAB-CP-66')}`);
  await operator.locator('button.person').waitFor();
  await operator.goto(`${plant.address.url}/batches/${runId}/steps/${STEP}`);
  await startStep(operator);
  await operator.getByRole('button', { name: 'Call an expert' }).click();
  await operator.getByRole('dialog').getByRole('button', { name: /Claire Moreau/ }).filter({ hasText: /There$/ }).click();
  await expert.getByRole('button', { name: 'Annehmen' }).click();
  await session(operator).getByText('Connected', { exact: true }).waitFor();
  await session(expert).getByText('Verbunden', { exact: true }).waitFor();
}, 180_000);
afterAll(() => browser.stop());

describe('J3 people of a session draw on one picture, each on his device', () => {
  it('J3 a circle on live video is at the same place of the picture on both, ± 1 %', async () => {
    await session(expert).getByRole('button', { name: 'Auf Bild von Mara Berger zeichnen' }).click();
    await board(operator).waitFor();
    await tool(expert, 'Kreis');
    await draws(expert, [[0.2, 0.3], [0.5, 0.7]]);
    const circle = { left: 0.2, top: 0.3, right: 0.5, bottom: 0.7 };
    near(await boxOf(expert, 'circle'), circle);
    near(await boxOf(operator, 'circle'), circle);
    await looked(operator, 'tandem-board');
  });

  it('J3 a pointer is seen by the other one at its place, and fades', async () => {
    await tool(operator, 'Point');
    const pointer = board(expert).locator('[data-pointer-of] circle');
    const { x, y, width, height } = await pictureOn(operator);
    await eventually('the pointer of the operator', async () => {
      await operator.mouse.move(x + width * 0.74 + Math.random() * 0.5, y + height * 0.25); // a message may be lost, as pointers may be
      return (await pointer.count()) > 0 ? true : undefined;
    });
    await eventually('the pointer at its place', async () => {
      await operator.mouse.move(x + width * 0.75 + Math.random() * 0.5, y + height * 0.25);
      const [at, picture] = [await pointer.boundingBox({ timeout: 2000 }).catch(() => null), await pictureOn(expert)];
      if (!at) return undefined;
      const [px, py] = [(at.x + at.width / 2 - picture.x) / picture.width, (at.y + at.height / 2 - picture.y) / picture.height];
      return Math.abs(px - 0.75) < 0.01 && Math.abs(py - 0.25) < 0.01 ? true : undefined;
    });
    await pointer.waitFor({ state: 'detached' });
    expect(await drawn()).toEqual([]);
  });

  it('J3 frozen, both see the same picture, point for point; arrow, free hand and text are at their place, also on a phone', async () => {
    await tool(operator, 'Freeze');
    const sha = (page: Page): Promise<string> => eventually('the frozen picture', () => page.evaluate<string | undefined>(FROZEN));
    expect(await sha(expert)).toBe(await sha(operator));
    expect(await board(operator).locator('[data-mark]').count()).toBe(0); // another picture: nothing is drawn on it yet
    await tool(expert, 'Kreis');
    await draws(expert, [[0.6, 0.2], [0.8, 0.5]]);
    await tool(expert, 'Pfeil');
    await draws(expert, [[0.1, 0.9], [0.4, 0.6]]);
    await tool(operator, 'Free hand');
    await draws(operator, [[0.1, 0.1], [0.3, 0.2], [0.5, 0.1]]);
    await tool(operator, 'Text');
    await board(operator).getByLabel('Text, then touch the place').fill('Ventil 3');
    await draws(operator, [[0.55, 0.8]]);
    await board(expert).locator('[data-mark=text]').waitFor({ state: 'attached' });
    const seen = async (page: Page): Promise<void> => {
      near(await boxOf(page, 'circle'), { left: 0.6, top: 0.2, right: 0.8, bottom: 0.5 });
      near(await boxOf(page, 'line'), { left: 0.1, top: 0.1, right: 0.5, bottom: 0.2 });
      const text = await boxOf(page, 'text');
      expect(Math.abs(text.left - 0.55)).toBeLessThan(0.01);
      expect(await board(page).locator('[data-mark=arrow]').count()).toBe(1);
    };
    for (const page of [expert, operator]) await seen(page);
    await looked(expert, 'tandem-board-german-dark');
    await operator.setViewportSize(PHONE);
    await seen(operator);
    await looked(operator, 'tandem-board-phone');
    await operator.setViewportSize(TABLET);
  });

  it('J3 by keyboard a circle is placed, and everybody takes off his own', async () => {
    await tool(operator, 'Circle');
    await hand(operator).focus();
    for (let step = 0; step < 4; step += 1) await operator.keyboard.press('ArrowDown');
    await operator.keyboard.press('Enter');
    await eventually('two circles', async () => ((await board(expert).locator('[data-mark=circle]').count()) === 2 ? true : undefined));
    await board(operator).getByRole('button', { name: 'Take mine off' }).click();
    for (const page of [expert, operator]) await eventually('what the expert drew alone', async () => ((await board(page).locator('[data-mark]').count()) === 2 ? true : undefined));
  });

  it('J3 kept when the operator says so: the picture with the drawing is an attachment of the step, with who drew it', async () => {
    expect(await board(expert).getByRole('button', { name: 'Beim Schritt behalten' }).count()).toBe(0);
    await board(operator).getByRole('button', { name: 'Keep with the step' }).click();
    await board(operator).getByRole('status').getByText('Kept with the step').waitFor();
    const [row] = await eventually('the row in the record of the run', async () => { const rows = await drawn(); return rows.length > 0 ? rows : undefined; });
    const [, sha256 = ''] = /^Mara Berger \(E1001\) kept drawing-\d+\.png, SHA-256 ([0-9a-f]{64}), drawn by Claire Moreau \(E1020\)$/.exec(row?.newValue ?? '') ?? [];
    expect(sha256).not.toBe('');
    await board(operator).getByRole('button', { name: 'Back to the step' }).click();
    await operator.locator('.tandem-rows img').waitFor();
    await operator.locator('.tandem-rows img').scrollIntoViewIfNeeded();
    await looked(operator, 'tandem-kept');
    // what was drawn is in its bytes: the colour of who drew it at the rim of the circle, and not in its middle
    const colours = await operator.evaluate<{ rim: number[]; middle: number[] }>(COLOURS);
    const far = (colour: readonly number[], [r, g, b]: readonly [number, number, number]): number => Math.hypot((colour[0] ?? 0) - r, (colour[1] ?? 0) - g, (colour[2] ?? 0) - b);
    const claire = [0, 200, 255] as const;
    expect(far(colours.rim, claire)).toBeLessThan(60);
    expect(far(colours.middle, claire)).toBeGreaterThan(60);
  });
});

describe('J1 talking and filming with gloves', () => {
  const sounds = (page: Page) => page.evaluate<boolean[]>(`window.lines.filter(({ connectionState }) => connectionState === 'connected').flatMap((line) => line.getSenders()).filter(({ track }) => track?.kind === 'audio').map(({ track }) => track.enabled)`);

  it('J1 held, the button lets one be heard and then no more; a touch lets it stay on, also by keyboard', async () => {
    const talk = session(operator).getByRole('button', { name: /^Talk/ });
    const { height = 0 } = (await talk.boundingBox()) ?? {};
    expect(height).toBeGreaterThanOrEqual(90);
    await talk.click(); // it was on
    expect(await sounds(operator)).toEqual([false]);
    await talk.hover();
    await operator.mouse.down();
    await eventually('sound while it is held', async () => ((await sounds(operator))[0] === true ? true : undefined));
    await eventually('a touch that is long', () => operator.evaluate<true | undefined>(`(window.heldFrom ??= performance.now()) < performance.now() - 400 ? true : undefined`));
    await operator.mouse.up();
    expect(await sounds(operator)).toEqual([false]);
    await eventually('a key that was short', async () => {
      await talk.press(' '); // on a busy machine it may count as held
      return (await sounds(operator))[0] === true ? true : undefined;
    });
  });

  it('J1 another camera is switched to on the line that stands', async () => {
    const camera = () => operator.evaluate<string[]>(`window.lines.filter(({ connectionState }) => connectionState === 'connected').flatMap((line) => line.getSenders()).filter(({ track }) => track?.kind === 'video').map(({ track }) => track.getSettings().deviceId)`);
    const before = await camera();
    await session(operator).getByRole('button', { name: 'Other camera' }).click();
    await eventually('the other camera', async () => { const [now] = await camera(); return now !== undefined && now !== before[0] ? true : undefined; });
    await session(operator).getByText('Connected', { exact: true }).waitFor();
  });
});

describe('J4 people of a session write to each other', () => {
  it('J4 messages go both ways with who and when, and with a picture; a program is refused', async () => {
    await session(operator).getByLabel('Message', { exact: true }).fill('Which valve?');
    await session(operator).getByRole('button', { name: 'Send' }).click();
    await session(expert).getByRole('log').getByText('Which valve?').waitFor();
    await board(expert).getByRole('button', { name: 'Zurück zum Schritt' }).click();
    const { picture } = specimen('photo', 'valve.png', 'a valve');
    await session(expert).getByLabel('Bild oder PDF anhängen').setInputFiles({ name: 'ventil.png', mimeType: 'image/png', buffer: picture?.png ?? Buffer.alloc(0) });
    await session(operator).getByRole('log').getByRole('img', { name: 'ventil.png' }).waitFor();
    await session(operator).getByRole('log').getByText('Claire Moreau').waitFor();
    await session(expert).getByLabel('Bild oder PDF anhängen').setInputFiles({ name: 'program.png', mimeType: 'image/png', buffer: Buffer.from('MZ\u0090 this is a program') });
    await session(expert).getByRole('alert').getByText('Diese Datei nimmt die Aufzeichnung nicht').waitFor();
    await looked(expert, 'tandem-messages-german-dark');
    expect(await session(operator).getByRole('log').getByText('program.png').count()).toBe(0);
    await operator.setViewportSize(PHONE);
    await session(operator).getByLabel('Message', { exact: true }).scrollIntoViewIfNeeded();
    await looked(operator, 'tandem-messages-phone');
    await operator.setViewportSize(TABLET);
  });

  it('J4 without camera and microphone it is said plainly; messages and the picture are there after a reload', async () => {
    await expert.addInitScript({ content: `navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))` });
    await expert.reload();
    await session(expert).getByText('Hier ist weder Kamera noch Mikrofon', { exact: false }).waitFor();
    await board(expert).locator('[data-mark=circle]').waitFor({ state: 'attached' });
    await session(expert).getByRole('log').getByText('Which valve?').waitFor();
    await board(expert).getByRole('button', { name: 'Zurück zum Schritt' }).click();
    await session(expert).getByLabel('Nachricht', { exact: true }).fill('Das linke');
    await expert.keyboard.press('Enter');
    await session(operator).getByRole('log').getByText('Das linke').waitFor();
    await session(expert).getByLabel('Standbild zeigen').setInputFiles(resolve(__dirname, '../../docs/images/screens/tandem-rows.png'));
    await board(operator).getByRole('img', { name: 'Still picture' }).waitFor();
    await board(operator).getByRole('button', { name: 'Back to the step' }).click();
    await session(operator).getByRole('button', { name: 'End the session' }).click();
    for (const page of [operator, expert]) await session(page).waitFor({ state: 'hidden' });
    expect(browser.complaints).toEqual([]);
  });
});
