import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** How long a plant whose starter was killed may take to end its work. */
const PATIENCE_MS = 40_000;

/** The plant of this checkout that runs already, or undefined. One whose starter is gone is ending: it is waited for. */
export async function runningPlant(folder) {
  const file = join(folder, 'run.json');
  const since = Date.now();
  for (let told = false; ; ) {
    if (!existsSync(file)) return undefined;
    const run = JSON.parse(readFileSync(file, 'utf8'));
    if (!isPlant(run.pid)) {
      rmSync(file, { force: true });
      return undefined;
    }
    if (run.starter === undefined || alive(run.starter)) return run;
    if (!told) console.log('the plant before is ending its work …');
    told = true;
    if (Date.now() - since > PATIENCE_MS) {
      process.kill(run.pid, 'SIGKILL');
      await pause(200);
    }
    await pause(100);
  }
}

/** A process id may have been given to somebody else since. */
function isPlant(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('deploy/local/main.js');
  } catch {
    return false;
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
