import { writeFileSync } from 'node:fs';
import { costOfStepK } from './cost-of-step-k';
import type { BenchResult } from './result';
import { signedStepsPerSecond } from './signed-steps';

/** Runs all benches, prints them as a table, and writes them for scripts with `--json FILE`. */
async function main(): Promise<void> {
  const results: BenchResult[] = [...(await signedStepsPerSecond()), ...(await costOfStepK())];
  for (const { id, what, ours, comparator, comparedWith, ratio, aim, unit } of results) {
    process.stdout.write(`${id.padEnd(22)} ${what}\n${''.padEnd(22)} ${ours.toFixed(1)} ${unit}, ${comparedWith}: ${comparator.toFixed(1)} ${unit}; ratio ${ratio.toFixed(2)}, aim ${aim}\n`);
  }
  const at = process.argv.indexOf('--json');
  const file = process.argv[at + 1];
  if (at > 0 && file !== undefined) writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`bench: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
