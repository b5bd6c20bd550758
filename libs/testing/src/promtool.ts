import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { debianCanBeHad, unpackDebian } from './debian';
import { run, type Ended } from './java';

const FOLDER = join(homedir(), '.cache', 'batchwright', 'prometheus');
const KEPT = join(FOLDER, 'usr', 'bin', 'promtool');
const isInstalled = (): boolean => spawnSync('promtool', ['--version'], { stdio: 'ignore' }).status === 0;

/** Whether this machine has promtool, or Debian's tools to fetch it. Asked when tests are gathered, so it does not wait for the network. */
export function promtoolCanBeHad(): boolean {
  return existsSync(KEPT) || isInstalled() || debianCanBeHad();
}

/** Runs Prometheus' own tool for rules: the machine's, or that of Debian's package, which is fetched once into the cache of the account and not installed. */
export async function promtool(words: readonly string[]): Promise<Ended> {
  if (!existsSync(KEPT) && isInstalled()) return run('promtool', words);
  if (!existsSync(KEPT)) await unpackDebian(['prometheus'], FOLDER);
  return run(KEPT, words);
}
