import { readGauge } from './gauges';
import type { DrilledServices } from './drilled-services';

const OPERATORS = ['op.okafor', 'op.berger', 'op.lindqvist', 'op.berger2'];

/** A gauge of a run. */
export interface Task {
  readonly runId: string;
  readonly gauge: number;
}

/** All gauges of some runs, in turns. */
export function tasksOf(runs: readonly string[], gauges: number): Task[] {
  return Array.from({ length: gauges }, (_, at) => runs.map((runId) => ({ runId, gauge: at + 1 }))).flat();
}

/** Four people read gauges until all are read. `mayGo` holds one back; `onDone` is told how many are done. */
export async function crew({ stage }: DrilledServices, tasks: readonly Task[], { mayGo = () => Promise.resolve(), onDone = () => undefined }: { mayGo?: (task: number) => Promise<void>; onDone?: (done: number) => void } = {}): Promise<void> {
  let next = 0;
  let done = 0;
  await Promise.all(OPERATORS.map(async (user) => {
    const person = await stage.client.as(user);
    for (let at = next++; at < tasks.length; at = next++) {
      await mayGo(at);
      const { runId, gauge } = tasks[at] as Task;
      await readGauge(person, runId, gauge);
      onDone((done += 1));
    }
  }));
}
