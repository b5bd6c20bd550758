import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { chartTools } from '@batchwright/testing';

/** Builds what judges the chart, where that was not done yet, and runs all tests of the chart. */
function main(): number {
  chartTools((text) => process.stdout.write(`${text}\n`));
  const root = resolve(__dirname, '../../..');
  const { status } = spawnSync(process.execPath, ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '--selectProjects', 'unit', '--runInBand', 'tests/chart'], { cwd: root, stdio: 'inherit' });
  return status ?? 1;
}

try {
  process.exitCode = main();
} catch (error) {
  process.stderr.write(`chart: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
