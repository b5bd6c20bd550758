#!/usr/bin/env node
/*
 * Runs a program of the build; installs and builds before, so that it works in a fresh clone.
 *
 *   node libs/tooling/bin/run-built.mjs tests/bench/main.js [arguments]
 */
import { spawnSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfMissing, node24 } from '../src/node-24.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const [program, ...words] = process.argv.slice(2);

function run(...command) {
  const { status, signal } = spawnSync(node24(root), command, { stdio: 'inherit' });
  if (status !== 0) process.exit(signal ? 1 : (status ?? 1));
}

try {
  installIfMissing(root);
  run(join(root, 'libs/tooling/bin/build.mjs'));
  run(join(root, 'dist', program), ...words);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
