import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Under whom the server's processes run; undefined = under whoever runs this program. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. Root's server runs as `nobody`, an account that every Linux has (a number without an entry in
 * /etc/passwd is refused by initdb), so that nothing needs to be installed or created.
 */
export function serverAccount(): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const nobody = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':')).find(([name]) => name === 'nobody');
  if (!nobody) throw new Error('PostgreSQL does not run as root, and /etc/passwd has no account "nobody"');
  return { uid: Number(nobody[2]), gid: Number(nobody[3]) };
}

/** True when the account can enter every folder down to the path and read (a folder: enter) the path itself. */
export function reachableBy(account: ServerAccount, path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return false;
  const shift = stat.uid === account.uid ? 6 : stat.gid === account.gid ? 3 : 0;
  const needed = stat.isDirectory() ? 0o1 : 0o4;
  if (((stat.mode >> shift) & needed) !== needed) return false;
  const parent = dirname(path);
  return parent === path || reachableBy(account, parent);
}
