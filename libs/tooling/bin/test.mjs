#!/usr/bin/env node
/*
 * The test command. In a fresh clone it installs first. Every stage runs even when one before it failed, so that one run tells all.
 *
 *   npm test                          everything, with one whole batch over the services mode
 *   npm run test:full                 the same, and all acceptance tests once more over the services mode
 *   npm test -- --only unit,int       some stages: types lint licences generated build unit int accept services
 *   --root DIR                        another checkout, for tests
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfMissing, node24 } from '../src/node-24.mjs';
import { chooseServers } from '../src/test-run/real-servers.mjs';
import { runStage } from '../src/test-run/run-stage.mjs';
import { toldOfSecondRuns } from '../src/test-run/second-run.mjs';
import { stagesOf } from '../src/test-run/stages.mjs';
import { tally } from '../src/test-run/tally.mjs';
import { faultsOf, printMatrix, readOutcomes, writeMatrix } from '../src/trace-matrix/trace-matrix.mjs';

const rootAt = process.argv.indexOf('--root');
const root = rootAt < 0 ? resolve(dirname(fileURLToPath(import.meta.url)), '../../..') : resolve(process.argv[rootAt + 1]);
const results = join(root, 'test-results');

function chosenStages() {
  const all = stagesOf(root, { full: process.argv.includes('--full') });
  const at = process.argv.indexOf('--only');
  if (at < 0) return { stages: all, whole: true };
  const names = (process.argv[at + 1] ?? '').split(',');
  const strange = names.filter((name) => !all.some((stage) => stage.name === name));
  if (strange.length) throw new Error(`no stage is called "${strange.join(', ')}"; there are ${all.map((stage) => stage.name).join(' ')}`);
  return { stages: all.filter((stage) => names.includes(stage.name)), whole: false };
}

async function main() {
  const { stages, whole } = chosenStages();
  const began = Date.now();
  if (installIfMissing(root)) console.log(`installed in ${Math.round((Date.now() - began) / 1000)} s`);
  const node = node24(root);
  if (stages.some(({ tier }) => tier && tier !== 'unit')) console.log(`\n── servers of this run ${'─'.repeat(41)}\n${chooseServers(node).join('\n')}`);
  mkdirSync(results, { recursive: true });
  for (const name of readdirSync(results)) if (stages.some(({ tier }) => tier && name.startsWith(`${tier}.`))) rmSync(join(results, name));

  const done = [];
  for (const stage of stages) done.push(await runStage(stage, { node, root, failedBefore: new Set(done.filter((one) => one.fault).map((one) => one.name)) }));

  const tiers = stages.flatMap((stage) => stage.tier ?? []);
  const outcomes = readOutcomes(results).filter((outcome) => tiers.includes(outcome.tier));
  let matrixFaults = 0;
  if (whole) {
    const matrix = writeMatrix({ results, requirements: join(root, 'docs/requirements.json') });
    console.log(`\n── trace matrix ${'─'.repeat(48)}\n${printMatrix(matrix)}`);
    matrixFaults = faultsOf(matrix).length;
  }
  console.log('\n── stages ' + '─'.repeat(54));
  for (const one of done) console.log(`  ${one.name.padEnd(10)} ${one.seconds.toFixed(1).padStart(7)} s  ${one.fault ?? one.leftOut ?? 'passed'}`);
  console.log(`  ${'total'.padEnd(10)} ${((Date.now() - began) / 1000).toFixed(1).padStart(7)} s`);
  for (const line of toldOfSecondRuns(outcomes)) console.log(line);
  return tally(done, outcomes, matrixFaults);
}

let total = { passed: 0, failed: 1 };
try {
  total = await main();
} catch (error) {
  console.error(`test: ${error.message}`);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;
