import type { BenchResult } from '../result';
import type { BenchSize } from '../size';
import { curveAmongMany, overlayBesideSelect } from './curves';
import { heardFromMachines } from './heard-from-machines';
import { MachineFloor } from './machine-floor';
import { trendScreen } from './trend-screen';
import { storeBesideCopy } from './store-beside-copy';

/** What machines say: from their server to the table, and from the table to a curve. */
export async function processDataBench({ machines: { tags, seconds, rows, outage }, rounds }: BenchSize): Promise<BenchResult[]> {
  const floor = await MachineFloor.start();
  try {
    const results: BenchResult[] = [];
    for (const measure of [
      () => overlayBesideSelect(floor, rounds + 3), () => storeBesideCopy(floor, { tags, hertz: 10, seconds: 30, rounds }), () => curveAmongMany(floor, rows),
      () => heardFromMachines(floor, { tags, seconds, outage }), () => trendScreen(floor, { seconds: 20, rounds }),
    ]) {
      const measured = await measure();
      for (const { id, ratio } of measured) process.stdout.write(`${id}: ${ratio.toFixed(2)}\n`);
      results.push(...measured);
    }
    return results;
  } finally {
    await floor.stop();
  }
}
