import { writeFileSync } from 'node:fs';
import { costOfStepK } from './cost-of-step-k';
import { genealogyOf } from './genealogy';
import type { BenchResult } from './result';
import { signedStepsPerSecond } from './signed-steps';
import { sizeOf } from './size';

/** Runs all benches, prints them as a table, and writes them for scripts with `--json FILE`. `--size small` takes a minute. */
async function main(args: readonly string[]): Promise<void> {
  const size = sizeOf(args);
  const results: BenchResult[] = [...(await signedStepsPerSecond(size)), ...(await costOfStepK(size)), ...(await genealogyOf(size))];
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
