import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run, type Ended } from './java';

const KEPT = join(homedir(), '.cache', 'batchwright', 'promtool', 'promtool');
const runs = (program: string, word: string): boolean => spawnSync(program, [word], { stdio: 'ignore' }).status === 0;

/** Whether this machine has promtool, or Debian's tools to fetch it. Asked when tests are gathered, so it does not wait for the network. */
export function promtoolCanBeHad(): boolean {
  return existsSync(KEPT) || runs('promtool', '--version') || (runs('apt-get', '--version') && runs('dpkg-deb', '--version'));
}

/** Runs Prometheus' own tool for rules: the machine's, or that of Debian's package, which is fetched once into the cache of the account and not installed. */
export async function promtool(words: readonly string[]): Promise<Ended> {
  if (!existsSync(KEPT) && runs('promtool', '--version')) return run('promtool', words);
  if (!existsSync(KEPT)) await fetchIt();
  return run(KEPT, words);
}

async function fetchIt(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'batchwright-promtool-'));
  try {
    const fetched = await run('sh', ['-c', `cd "${folder}" && apt-get download prometheus || (apt-get update && apt-get download prometheus)`]);
    const file = readdirSync(folder).find((name) => name.endsWith('.deb'));
    if (file === undefined) throw new Error(`promtool could not be fetched: ${fetched.text}`);
    const opened = await run('dpkg-deb', ['-x', join(folder, file), join(folder, 'open')]);
    if (opened.code !== 0) throw new Error(`promtool could not be unpacked: ${opened.text}`);
    mkdirSync(resolve(KEPT, '..'), { recursive: true });
    await run('cp', [join(folder, 'open', 'usr', 'bin', 'promtool'), `${KEPT}.${process.pid}`]);
    renameSync(`${KEPT}.${process.pid}`, KEPT); // beside and then renamed: two who fetch at once do not meet
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
