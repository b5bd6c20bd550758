#!/usr/bin/env node
/*
 * One command from a clone to a running plant. This file and those in start/ run on the machine's own Node (20 or newer), before
 * anything is installed; the plant itself runs on Node 24, which npm brings.
 *
 *   npm start                                      the demo plant
 *   npm start -- --port 9000                       another port
 *   npm start -- --fresh [--yes]                   an empty plant in real time; the old data is moved aside
 *   npm start -- --listen --host A --signing-host B   tablets in the network, with TLS
 *   npm start -- --home DIR                        another folder for data and ready.json
 *   npm run demo [-- --json FILE]                  one batch told in the terminal, on a throw-away plant
 *   npm run services                               the same plant as separate services over Apache Kafka
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments, USAGE } from './start/arguments.mjs';
import { checkMachine } from './start/check-machine.mjs';
import { prepare } from './start/prepare.mjs';
import { runningPlant } from './start/running-plant.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

async function main() {
  const options = readArguments(process.argv.slice(2));
  if (options.help) return console.log(USAGE);
  checkMachine(root);
  const state = options.home === undefined ? join(root, '.batchwright') : resolve(options.home);
  const places = options.home === undefined ? {} : { stateDir: state, dataDir: join(state, 'data') };
  if (options.command === 'plant') {
    const running = await runningPlant(state);
    if (running) return console.log(`The plant is running already: ${running.url ?? 'it is just starting'} (process ${running.pid}). Stop it there with Ctrl-C, or: kill ${running.pid}`);
  }
  const node = await prepare(root);
  process.exitCode = await run(node, { ...options, ...places }, join(state, 'ready.json'));
}

/** Runs the plant and stays until it ended. When this process is killed, the plant notices by the closed channel and ends, too. */
function run(node, options, ready) {
  const plant = spawn(node, [join(root, 'dist/deploy/local/main.js'), JSON.stringify({ ...options, root })], { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => plant.connected && plant.send('stop'));
  return new Promise((done) => {
    plant.once('error', (error) => done(fail(`the plant could not be started: ${error.message}`)));
    plant.once('exit', (code, signal) => {
      if (options.command === 'plant') rmSync(ready, { force: true }); // a killed plant could not
      done(signal ? fail(`the plant was ended by ${signal}; "npm start" continues with its data`) : (code ?? 1));
    });
  });
}

function fail(sentence) {
  console.error(`start: ${sentence}`);
  return 1;
}

try {
  await main();
} catch (error) {
  process.exitCode = fail(error.message);
}
