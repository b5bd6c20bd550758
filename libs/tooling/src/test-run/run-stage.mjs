import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readOutcomes } from '../trace-matrix/trace-matrix.mjs';
import { filesToRunAgain } from './second-run.mjs';

/** A few files that run again take no longer; what hangs is ended, and has failed. */
const SECOND_RUN_MINUTES = 10;

/** Runs one command line with its output going straight on; resolves to a sentence when it failed, to nothing when it passed. */
function runCommand(node, args, { root, minutes, env = {} }) {
  return new Promise((resolve) => {
    const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    let late = false;
    const limit = setTimeout(() => { late = true; child.kill('SIGTERM'); setTimeout(() => child.kill('SIGKILL'), 10_000).unref(); }, minutes * 60_000);
    child.on('error', (error) => { clearTimeout(limit); resolve(`could not be started: ${error.message}`); });
    child.on('exit', (code, signal) => {
      clearTimeout(limit);
      if (late) resolve(`was ended after ${minutes} minutes`);
      else resolve(code === 0 ? undefined : `ended with ${signal ?? code}`);
    });
  });
}

/** What each command line of a stage answered, in the order of the stage. */
async function runAll({ commands, atOnce, minutes, env }, { node, root }) {
  if (atOnce) return Promise.all(commands.map((command) => runCommand(node, command, { root, minutes, env })));
  const said = [];
  for (const command of commands) said.push(await runCommand(node, command, { root, minutes, env }));
  return said;
}

/** Runs a stage to its end; answers its outcome and how long it took. */
export async function runStage(stage, { node, root, failedBefore }) {
  const began = Date.now();
  const done = (fault) => ({ name: stage.name, tier: stage.tier, fault, seconds: (Date.now() - began) / 1000 });
  const leftOut = stage.leftOut?.();
  if (leftOut) return { ...done(undefined), leftOut };
  if (stage.needs && failedBefore.has(stage.needs)) return done(`did not run because ${stage.needs} failed`);
  console.log(`\n── ${stage.name} ${'─'.repeat(Math.max(0, 60 - stage.name.length))}`);
  if (stage.says) console.log(stage.says);
  const faults = (await runAll(stage, { node, root })).filter(Boolean);
  if (!faults.length || !stage.secondRun) return done(faults[0]);
  const files = filesToRunAgain(readOutcomes(join(root, 'test-results')), stage.tier);
  if (!files.length) return done(faults[0]);
  console.log(`\n── ${stage.name}, again: ${files.join(' ')}`);
  return done(await runCommand(node, [...stage.secondRun, '--runTestsByPath', ...files], { root, minutes: Math.min(stage.minutes, SECOND_RUN_MINUTES), env: { ...stage.env, BATCHWRIGHT_SECOND_RUN: 'yes' } }));
}
