import { chartTools, startCluster } from '@batchwright/testing';
import { CHECKS } from './checks';
import { PlantInCluster } from './plant-in-cluster';

/** Installs the chart on a real API server with simulated nodes, and looks at what Kubernetes makes of it. The first check that fails ends it: the next ones stand on it. */
async function main(): Promise<boolean> {
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  const { helm } = chartTools(say);
  const began = performance.now();
  const cluster = await startCluster(say);
  say(`the API server answers after ${((performance.now() - began) / 1000).toFixed(0)} s; images, probes and the filtering of packets are not simulated`);
  let passed = 0;
  try {
    const plant = new PlantInCluster(cluster, helm);
    for (const { name, run } of CHECKS) {
      const start = performance.now();
      const took = (): string => `${((performance.now() - start) / 1000).toFixed(0).padStart(4)} s`;
      try {
        const saw = await run(plant);
        say(`passed  ${took()}  ${name}: ${saw}`);
        passed += 1;
      } catch (error) {
        say(`FAILED  ${took()}  ${name}: ${error instanceof Error ? error.message : String(error)}`);
        break;
      }
    }
  } finally {
    cluster.stop();
  }
  say(`${passed} passed, ${CHECKS.length - passed} failed or not reached; ${((performance.now() - began) / 1000).toFixed(0)} s`);
  return passed === CHECKS.length;
}

main().then(
  (good) => process.exit(good ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`cluster: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
