import type { Page } from 'playwright-core';
import { addressOf } from '../../../deploy/local/commands/ready-file';
import { steppedMachine } from '../../../deploy/local/simulator/machines/stepped-machine';
import { startSimulator } from '../../../deploy/local/simulator/start-simulator';
import { ConsoleBrowser } from '../../acceptance/console-browser';
import { median, type BenchResult } from '../result';
import type { MachineFloor } from './machine-floor';

const [TAGS, HERTZ] = [20, 10];
/** Faster than the machine speaks: no value is passed over. */
const SAMPLING_MS = 20;
const pause = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms));

/** Runs in the page: the time between frames for a while, ms. */
const FRAMES = (seconds: number): string => `new Promise((done) => { const times = []; let before; const until = performance.now() + ${seconds * 1000};
  const frame = (now) => { if (before !== undefined) times.push(now - before); before = now; now < until ? requestAnimationFrame(frame) : done(times); }; requestAnimationFrame(frame); })`;

/** Runs in the page: notes the newest value in the legend, and when the frame with it was painted (time of this machine). */
const WATCH = `window.painted = []; window.watching = new MutationObserver(() => { const value = Number(document.querySelector('.trend-value')?.textContent.replace(/\\D/g, '')); if (value > (window.newest ?? 0)) { window.newest = value; requestAnimationFrame(() => setTimeout(() => window.painted.push([value, Date.now()]), 0)); } });
  window.watching.observe(document.querySelector('main') ?? document.body, { subtree: true, childList: true, characterData: true })`;

/**
 * The trend screen with twenty live tags, each ten times a second over OPC UA, in a real browser: how long from the moment at which a machine says a value to the frame that shows it or a newer one, beside the moment at which it is in
 * the table; and the frames of the screen, in turns with an empty page in the same browser.
 */
export async function trendScreen(floor: MachineFloor, { seconds, rounds }: { readonly seconds: number; readonly rounds: number }): Promise<BenchResult[]> {
  let count = 0;
  const saidAt = new Map<number, number>();
  const names = Array.from({ length: TAGS }, (_, at) => `v${at}`);
  const machine = steppedMachine('TR-01', 1, {
    tags: names.map((name) => ({ name, type: 'number', unit: '1', title: name })), step: () => undefined,
    read: () => {
      saidAt.set((count += 1), Date.now());
      return Object.fromEntries(names.map((name) => [name, count]));
    },
  });
  const simulator = await startSimulator({ machines: [machine], hertz: HERTZ, user: { user: 'plant', password: 'secret' }, anonymous: true });
  const browser = await ConsoleBrowser.start(addressOf(floor.bench.plant));
  try {
    await floor.connect('PLC-TREND', { protocol: 'opcua', endpoint: simulator.endpoint, securityMode: 'none', securityPolicy: 'none', publishingMs: 500 }, names.map((name) => [`TR-01.${name}`, 'TR-01'] as const), SAMPLING_MS);
    const page = await browser.signedIn('op.berger', { viewport: { width: 1920, height: 1080 } });
    await page.goto(`${addressOf(floor.bench.plant).url}/trends?${names.map((name) => `tag=TR-01.${name}`).join('&')}&last=60`);
    await page.locator('.trend-picture canvas').waitFor();
    await page.locator('.trend-value').first().filter({ hasText: /\d/ }).waitFor({ timeout: 60_000 });
    await page.evaluate(WATCH);
    const [begin, stored] = [count, inTable(floor, seconds)];
    const inTime = latencies(await stored, saidAt, begin);
    const painted = latencies(await page.evaluate<[number, number][]>('window.painted'), saidAt, begin);
    await page.evaluate('window.watching.disconnect()');
    const empty = await browser.page({ viewport: { width: 1920, height: 1080 } });
    await empty.goto('about:blank');
    const frames: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
    for (let round = 0; round < rounds; round += 1) {
      frames.ours.push(...(await framesOf(page)));
      frames.bare.push(...(await framesOf(empty)));
    }
    const rate = (times: readonly number[]): number => (1000 * times.length) / times.reduce((sum, time) => sum + time, 0);
    const [worst, bareWorst] = [percentile(frames.ours, 0.99), percentile(frames.bare, 0.99)];
    return [
      ...([0.5, 0.95, 0.99] as const).map((share): BenchResult => {
        const [ours, comparator] = [percentile(painted, share), percentile(inTime, share)];
        return { id: `value-painted-p${share * 100}`, what: `from a value at the machine to the frame that shows it, of ${painted.length} values, ${TAGS} tags × ${HERTZ} Hz`, ours, comparator, comparedWith: 'until it is in the table', ratio: ours / comparator, aim: '<= 10', unit: 'ms' };
      }),
      { id: 'trend-frames', what: `frames a second of the trend screen with ${TAGS} live tags (${frames.ours.length} frames)`, ours: rate(frames.ours), comparator: rate(frames.bare), comparedWith: 'an empty page', ratio: rate(frames.ours) / rate(frames.bare), aim: '>= 0.9', unit: 'a second' },
      { id: 'trend-frame-p99', what: `time between two frames, the longest of a hundred (median ${median(frames.ours).toFixed(1)} ms, longest ${Math.max(...frames.ours).toFixed(0)} ms)`, ours: worst, comparator: bareWorst, comparedWith: 'an empty page', ratio: worst / bareWorst, aim: '<= 6', unit: 'ms' },
    ];
  } finally {
    await browser.stop();
    await simulator.stop();
  }
}

async function framesOf(page: Page): Promise<number[]> {
  await page.bringToFront();
  return page.evaluate<number[]>(FRAMES(5));
}

/** When the newest value in the table was seen there, again and again for a while. */
async function inTable({ admin }: MachineFloor, seconds: number): Promise<[number, number][]> {
  const seen: [number, number][] = [];
  const { rows: [tag] } = await admin.query<{ number: number }>("SELECT number FROM tag_number WHERE code = 'TR-01.v0'");
  for (const until = Date.now() + seconds * 1000; Date.now() < until; await pause(50)) {
    const { rows: [row] } = await admin.query<{ number: number }>("SELECT number FROM sample WHERE tag = $1 AND at > now() - interval '1 hour' ORDER BY at DESC LIMIT 1", [tag?.number]);
    if (row && row.number > (seen.at(-1)?.[0] ?? 0)) seen.push([row.number, Date.now()]);
  }
  return seen;
}

/** For each value that was said since, how long until it or a newer one was seen. */
function latencies(seen: readonly (readonly [value: number, at: number])[], saidAt: ReadonlyMap<number, number>, since: number): number[] {
  const found: number[] = [];
  let next = since + 1;
  for (const [value, at] of seen) for (; next <= value; next += 1) found.push(at - (saidAt.get(next) ?? at));
  if (found.length === 0) throw new Error('no value was seen');
  return found;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
