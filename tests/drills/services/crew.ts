import { Refused } from '../../../deploy/local/demo/client/answer';
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

interface CrewOrders {
  /** Holds one back. */
  readonly mayGo?: (task: number) => Promise<void>;
  /** Is told how many are done. */
  readonly onDone?: (done: number) => void;
  /** Is told of a gauge that cannot be read to its end because the plant refuses it; without this, that is the end of the drill. */
  readonly onRefused?: (refused: Refused) => void;
}

/** Four people read gauges until all are read. */
export async function crew({ stage }: DrilledServices, tasks: readonly Task[], { mayGo = () => Promise.resolve(), onDone = () => undefined, onRefused }: CrewOrders = {}): Promise<void> {
  let next = 0;
  let done = 0;
  await Promise.all(OPERATORS.map(async (user) => {
    const person = await stage.client.as(user);
    for (let at = next++; at < tasks.length; at = next++) {
      await mayGo(at);
      const { runId, gauge } = tasks[at] as Task;
      await readGauge(person, runId, gauge).catch((error: unknown) => {
        if (!onRefused || !(error instanceof Refused)) throw error;
        onRefused(error);
      });
      onDone((done += 1));
    }
  }));
}
