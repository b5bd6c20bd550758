#!/usr/bin/env node
/*
 * ESLint for what one file shows, dependency-cruiser for who imports whom; both at once.
 *
 *   npm run lint                       the whole tree
 *   npm run lint -- libs/formula       some folders
 */
import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { node24 } from '../src/node-24.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const folders = process.argv.slice(2);

/** Collects a tool's output, so that two running at once stay readable. */
function run(args) {
  return new Promise((done) => {
    const child = spawn(node24(root), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => { text += part; });
    child.on('close', (code) => done({ code, text }));
  });
}

const outcomes = await Promise.all([
  run(['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', ...(folders.length ? folders : ['.'])]),
  run(['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', ...(folders.length ? folders : ['libs', 'services', 'deploy', 'tests'])]),
]);
for (const { text } of outcomes) process.stdout.write(text);
process.exitCode = outcomes.some(({ code }) => code !== 0) ? 1 : 0;
