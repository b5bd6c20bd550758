import { LONG_RUN } from './bench-recipe';
import { BenchPlant } from './bench-plant';
import type { BenchResult } from './result';

/** Steps of which the completion is timed around each k; a single one would measure the noise. */
const WINDOW = 60;
const KS = [10, 1_000, 10_000];

/** What the k-th step of a run costs: it must not grow with the length of the batch. One run of ten thousand steps, over HTTP. */
export async function costOfStepK(): Promise<BenchResult[]> {
  const bench = await BenchPlant.start();
  try {
    const runId = await bench.run(LONG_RUN, 'BENCH-LONG-1');
    const times = new Map<number, number[]>(KS.map((k) => [k, []]));
    const last = (KS.at(-1) ?? 0) + WINDOW / 2;
    for (let k = 1; k <= last - WINDOW / 2; k += 1) {
      const took = await completeStep(bench, runId, k);
      for (const at of KS) if (k > (at === 10 ? 2 : at - WINDOW) && k <= (at === 10 ? 10 + WINDOW : at)) times.get(at)?.push(took);
    }
    const cost = (k: number): number => median(times.get(k) ?? []);
    return KS.slice(1).map((k) => ({
      id: `cost-of-step-${k}`,
      what: `start and completion of step ${k} of a run, over HTTP (median of ${WINDOW})`,
      ours: cost(k),
      comparator: cost(10),
      comparedWith: 'step 10',
      ratio: cost(k) / cost(10),
      aim: '<= 1.2',
      unit: 'ms',
    }));
  } finally {
    await bench.stop();
  }
}

/** Milliseconds of start and completion; the value ends a round at its thousandth turn. */
async function completeStep(bench: BenchPlant, runId: string, k: number): Promise<number> {
  const round = Math.ceil(k / 1000);
  const turn = ((k - 1) % 1000) + 1;
  const path = `/batch-execution/v1/runs/${runId}/steps/${encodeURIComponent(`gauge~${round}.${turn}`)}`;
  const { version } = await bench.operator.get<{ version: number }>(path);
  const began = performance.now();
  const started = await bench.operator.post<{ version: number }>(`${path}/start`, { version });
  await bench.operator.post(`${path}/completion`, { version: started.version, entries: [{ entry: 'reading', value: turn === 1000 ? '1500.0' : '100.0', unit: 'kPa' }] });
  return performance.now() - began;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
