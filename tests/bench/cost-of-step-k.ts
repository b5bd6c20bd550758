import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { LONG_RUN } from './bench-recipe';
import { BenchPlant } from './bench-plant';
import { actorOf, transactionsOf } from './in-process';
import { keyOf, lengthen, readingOf } from './long-run';
import { printProfile, profileOf } from './profile';
import { median, misses, type BenchResult } from './result';
import type { BenchSize } from './size';
import { BEHIND, Statements } from './statements';

/**
 * What the k-th step of a run costs: it must not grow with the length of the batch. A run of each length; their next steps are taken
 * in turns, so that whatever else the machine does meets all of them alike. Without the service of review: to read fifty thousand
 * records takes it minutes, all of them behind the answer.
 */
export async function costOfStepK({ lengths, window }: BenchSize): Promise<BenchResult[]> {
  const bench = await BenchPlant.start('review');
  const statements = new Statements();
  const labelOf = (url: string): string => [...runs].find(([, runId]) => url.includes(runId))?.[0] ?? 'other requests';
  const runs = new Map<string, string>();
  bench.label(statements, labelOf);
  try {
    for (const length of lengths) runs.set(`step ${length}`, await longRun(bench, length));
    await bench.plant.services.settled();
    await takeTurns(bench, runs, lengths, 0, 20); // warms the code
    await bench.plant.services.settled();
    statements.clear();
    let times = new Map<number, number[]>();
    const profile = await profileOf(async () => {
      times = await takeTurns(bench, runs, lengths, 20, window);
    });
    const [shortest = 0, ...longer] = lengths;
    const cost = (length: number): number => median(times.get(length) ?? []);
    const results = longer.map((length): BenchResult => ({
      id: `cost-of-step-${length}`,
      what: `start and completion of the steps behind ${length} of a run, over HTTP (median of ${window})`,
      ours: cost(length),
      comparator: cost(shortest),
      comparedWith: `behind ${shortest} steps (median of ${window})`,
      ratio: cost(length) / cost(shortest),
      aim: '<= 1.2',
      unit: 'ms',
    }));
    for (const [at, missed] of results.entries()) {
      if (!misses(missed)) continue;
      const tables = [shortest, longer[at] ?? 0].map((length): [string, string[]] => [`round trips of a step behind ${length}`, statements.table(`step ${length}`, window)]);
      printProfile(missed.id, { 'CPU of this process, own time': profile, ...Object.fromEntries(tables), 'round trips of relay and consumers': statements.table(BEHIND, window * lengths.length) });
    }
    return results;
  } finally {
    statements.stop();
    await bench.stop();
  }
}

async function longRun(bench: BenchPlant, length: number): Promise<string> {
  const runId = await bench.people.run(LONG_RUN, `BENCH-LONG-${length}`);
  const began = performance.now();
  const admin = new Client({ connectionString: bench.plant.database.server.adminUrl });
  await admin.connect();
  try {
    // The guard lets a row go one state at a time; here each row is written once, in its last state.
    await admin.query('ALTER TABLE batch_execution.run_step DISABLE TRIGGER guard_step');
    await lengthen(transactionsOf(bench), actorOf(bench.people), randomUUID, runId, length);
    await admin.query('ALTER TABLE batch_execution.run_step ENABLE TRIGGER guard_step');
    await bench.plant.services.settled();
    await admin.query('VACUUM ANALYZE'); // in the hours that such a run takes, PostgreSQL does that by itself
  } finally {
    await admin.end();
  }
  process.stdout.write(`a run of ${length} steps recorded in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
  return runId;
}

/** Milliseconds of the steps behind each length, one of each run after the other. */
async function takeTurns(bench: BenchPlant, runs: ReadonlyMap<string, string>, lengths: readonly number[], from: number, count: number): Promise<Map<number, number[]>> {
  const times = new Map<number, number[]>(lengths.map((length) => [length, []]));
  for (let n = 1; n <= count; n += 1) {
    for (const length of lengths) times.get(length)?.push(await takeStep(bench, runs.get(`step ${length}`) ?? '', length + from + n));
  }
  return times;
}

/** Milliseconds of start and completion. */
async function takeStep(bench: BenchPlant, runId: string, k: number): Promise<number> {
  const path = `/batch-execution/v1/runs/${runId}/steps/${encodeURIComponent(keyOf(k))}`;
  const { version } = await bench.people.operator.get<{ version: number }>(path);
  const began = performance.now();
  const started = await bench.people.operator.post<{ version: number }>(`${path}/start`, { version });
  await bench.people.operator.post(`${path}/completion`, { version: started.version, entries: [{ entry: 'reading', value: readingOf(k), unit: 'kPa' }] });
  return performance.now() - began;
}
