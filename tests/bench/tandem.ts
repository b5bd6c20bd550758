import type { Page } from 'playwright-core';
import { addressOf } from '../../deploy/local/commands/ready-file';
import { ConsoleBrowser, FAKE_MEDIA } from '../acceptance/console-browser';
import { BareLine } from './bare-line';
import { BenchPlant } from './bench-plant';
import { signedSteps } from './bench-recipe';
import { share, type BenchResult } from './result';
import { agesOfPictures, FILMS_THE_TIME } from './time-in-picture';
import { signallingOfManySessions } from './signalling';
import type { BenchSize } from './size';

/** Sessions of a round: as many of each time that somebody waits for. */
const SESSIONS = 4;
/** Pointers of a session, beside as many words over the bare channel. */
const POINTERS = 30;
/** Pictures of a session whose age is read. */
const PICTURES = 50;
const PARTS = [0.5, 0.95] as const;
/** Milliseconds after which a pointer counts as lost: it is sent once. */
const LOST_MS = 1_000;

/** Longer than the pause between two pointers: what is measured is the way, not the pace. */
const PACE_MS = 60;

/** A moment as every page of this machine knows it. */
const NOW = 'performance.timeOrigin + performance.now()';
/** Runs in a page: the moment at which the document shows something. */
const seen = (condition: string): string => `new Promise((seen) => {
  const look = () => { if (${condition}) { watcher.disconnect(); seen(${NOW}); } };
  const watcher = new MutationObserver(look);
  watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  look();
})`;
/** Runs in a page: the moment at which the other one's picture moves. */
const PICTURE_MOVES = `new Promise((seen) => {
  const look = () => { const video = document.querySelector('.tandem-other video'); if (video?.videoWidth > 0 && video.currentTime > 0) seen(${NOW}); else requestAnimationFrame(look); };
  look();
})`;
/** Runs in a page: the moment at which another place is pointed at, or 0 when nothing came. */
const pointedAt = (before: string): string => `Promise.race([${seen(`document.querySelector('.tandem-board [data-pointer-of] circle') && document.querySelector('.tandem-board [data-pointer-of] circle').getAttribute('cx') !== ${JSON.stringify(before)}`)}, new Promise((lost) => setTimeout(() => lost(0), ${LOST_MS}))])`;
const POINTER = `document.querySelector('.tandem-board [data-pointer-of] circle')?.getAttribute('cx') ?? ''`;
/** Runs in a page: remembers when it was touched and pointed at, as the browser says it. */
const WATCH_HAND = `for (const kind of ['click', 'pointermove']) addEventListener(kind, ({ timeStamp }) => { window[kind] = performance.timeOrigin + timeStamp; }, { capture: true })`;

/**
 * What two people wait for who stand beside one step from afar, each in a browser of his own: until it rings, until the first picture, until a pointer is there, until an entry is there. Beside a bare data channel, and a bare
 * connection with the same picture, in the same two browsers, in turns.
 */
export async function tandemBench({ rounds }: BenchSize): Promise<BenchResult[]> {
  const bench = await BenchPlant.start();
  const { url } = addressOf(bench.plant);
  const browser = await ConsoleBrowser.start(addressOf(bench.plant), FAKE_MEDIA);
  const times: Record<'ring' | 'picture' | 'pointer' | 'entry' | 'word' | 'barePicture' | 'age' | 'bareAge', number[]> = { ring: [], picture: [], pointer: [], entry: [], word: [], barePicture: [], age: [], bareAge: [] };
  let lost = 0;
  let signalling: BenchResult[] = [];
  try {
    const count = rounds * SESSIONS;
    const runId = await bench.people.run(signedSteps(count), 'PO-TANDEM');
    const devices = { permissions: ['camera', 'microphone'] };
    const [operator, expert] = [await browser.signedIn('op.okafor', devices), await browser.signedIn('sup.haas', devices)];
    await operator.addInitScript({ content: WATCH_HAND });
    await operator.addInitScript({ content: FILMS_THE_TIME });
    await expert.addInitScript({ content: WATCH_HAND });
    await expert.reload();
    for (let at = 1; at <= count; at += 1) {
      const path = `/batch-execution/v1/runs/${runId}/steps/gauge-${at}`;
      const { version } = await bench.people.operator.get<{ version: number }>(path);
      await bench.people.operator.post(`${path}/start`, { version });
      await operator.goto(`${url}/batches/${runId}/steps/gauge-${at}`);
      await call(operator, expert, times);
      times.age.push(...(await agesOfPictures(expert, `document.querySelector('.tandem-other video')`, PICTURES)));
      lost += await point(operator, expert, times.pointer);
      const bare = await BareLine.between(operator, expert);
      times.barePicture.push(bare.firstPictureMs);
      times.bareAge.push(...(await agesOfPictures(expert, 'window.bareVideo', PICTURES)));
      times.word.push(...(await bare.words(POINTERS)));
      await bare.close();
      times.entry.push(await enter(bench, path, expert, `${90 + at}.5`));
      await operator.getByRole('region', { name: 'Session' }).getByRole('button', { name: 'End the session' }).click();
      for (const page of [operator, expert]) await page.getByRole('region', { name: 'Session' }).waitFor({ state: 'hidden' });
    }
    for (const page of [operator, expert]) await page.context().close();
    signalling = await signallingOfManySessions(bench);
  } finally {
    await browser.stop();
    await bench.stop();
  }
  if (lost > 0) process.stdout.write(`tandem: ${lost} pointers did not come: they are sent once\n`);
  const CHANNEL = 'a word over a bare data channel between the same browsers';
  return [
    ...rows('tandem-ringing', 'from the touch to where it rings', times.ring, CHANNEL, times.word, '<= 1000'),
    ...rows('tandem-first-picture', 'from taking the call to the first moving picture', times.picture, 'a bare connection with the same picture, told by hand', times.barePicture, '<= 8'),
    ...rows('tandem-pointer', 'from the hand to the pointer on the other screen', times.pointer, CHANNEL, times.word, '<= 40'),
    ...rows('tandem-entry', 'from an entry to the screen of the expert', times.entry, CHANNEL, times.word, '<= 1000'),
    ...rows('tandem-picture-age', 'how old a picture is when it is shown, read from the time that it shows', times.age, 'a bare connection with the same picture', times.bareAge, '<= 2'),
    ...signalling,
  ];
}

function rows(id: string, what: string, ours: readonly number[], comparedWith: string, comparator: readonly number[], aim: string): BenchResult[] {
  return PARTS.map((part) => {
    const [own, bare] = [share(ours, part), share(comparator, part)];
    return { id: `${id}-p${part * 100}`, what: `${what} (${part * 100} % of ${ours.length})`, ours: own, comparator: bare, comparedWith, ratio: own / Math.max(bare, 0.1), aim, unit: 'ms' };
  });
}

async function call(operator: Page, expert: Page, { ring, picture }: { readonly ring: number[]; readonly picture: number[] }): Promise<void> {
  await operator.getByRole('button', { name: /^Call an(other)? expert$/ }).click();
  const jutta = operator.getByRole('dialog').getByRole('button', { name: /Jutta Haas/ }).filter({ hasText: /There$/ });
  await jutta.waitFor();
  const rings = expert.evaluate<number>(seen(`[...document.querySelectorAll('[role=dialog]')].some((dialog) => dialog.textContent.includes('calls you'))`));
  await jutta.click();
  ring.push((await rings) - (await operator.evaluate<number>('window.click')));
  await expert.getByRole('button', { name: 'Accept' }).click();
  const accepted = await expert.evaluate<number>('window.click');
  picture.push((await expert.evaluate<number>(PICTURE_MOVES)) - accepted);
  await operator.getByRole('region', { name: 'Session' }).getByText('Connected', { exact: true }).waitFor();
}

/** Answers how many did not come. */
async function point(operator: Page, expert: Page, times: number[]): Promise<number> {
  await operator.getByRole('button', { name: 'Draw on own picture' }).click();
  const [mine, theirs] = [operator, expert].map((page) => page.getByRole('region', { name: 'Picture to draw on' })) as [ReturnType<Page['getByRole']>, ReturnType<Page['getByRole']>];
  await theirs.waitFor();
  await mine.getByRole('button', { name: 'Point', exact: true }).click();
  const box = await mine.getByRole('application').boundingBox();
  if (!box) throw new Error('there is no picture to point at');
  let lost = 0;
  for (let at = 0; at < POINTERS; at += 1) {
    await operator.evaluate(`new Promise((after) => setTimeout(after, ${PACE_MS}))`);
    const came = expert.evaluate<number>(pointedAt(await expert.evaluate<string>(POINTER)));
    await operator.mouse.move(box.x + box.width * (0.3 + 0.4 * (at / POINTERS)), box.y + box.height / 2);
    const [shown, moved] = [await came, await operator.evaluate<number>('window.pointermove')];
    if (shown > 0) times.push(shown - moved);
    else lost += 1;
  }
  for (const one of [mine, theirs]) await one.getByRole('button', { name: 'Back to the step' }).click();
  return lost;
}

async function enter(bench: BenchPlant, path: string, expert: Page, value: string): Promise<number> {
  const { version } = await bench.people.operator.get<{ version: number }>(path);
  const shown = expert.evaluate<number>(seen(`document.querySelector('.card')?.textContent.includes(${JSON.stringify(value)})`));
  const began = performance.timeOrigin + performance.now();
  await bench.people.operator.post(`${path}/entries`, { version, entry: 'reading', value, unit: 'kPa' });
  return (await shown) - began;
}
