import { setTimeout as pause } from 'node:timers/promises';
import { addressOf } from '../../../deploy/local/commands/ready-file';
import type { ServicesPlant } from '../../../deploy/local/services/start-services';
import { ConsoleBrowser } from '../../acceptance/console-browser';
import type { BenchPeople } from '../bench-people';
import { signedSteps } from '../bench-recipe';
import { share, type BenchResult } from '../result';
import type { BenchSize } from '../size';
import { Hints } from './hints';
import { PlainMessages } from './plain-messages';

const EVENTS = 'batchwright.batch-execution.events.v1';
/** Steps before the measured ones, which warm both sides. */
const WARM = 10;
const SHARES = [0.5, 0.95, 0.99];
/** Runs in the page: the wall clock of the frame that shows the step as started. */
const whenStarted = (key: string): string => `new Promise((done) => {
  const shown = () => [...document.querySelectorAll('.run-step')].some((line) => line.textContent.includes('(${key})') && line.textContent.includes('In progress'));
  const look = () => (shown() ? done(performance.timeOrigin + performance.now()) : requestAnimationFrame(look));
  look();
})`;

/**
 * An act is committed by one service (its answer is here), applied by another (the console's service has told of it), and painted in the browser of another person, who looks at the batch. Beside it a plain produce and consume of the
 * same bytes on the same broker, in turns.
 */
export async function fromCommitToPaint(plant: ServicesPlant, people: BenchPeople, { rounds, steps }: BenchSize): Promise<BenchResult[]> {
  const count = WARM + rounds * steps;
  const runId = await people.run(signedSteps(count), 'BENCH-PAINT');
  const plain = await PlainMessages.on(plant, EVENTS);
  const browser = await ConsoleBrowser.start(addressOf(plant));
  const hints = await Hints.of(people.origin, await (await people.as('sup.haas')).token());
  try {
    const page = await browser.signedIn('sup.haas');
    await page.goto(`${plant.url}/batches/${runId}`);
    await page.getByText(`(gauge-${count})`).first().waitFor();
    const [applied, painted, bare]: [number[], number[], number[]] = [[], [], []];
    for (let at = 1; at <= count; at += 1) {
      const path = `/batch-execution/v1/runs/${runId}/steps/gauge-${at}`;
      const { version } = await people.operator.get<{ version: number }>(path);
      const told = hints.next(runId);
      const { sequence } = await people.operator.post<{ sequence: number }>(`${path}/start`, { version });
      const committed = Date.now();
      const shown = page.evaluate<number>(whenStarted(`gauge-${at}`));
      const toldAt = await told(sequence);
      const shownAt = await shown;
      const passed = await plain.pass();
      if (at <= WARM) continue;
      applied.push(Math.max(toldAt - committed, 0));
      painted.push(Math.max(shownAt - committed, 0));
      bare.push(passed);
      await pause(5);
    }
    return SHARES.flatMap((part) => [
      resultOf(`commit-to-applied-p${part * 100}`, 'from the answer of an act to the moment at which another service has applied it and told of it', part, '<= 20', applied, bare),
      resultOf(`commit-to-paint-p${part * 100}`, "from the answer of an act to the frame that shows it in another person's browser", part, '<= 60', painted, bare),
    ]);
  } finally {
    hints.close();
    await browser.stop();
    await plain.close();
  }
}

function resultOf(id: string, what: string, part: number, aim: string, ours: readonly number[], bare: readonly number[]): BenchResult {
  const [value, comparator] = [share(ours, part), share(bare, part)];
  return { id, what: `${what} (${part * 100} % of ${ours.length})`, ours: value, comparator, comparedWith: 'the same bytes, produced and consumed plainly', ratio: value / Math.max(comparator, 0.1), aim, unit: 'ms' };
}
