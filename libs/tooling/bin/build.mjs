#!/usr/bin/env node
/*
 * Builds what runs, into dist/: the server by swc, then the screens of the console by vite. Does only what changed.
 *
 *   node libs/tooling/bin/build.mjs             everything
 *   node libs/tooling/bin/build.mjs --server    the server only
 */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildScreens } from '../src/build/build-screens.mjs';
import { buildServer } from '../src/build/build-server.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const seconds = (since) => ((Date.now() - since) / 1000).toFixed(1);

try {
  let began = Date.now();
  const files = await buildServer(root);
  console.log(files ? `build: ${files} files of the server in ${seconds(began)} s` : 'build: the server is up to date');
  if (!process.argv.includes('--server')) {
    began = Date.now();
    console.log(buildScreens(root) ? `build: screens in ${seconds(began)} s` : 'build: the screens are up to date');
  }
} catch (error) {
  console.error(`build: ${error.message}`);
  process.exitCode = 1;
}
