import { spawnSync } from 'node:child_process';

export interface Outcome {
  readonly status: number | null;
  /** What it printed, both streams. */
  readonly text: string;
}

/** A container engine of this machine. */
export interface Engine {
  readonly name: string;
  run(...args: string[]): Outcome;
}

const BUILD_MS = 1_800_000;

/** Docker or Podman, whichever answers; otherwise why there is none. */
export function engineHere(): Engine | { readonly why: string } {
  for (const name of ['docker', 'podman']) {
    if (spawnSync(name, ['info'], { stdio: 'ignore', timeout: 20_000 }).status !== 0) continue;
    return {
      name,
      run(...args) {
        const { status, stdout, stderr } = spawnSync(name, args, { encoding: 'utf8', timeout: BUILD_MS, maxBuffer: 64 * 1024 * 1024 });
        return { status, text: `${stdout}${stderr}` };
      },
    };
  }
  return { why: 'neither docker nor podman answers on this machine' };
}
