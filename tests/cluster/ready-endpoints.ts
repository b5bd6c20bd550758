import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { TestCluster } from '@batchwright/testing';

/** Fewest endpoints that were ready at any moment, by service, and how many changes were seen. */
export interface ReadyEndpoints {
  readonly least: Readonly<Record<string, number>>;
  readonly changes: number;
}

/** A template of Go: kubectl's paths with a range fail on the second object of a watch. */
const LINE = '{{index .metadata.labels "kubernetes.io/service-name"}}{{range .endpoints}} {{.conditions.ready}}{{end}}{{"\\n"}}';

/** Watches while something is done: every change that the API server tells, not samples. Where nothing changed, the numbers are those of the beginning. */
export async function whileWatching(cluster: TestCluster, namespace: string, work: () => Promise<void>): Promise<ReadyEndpoints> {
  const watch = spawn(cluster.program, ['--kubeconfig', cluster.kubeconfig, '-n', namespace, 'get', 'endpointslices', '--watch', '-o', `go-template=${LINE}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  const least: Record<string, number> = {};
  let changes = 0;
  const begun = new Promise<void>((resolve) => watch.stdout.once('data', () => resolve()));
  createInterface({ input: watch.stdout }).on('line', (line) => {
    const [service, ...ready] = line.trim().split(' ');
    if (service === undefined || service === '') return;
    changes += 1;
    const now = ready.filter((one) => one === 'true').length;
    least[service] = Math.min(least[service] ?? now, now);
  });
  try {
    await begun;
    await work();
    await new Promise((resolve) => setTimeout(resolve, 1000)); // the last changes are told after the fact
    if (watch.exitCode !== null) throw new Error('the watch of endpoints ended before the work that it was to watch');
  } finally {
    watch.kill('SIGKILL');
  }
  return { least, changes };
}
