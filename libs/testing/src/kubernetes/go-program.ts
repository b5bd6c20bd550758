import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where programs lie that were built once for this account. */
export const CACHE = join(homedir(), '.cache', 'batchwright');

/** A program that is built from the Go module proxy. */
export interface GoProgram {
  /** What the file is called. */
  readonly name: string;
  readonly module: string;
  /** Version of the module, with its `v`. */
  readonly version: string;
  readonly package: string;
  /** What the module's go.mod replaces is replaced in ours too, since `go install` refuses such a module; this makes a line fit, or leaves it out. */
  readonly replaced?: (line: string) => string | undefined;
  /** Variables that the linker sets, by `path.name`. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** Go behind the others of this machine, without a workspace that happens to be around, and without a C compiler. */
const GO = ['-n', '10', 'env', 'GOWORK=off', 'CGO_ENABLED=0', 'GOFLAGS=-buildvcs=false', 'go'];

/** Runs Go in a folder and answers what it printed. Throws with its last lines when it fails. */
export function go(words: readonly string[], folder: string): string {
  const { status, stdout, stderr, error } = spawnSync('nice', [...GO, ...words], { cwd: folder, encoding: 'utf8', maxBuffer: 64 << 20 });
  if (status !== 0) throw new Error(`go ${words[0] ?? ''} failed: ${error?.message ?? stderr.slice(-2000)}`);
  return stdout;
}

/** Whether this machine has Go. */
export function goIsThere(): boolean {
  return spawnSync('go', ['version'], { stdio: 'ignore' }).status === 0;
}

/** Folder of a module's sources, fetched where it is not there yet. */
export function moduleFolder(module: string, version: string): string {
  return (JSON.parse(go(['mod', 'download', '-json', `${module}@${version}`], tmpdir())) as { Dir: string }).Dir;
}

/** Makes a folder whole or not at all: two who make it at once do not meet, and one who was interrupted leaves nothing half done. */
export function makeOnce(folder: string, fill: (part: string) => void): string {
  if (existsSync(folder)) return folder;
  mkdirSync(resolve(folder, '..'), { recursive: true });
  const part = `${folder}.${process.pid}`;
  mkdirSync(part, { recursive: true });
  try {
    fill(part);
    renameSync(part, folder);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // otherwise somebody else was first
  }
  return folder;
}

/** Builds programs of one module into a folder, by a small module of our own that takes over what theirs replaces. */
export function buildPrograms(programs: readonly GoProgram[], into: string): void {
  const [first] = programs;
  if (!first) return;
  const folder = mkdtempSync(join(tmpdir(), 'batchwright-go-'));
  try {
    const theirs = readFileSync(join(moduleFolder(first.module, first.version), 'go.mod'), 'utf8').split('\n');
    const replace = theirs.filter((line) => line.includes(' => ')).map((line) => line.trim().replace(/^replace /, '')).map(first.replaced ?? ((line) => line)).filter((line) => line !== undefined);
    const version = /^go (\S+)$/m.exec(theirs.join('\n'))?.[1] ?? '1.26.0';
    writeFileSync(join(folder, 'go.mod'), `module programs\n\ngo ${version}\n\nrequire ${first.module} ${first.version}\n${replace.map((line) => `\nreplace ${line}`).join('')}\n`);
    writeFileSync(join(folder, 'programs.go'), `//go:build programs\n\npackage programs\n\nimport (\n${programs.map((one) => `\t_ "${one.package}"\n`).join('')})\n`);
    go(['mod', 'tidy'], folder);
    for (const { name, package: path, variables = {} } of programs) {
      const linker = ['-s', '-w', ...Object.entries(variables).map(([variable, value]) => `-X ${variable}=${value}`)].join(' ');
      go(['build', '-trimpath', '-ldflags', linker, '-o', join(into, name), path], folder);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
