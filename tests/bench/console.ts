import { Client } from 'pg';
import type { CDPSession, Page } from 'playwright-core';
import { addressOf } from '../../deploy/local/commands/ready-file';
import { ConsoleBrowser } from '../acceptance/console-browser';
import { BenchPlant } from './bench-plant';
import { signedSteps } from './bench-recipe';
import { printProfile, summary } from './profile';
import { median, type BenchResult } from './result';
import type { BenchSize } from './size';

/** The tablet of the bench: a processor four times slower than this one. */
const SLOWER = 4;
const [FEW, MANY] = [50, 500];
const [PEOPLE, OPERATIONS] = [200, 60];
const DIGITS = 6;

/** Controls of the step card's kind with the least behind them. */
const BARE_CARD = `<main><h1>Read the gauge</h1><output id="value"></output><div role="group" aria-label="Number keys">${'1234567890'.split('').map((key) => `<button onclick="document.getElementById('value').textContent += '${key}'">${key}</button>`).join('')}</div><button>Record</button><button>Sign</button><button>Complete</button></main>`;
const BARE_MATRIX = `<main><table>${Array.from({ length: PEOPLE }, (_, y) => `<tr><th>Person ${y}</th>${'<td>valid</td>'.repeat(OPERATIONS)}</tr>`).join('')}</table></main>`;

/** Runs in the page: from the end of each touch, when the key acts, to the moment after the frame that shows it. Pages stay what they are between rounds, so one watcher of a page is enough. */
const WATCH_TOUCHES = `window.delays = []; window.watching ??= (window.addEventListener('click', ({ timeStamp }) => { const { delays } = window; requestAnimationFrame(() => setTimeout(() => delays.push(performance.now() - timeStamp), 0)); }, { capture: true }), true)`;
/** Runs in the page: ends when two more frames were shown, so that nobody touches a page that is still being painted. */
const TWO_FRAMES = 'new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(() => shown())))';

/**
 * What a person waits for in the console on a processor four times slower, each beside a bare page with the same controls or the same table in the same browser: first paint and input delay of the step card, the matrix of people
 * and operations, and a batch of five hundred steps beside one of fifty.
 */
export async function consoleInBrowser({ rounds }: BenchSize): Promise<BenchResult[]> {
  const bench = await BenchPlant.start();
  const { url } = addressOf(bench.plant);
  const browser = await ConsoleBrowser.start(addressOf(bench.plant));
  try {
    const [few, many] = [await bench.people.run(signedSteps(FEW), 'PO-FEW'), await bench.people.run(signedSteps(MANY), 'PO-MANY')];
    await makeMatrix(bench);
    const card = `${url}/batches/${few}/steps/gauge-1`;
    await startStep(bench, few, 'gauge-1');
    const page = await browser.signedIn('op.okafor');
    const supervisor = await browser.signedIn('sup.haas');
    const [slow, slowToo] = [await slowed(page), await slowed(supervisor)];
    const seen: Record<'card' | 'bareCard' | 'delay' | 'bareDelay' | 'many' | 'few' | 'matrix' | 'bareMatrix', number[]> = { card: [], bareCard: [], delay: [], bareDelay: [], many: [], few: [], matrix: [], bareMatrix: [] };
    for (let round = 0; round <= rounds; round += 1) {
      const warm = round > 0;
      const keep = (what: keyof typeof seen, value: number): void => void (warm && seen[what].push(value));
      keep('card', await shown(page, card, () => page.getByRole('heading', { name: /gauge-1/ }).first().waitFor()));
      keep('delay', await inputDelay(page));
      keep('bareCard', await shownBare(page, url, BARE_CARD));
      keep('bareDelay', await inputDelay(page));
      keep('few', await batchShown(supervisor, url, few));
      keep('many', await batchShown(supervisor, url, many));
      keep('matrix', await matrixShown(supervisor, url));
      keep('bareMatrix', await shownBare(supervisor, url, BARE_MATRIX));
    }
    printProfile(`matrix-${PEOPLE}x${OPERATIONS}`, { 'functions of the page': await profiled(slowToo, () => matrixShown(supervisor, url)) });
    printProfile(`batch-of-${MANY}-steps`, { 'functions of the page': await profiled(slowToo, () => batchShown(supervisor, url, many)) });
    await slow.detach();
    await slowToo.detach();
    const result = (id: string, what: string, aim: string, comparedWith: string, ours: readonly number[], comparator: readonly number[]): BenchResult =>
      ({ id, what: `${what} (median of ${rounds}, processor ${SLOWER} times slower)`, ours: median(ours), comparator: median(comparator), comparedWith, ratio: median(ours) / Math.max(median(comparator), 1), aim, unit: 'ms' });
    return [
      result('step-card-shown', 'from the address to the step card', '<= 12', 'a bare page with the same controls', seen.card, seen.bareCard),
      result('step-card-input-delay', `longest of ${DIGITS} touches of the keypad of the step card, to the frame that shows it`, '<= 3', 'the same touches on the bare page', seen.delay, seen.bareDelay),
      result(`batch-of-${MANY}-steps`, `from the address to a batch of ${MANY} steps`, '<= 3', `a batch of ${FEW} steps`, seen.many, seen.few),
      result(`matrix-${PEOPLE}x${OPERATIONS}`, `from the address to ${PEOPLE} people × ${OPERATIONS} operations`, '<= 12', 'a plain table of the same size', seen.matrix, seen.bareMatrix),
    ];
  } finally {
    await browser.stop();
    await bench.stop();
  }
}

const batchShown = (page: Page, url: string, runId: string): Promise<number> => shown(page, `${url}/batches/${runId}`, () => page.getByText(/gauge-1\)/).first().waitFor());
const matrixShown = (page: Page, url: string): Promise<number> => shown(page, `${url}/people?tab=matrix`, () => page.getByText('BENCH-OP-01').first().waitFor());

/** Where a page spends its time while something is done; a pass of its own. */
async function profiled(session: CDPSession, work: () => Promise<unknown>): Promise<string[]> {
  await session.send('Profiler.enable');
  await session.send('Profiler.start');
  await work();
  const { profile } = await session.send('Profiler.stop');
  return summary(profile);
}

async function slowed(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return session;
}

/** From asking for an address to what was waited for, in a page that was loaded before. */
async function shown(page: Page, address: string, there: () => Promise<void>): Promise<number> {
  await page.goto('about:blank');
  const began = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await there();
  return performance.now() - began;
}

async function shownBare(page: Page, url: string, body: string): Promise<number> {
  await page.route('**/bare-page', (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><html lang="en">${body}</html>` }));
  const took = await shown(page, `${url}/bare-page`, () => page.locator('main').waitFor());
  await page.unroute('**/bare-page');
  return took;
}

/** The longest time from the end of a touch of a key to the frame after it, as the page itself measures it. */
async function inputDelay(page: Page): Promise<number> {
  const key = page.getByRole('group', { name: /Number keys/ }).getByRole('button', { name: '1', exact: true });
  await key.waitFor();
  await page.evaluate(TWO_FRAMES);
  await page.evaluate(WATCH_TOUCHES);
  for (let touch = 0; touch < DIGITS; touch += 1) await key.click({ delay: 60 });
  await page.waitForFunction(`window.delays.length >= ${DIGITS}`);
  return page.evaluate<number>('Math.max(...window.delays)');
}

async function startStep(bench: BenchPlant, runId: string, stepKey: string): Promise<void> {
  const path = `/batch-execution/v1/runs/${runId}/steps/${stepKey}`;
  const { version } = await bench.people.operator.get<{ version: number }>(path);
  await bench.people.operator.post(`${path}/start`, { version });
}

/** People and what they were trained for, made up beside the records: only their picture is measured. */
async function makeMatrix(bench: BenchPlant): Promise<void> {
  const admin = new Client({ connectionString: bench.plant.database.server.adminUrl });
  await admin.connect();
  try {
    await admin.query(`INSERT INTO training.person (person, name, accounts, roles, sites, locked) SELECT 'B' || p, 'Bench person ' || p, '[]', '["operator"]', '["HAM"]', false FROM generate_series(1, $1::int) p`, [PEOPLE]);
    await admin.query(
      `INSERT INTO training.qualification (site, id, person, code, valid_from, valid_until, revoked, expired, granted_by, sequence)
       SELECT 'HAM', 'bench-' || p || '-' || o, 'B' || p, 'BENCH-OP-' || lpad(o::text, 2, '0'), now() - interval '1 day', now() + interval '200 days', false, false, 'E1060', 1 FROM generate_series(1, $1::int) p, generate_series(1, $2::int) o`, [PEOPLE, OPERATIONS]);
  } finally {
    await admin.end();
  }
}
