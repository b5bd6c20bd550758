import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { GuideProgram } from './guide';
import { pathWithOurNode } from './integrator';

const MODULES = resolve(__dirname, '../../node_modules');
const INSTALL_MS = 300_000;

/** What the guide says to install for a program: links by their names in its folder, or why it cannot be had on this machine. */
export type Installed = { readonly links: Readonly<Record<string, string>> } | { readonly leftOut: string };

export function install(program: GuideProgram): Installed {
  return program.language === 'js' ? fromOurModules(program) : intoTheCache(program);
}

/** The package is there already; the guide must name the version that is. */
function fromOurModules({ install: words }: GuideProgram): Installed {
  const [, name = '', version = ''] = /^npm install (\S+)@(\S+)$/.exec(words) ?? [];
  const { version: ours } = JSON.parse(readFileSync(join(MODULES, name, 'package.json'), 'utf8')) as { version: string };
  if (ours !== version) throw new Error(`the guide says ${name} ${version}, the tests have ${ours}`);
  return { links: { node_modules: MODULES } };
}

/** Types what the guide says, once for each machine and version. */
function intoTheCache({ install: words }: GuideProgram): Installed {
  const version = /pip install (\S+)$/.exec(words)?.[1]?.replaceAll('=', '') ?? '';
  const place = join(homedir(), '.cache/batchwright', `integrate-${version}`);
  if (existsSync(place)) return { links: { venv: join(place, 'venv') } };
  mkdirSync(join(place, '..'), { recursive: true });
  const draft = mkdtempSync(`${place}-`);
  try {
    const { status, stderr, error } = spawnSync('sh', ['-ec', words], { cwd: draft, env: { PATH: pathWithOurNode(), HOME: homedir() }, encoding: 'utf8', timeout: INSTALL_MS });
    if (status !== 0) return { leftOut: `Python, its module venv, or ${version} cannot be had: ${(error?.message ?? stderr).trim().split('\n').at(-1)}` };
    renameSync(draft, place);
    return { links: { venv: join(place, 'venv') } };
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
