import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Paths of all files below some folders, relative to the root, sorted; folders whose path `skip` matches are not entered. */
export function listFiles(root, folders, skip) {
  const found = [];
  const walk = (folder) => {
    for (const item of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, item.name);
      const name = relative(root, path).split(sep).join('/');
      if (skip.test(name)) continue;
      if (item.isDirectory()) walk(path);
      else if (item.isFile()) found.push(name);
    }
  };
  for (const folder of folders) if (existsSync(join(root, folder))) walk(join(root, folder));
  return found.sort();
}

/** Hash of some texts or buffers, in order. */
export function hashOf(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

/** Hash of each file: path → hex. */
export function hashFiles(root, paths) {
  return Object.fromEntries(paths.map((path) => [path, hashOf(readFileSync(join(root, path)))]));
}
