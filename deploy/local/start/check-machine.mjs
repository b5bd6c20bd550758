import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const GIGABYTE = 1024 ** 3;
/** Packages 1.2 GB, build and data; once installed, the data of a demo plant. */
const NEEDED = { fresh: 2.5 * GIGABYTE, installed: 0.5 * GIGABYTE };

/** Looks at what a start needs, before it fails half way. Throws one sentence that says what to do. */
export function checkMachine(root, machine = process) {
  const major = Number(machine.versions.node.split('.')[0]);
  if (major < 20) throw new Error(`Node 20 or newer is needed and this is ${machine.versions.node}; install a newer one from nodejs.org`);
  if (machine.platform !== 'linux' || machine.arch !== 'x64') {
    throw new Error(`the embedded plant is made for Linux x64 and this is ${machine.platform} ${machine.arch}; run it in a Linux machine or container`);
  }
  try {
    accessSync(root, constants.R_OK | constants.W_OK | constants.X_OK);
    accessSync(join(root, 'package.json'), constants.R_OK);
  } catch {
    throw new Error(`${root} cannot be read and written by this account; change its owner, or clone into a folder of your own`);
  }
  const { bavail, bsize } = statfsSync(root);
  const needed = existsSync(join(root, 'node_modules/.package-lock.json')) ? NEEDED.installed : NEEDED.fresh;
  if (bavail * bsize < needed) {
    throw new Error(`the disk of ${root} has ${(bavail * bsize / GIGABYTE).toFixed(1)} GB left and ${(needed / GIGABYTE).toFixed(1)} GB are needed; make room and start again`);
  }
}
