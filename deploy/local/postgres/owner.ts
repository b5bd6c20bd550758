import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who started the server of a data folder: to know a second start from a start after a crash. */
interface Owner {
  readonly pid: number;
  /** Start time of the process in kernel ticks: a number alone may have been given to another process since. */
  readonly born: string;
  readonly socketFolder: string;
}

function bornOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

/** Refuses when a living process has the data folder; otherwise says what the dead one left behind. */
export function formerOwner(folder: string): { socketFolder: string } | undefined {
  const file = join(folder, 'owner.json');
  if (!existsSync(file)) return undefined;
  const owner = JSON.parse(readFileSync(file, 'utf8')) as Owner;
  if (bornOf(owner.pid) === owner.born) {
    throw new Error(`the plant in ${folder} is running already (process ${owner.pid})`);
  }
  return owner;
}

/** Where the server of a living process listens; undefined when nobody has the folder. */
export function livingSocketFolder(folder: string): string | undefined {
  const file = join(folder, 'owner.json');
  if (!existsSync(file)) return undefined;
  const { pid, born, socketFolder } = JSON.parse(readFileSync(file, 'utf8')) as Owner;
  return bornOf(pid) === born ? socketFolder : undefined;
}

/** Takes the data folder for this process. */
export function takeOwnership(folder: string, socketFolder: string): void {
  const owner: Owner = { pid: process.pid, born: bornOf(process.pid) ?? '', socketFolder };
  writeFileSync(join(folder, 'owner.json'), JSON.stringify(owner), { mode: 0o600 });
}

/** Gives the data folder back. */
export function leaveOwnership(folder: string): void {
  rmSync(join(folder, 'owner.json'), { force: true });
}
