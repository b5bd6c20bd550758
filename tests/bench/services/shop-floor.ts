import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServicesPlant } from '../../../deploy/local/services/start-services';
import { gaugePath, gauges } from '../../drills/services/gauges';
import type { BenchPeople } from '../bench-people';
import { share, type BenchResult } from '../result';
import type { BenchSize } from '../size';
import type { FloorOrder, FloorResult } from './floor-load';

const CONSOLES = 200;
const STEPS = 500;
const RUNS = 8;
/** Somebody does something at each console this often. */
const EACH_MS = 20_000;
/** How often each was done by one person alone. */
const ALONE = 40;

type Turn = FloorOrder['turns'][number];

/**
 * Two hundred open consoles at batches of 500 steps: at each somebody opens the batch, or does a step of it, every twenty seconds. Beside it the same requests
 * of one person in a plant that has nothing else to do. And once more, while one of two replicas of batch-execution is killed.
 */
export async function shopFloor(plant: ServicesPlant, people: BenchPeople, { floorSeconds }: BenchSize): Promise<BenchResult[]> {
  const runs: string[] = [];
  for (let at = 1; at <= RUNS; at += 1) runs.push(await people.run(gauges(STEPS), `BENCH-FLOOR-${at}`));
  await plant.settled();
  let taken = 0;
  const turn = (at: number, atMs: number): Turn => {
    const runId = runs[at % RUNS] ?? '';
    if (Math.floor(at / RUNS) % 2 === 0) return { atMs, does: 'open', path: `/batch-execution/v1/runs/${runId}` };
    taken += 1;
    return { atMs, does: 'step', path: gaugePath(runId, Math.ceil(taken / RUNS)) };
  };
  const spread = (count: number, overMs: number): Turn[] => Array.from({ length: count }, (_, at) => turn(at, (at / count) * overMs));
  const many = Math.round((CONSOLES * floorSeconds * 1000) / EACH_MS);
  const alone = await load(people, 1, spread(2 * ALONE, ALONE * 1000));
  const crowd = await load(people, CONSOLES, spread(many, floorSeconds * 1000));
  const killed = await load(people, CONSOLES, spread(many, floorSeconds * 1000), async () => {
    await pause(floorSeconds * 300);
    const [one] = plant.of('batch-execution');
    await one?.kill();
    one?.start();
    await one?.untilReady();
  });
  const faults = [alone, crowd, killed].flatMap((one) => one.faults);
  if (faults.length > 0) throw new Error(`the floor met ${faults.length} faults: ${faults.slice(0, 3).join('; ')}`);
  const result = (id: string, what: string, aim: string, ours: number, comparator: number, comparedWith: string): BenchResult => ({ id, what, ours, comparator, comparedWith, ratio: ours / comparator, aim, unit: 'ms' });
  const consoles = `${CONSOLES} open consoles, each doing something every ${EACH_MS / 1000} s`;
  return [
    result('act-of-200-p95', `an act on a step, 95 of 100, ${consoles}`, '<= 10', share(crowd.acts, 0.95), share(alone.acts, 0.95), 'the same of one person alone'),
    result('open-500-of-200-p95', `a batch of ${STEPS} steps opened, 95 of 100, ${consoles}`, '<= 10', share(crowd.opened, 0.95), share(alone.opened, 0.95), 'the same of one person alone'),
    result('longest-act-of-200-killed', `the longest act, with what was sent again (${killed.resent} requests), while one of two replicas is killed; ${consoles}`, '<= 20', Math.max(...killed.acts), Math.max(...crowd.acts), 'the longest while none is killed'),
  ];
}

/** Sends it from a process of its own; `meanwhile` begins when all consoles listen. */
async function load(people: BenchPeople, consoles: number, turns: readonly Turn[], meanwhile?: () => Promise<void>): Promise<FloorResult> {
  const folder = mkdtempSync(join(tmpdir(), 'bw-floor-'));
  try {
    const file = join(folder, 'order.json');
    writeFileSync(file, JSON.stringify({ url: `${people.origin}/api`, token: await people.operator.token(), consoles, turns } satisfies FloorOrder));
    const child = spawn(process.execPath, [join(__dirname, 'floor-load.js'), file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let [also, said]: [Promise<void> | undefined, string] = [undefined, ''];
    for await (const line of createInterface({ input: child.stdout })) {
      if (line === 'listening') also = meanwhile?.();
      else said = line;
    }
    await also;
    if (said === '') throw new Error('two hundred consoles said nothing');
    return JSON.parse(said) as FloorResult;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
