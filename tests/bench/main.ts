import { writeFileSync } from 'node:fs';
import { consoleInBrowser } from './console';
import { costOfStepK } from './cost-of-step-k';
import { genealogyOf } from './genealogy';
import { genealogyOfBatches } from './genealogy-of-batches';
import { processDataBench } from './process-data/process-data-bench';
import type { BenchResult } from './result';
import { signedStepsPerSecond } from './signed-steps';
import { sizeOf, type BenchSize } from './size';
import { servicesBench } from './services/services-bench';
import { startUp } from './start-up';
import { tandemBench } from './tandem';

const BENCHES: Readonly<Record<string, (size: BenchSize) => Promise<BenchResult[]>>> = { 'signed-steps': signedStepsPerSecond, 'cost-of-step': costOfStepK, genealogy: genealogyOf, 'genealogy-of-batches': genealogyOfBatches, 'start-up': startUp, console: consoleInBrowser, services: servicesBench, 'process-data': processDataBench, tandem: tandemBench };

/** Runs all benches, prints them as a table, and writes them for scripts with `--json FILE`. `--size small` takes a minute; `--only genealogy` runs one. */
async function main(args: readonly string[]): Promise<void> {
  const size = sizeOf(args);
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
  if (only !== undefined && !(only in BENCHES)) throw new Error(`--only takes one of ${Object.keys(BENCHES).join(', ')}`);
  const results: BenchResult[] = [];
  for (const [name, measure] of Object.entries(BENCHES)) if (only === undefined || only === name) results.push(...(await measure(size)));
  process.stdout.write('\n');
  for (const { id, what, ours, comparator, comparedWith, ratio, aim, unit } of results) {
    process.stdout.write(`${id.padEnd(22)} ${what}\n${''.padEnd(22)} ${ours.toFixed(1)} ${unit}, ${comparedWith}: ${comparator.toFixed(1)} ${unit}; ratio ${ratio.toFixed(2)}, aim ${aim}\n`);
  }
  const at = args.indexOf('--json');
  const file = args[at + 1];
  if (at >= 0 && file !== undefined) writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`bench: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
