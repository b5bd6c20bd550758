import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a data folder is, chosen when it is made and kept for good. */
export interface DataFolder {
  readonly clock: 'real' | 'plant-clock';
  /** `loading`: the demo plant is not finished; nobody was told that it is there. */
  readonly demo: 'none' | 'loading' | 'loaded';
}

const fileOf = (dataDir: string): string => join(dataDir, 'plant.json');

/** What the folder is; undefined when there is none. */
export function readDataFolder(dataDir: string): DataFolder | undefined {
  return existsSync(fileOf(dataDir)) ? (JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as DataFolder) : undefined;
}

/** Writes down what it is. */
export function noteDataFolder(dataDir: string, folder: DataFolder): DataFolder {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  writeFileSync(`${fileOf(dataDir)}.new`, `${JSON.stringify(folder)}\n`, { mode: 0o600 });
  renameSync(`${fileOf(dataDir)}.new`, fileOf(dataDir));
  return folder;
}

/** Moves a folder aside, never removes it: records are kept. Answers where it is now. */
export function moveAside(dataDir: string): string {
  const stamp = new Date().toISOString().replace(/[-:]|\..*/g, '');
  const aside = `${dataDir}.${stamp}`;
  renameSync(dataDir, aside);
  return aside;
}

/** Removes a demo plant that was never finished: nobody was told that it is there, and nothing but the demo's people worked in it. */
export function removeUnfinished(dataDir: string): void {
  if (readDataFolder(dataDir)?.demo !== 'loading') throw new Error(`${dataDir} is not an unfinished demo plant and is not removed`);
  rmSync(dataDir, { recursive: true, force: true });
}

const MEGABYTE = 1024 ** 2;
/** Room that data need on their disk: a new demo plant takes about 200 MB; one that is there must be able to write its log. */
const ROOM = { made: 500 * MEGABYTE, there: 100 * MEGABYTE };

/** Refuses to begin where PostgreSQL would soon have no room. Throws one sentence that says what to do. */
export function roomForData(dataDir: string): void {
  const needed = readDataFolder(dataDir) ? ROOM.there : ROOM.made;
  let disk = dataDir;
  while (!existsSync(disk)) disk = dirname(disk);
  const { bavail, bsize } = statfsSync(disk);
  if (bavail * bsize >= needed) return;
  const inMegabytes = (bytes: number): string => `${Math.floor(bytes / MEGABYTE)} MB`;
  throw new Error(`the disk of ${dataDir} has ${inMegabytes(bavail * bsize)} left and the plant's data need ${inMegabytes(needed)}; make room, or choose another folder with --home, and start again`);
}
