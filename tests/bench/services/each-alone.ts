import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { SERVICE_NAMES } from '@batchwright/contracts';
import type { ServicesPlant } from '../../../deploy/local/services/start-services';
import { median, type BenchResult } from '../result';
import type { BenchSize } from '../size';
import { BARE, residentMegabytes, stopped } from '../start-up';

/** Start-up and memory of each service, beside a Node process that only listens. The others run meanwhile, as they do where one pod is replaced. */
export async function eachAlone(plant: ServicesPlant, { rounds }: BenchSize): Promise<BenchResult[]> {
  const bare: { took: number; memory: number }[] = [];
  const results: BenchResult[] = [];
  for (const service of SERVICE_NAMES) {
    const seen: { took: number; memory: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const one of plant.of(service)) {
        await one.stop();
        const began = performance.now();
        one.start();
        await one.untilReady();
        const took = performance.now() - began;
        await pause(2000);
        seen.push({ took, memory: residentMegabytes(one.pid) });
      }
      bare.push(await bareProcess());
    }
    const result = (what: 'start-up' | 'memory', text: string, key: 'took' | 'memory', unit: string, aim: string): BenchResult => {
      const [ours, comparator] = [median(seen.map((one) => one[key])), median(bare.map((one) => one[key]))];
      return { id: `${what}-${service}`, what: `${text} of ${service} (median of ${rounds})`, ours, comparator, comparedWith: 'a Node process that only listens', ratio: ours / comparator, aim, unit };
    };
    results.push(result('start-up', 'from the start to ready', 'took', 'ms', '<= 100'), result('memory', 'resident memory in rest', 'memory', 'MB', '<= 5'));
  }
  return results;
}

async function bareProcess(): Promise<{ took: number; memory: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, ['-e', BARE], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  await new Promise((ready) => child.once('message', ready));
  const took = performance.now() - began;
  const memory = residentMegabytes(child.pid);
  await stopped(child);
  return { took, memory };
}
