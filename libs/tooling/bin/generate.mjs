#!/usr/bin/env node
/*
 * Makes every generated file of the repository. A generator registers itself by its place: libs/<lib>/bin/generate.mjs,
 * and so below services/ and deploy/; it writes without options and, with --check, writes nothing and fails naming what is stale.
 *
 *   node libs/tooling/bin/generate.mjs            writes
 *   node libs/tooling/bin/generate.mjs --check    fails when a committed file is stale
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { node24 } from '../src/node-24.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const generators = ['libs', 'services', 'deploy']
  .flatMap((floor) => readdirSync(join(root, floor)).map((name) => `${floor}/${name}/bin/generate.mjs`))
  .filter((path) => path !== 'libs/tooling/bin/generate.mjs' && existsSync(join(root, path)));

let failed = 0;
for (const generator of generators) {
  const { status } = spawnSync(node24(root), ['--disable-warning=ExperimentalWarning', generator, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
process.exitCode = failed ? 1 : 0;
