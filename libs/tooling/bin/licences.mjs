#!/usr/bin/env node
/*
 * Are the licences of all packages (direct or not, for every platform) among those of docs/licences.json? Needs no network.
 *
 *   node libs/tooling/bin/licences.mjs [--lock FILE] [--list FILE]
 */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkLicences } from '../src/licences/check-licences.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const read = (name, otherwise) => JSON.parse(readFileSync(process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : join(root, otherwise), 'utf8'));

const { packages, faults } = checkLicences(read('--lock', 'package-lock.json'), read('--list', 'docs/licences.json'));
if (faults.length) {
  console.error(faults.map((fault) => `licences: ${fault}`).join('\n'));
  process.exitCode = 1;
} else {
  console.log(`licences: ${packages} packages are under licences that are allowed`);
}
