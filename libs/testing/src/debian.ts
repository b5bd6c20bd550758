import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from './java';

const runs = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;

/** Whether this machine has Debian's tools to fetch a package. Asked when tests are gathered, so it does not wait for the network. */
export function debianCanBeHad(): boolean {
  return runs('apt-get') && runs('dpkg-deb');
}

/** Fetches packages and lays out what is in them at `folder`, once; nothing is installed. Throws with what apt said. */
export async function unpackDebian(packages: readonly string[], folder: string): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), 'batchwright-debian-'));
  try {
    const fetch = `apt-get download ${packages.join(' ')}`;
    const fetched = await run('sh', ['-c', `cd "${temporary}" && ${fetch} || (apt-get update && ${fetch})`]);
    const files = readdirSync(temporary).filter((name) => name.endsWith('.deb'));
    if (files.length < packages.length) throw new Error(`${packages.join(', ')} could not be fetched: ${fetched.text}`);
    const made = `${folder}.${process.pid}`;
    mkdirSync(dirname(folder), { recursive: true });
    rmSync(made, { recursive: true, force: true });
    for (const file of files) {
      const opened = await run('dpkg-deb', ['-x', join(temporary, file), made]);
      if (opened.code !== 0) throw new Error(`${file} could not be unpacked: ${opened.text}`);
    }
    try {
      renameSync(made, folder); // beside and then renamed: two who fetch at once do not meet
    } catch {
      rmSync(made, { recursive: true, force: true }); // another one was faster
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
