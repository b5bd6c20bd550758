import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What PostgreSQL writes about itself into its data folder. */
interface PostmasterFile {
  readonly pid: number;
  readonly ready: boolean;
}

function read(cluster: string): PostmasterFile | undefined {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' };
}

/** True when the process lives and is a PostgreSQL server of this data folder. */
function serves(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return false;
  }
}

/** Resolves when the server with this process id takes connections; false when `gone` says that it ended before. */
export async function untilReady(cluster: string, pid: number, gone: () => boolean): Promise<boolean> {
  while (!gone()) {
    const file = read(cluster);
    if (file?.pid === pid && file.ready) return true;
    await pause(10);
  }
  return false;
}

/**
 * Stops a server that outlived the process that started it (`kill -9` of the parent leaves it running). Fast shutdown; after
 * `patienceMs` the hard way, from which PostgreSQL recovers by its log at the next start.
 */
export async function stopLeftOver(cluster: string, patienceMs = 20_000): Promise<void> {
  const file = read(cluster);
  if (!file) return;
  if (!serves(file.pid, cluster)) return forgetDead(file.pid, cluster);
  process.kill(file.pid, 'SIGINT');
  const since = performance.now();
  let hard = false;
  while (serves(file.pid, cluster)) {
    if (!hard && performance.now() - since > patienceMs) {
      hard = true;
      process.kill(file.pid, 'SIGQUIT');
    }
    await pause(20);
  }
}

/**
 * Where nobody collects ended processes (a container whose first process does not), a killed server keeps its process id, and the next
 * one would take it for alive. Its file is removed when no process works in the data folder any more.
 */
async function forgetDead(pid: number, cluster: string): Promise<void> {
  const uncollected = existsSync(`/proc/${pid}`) && !existsSync(`/proc/${pid}/exe`);
  if (!uncollected) return;
  while (readdirSync('/proc').some((one) => /^\d+$/.test(one) && worksIn(one, cluster))) await pause(20);
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

function worksIn(pid: string, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    return false;
  }
}
