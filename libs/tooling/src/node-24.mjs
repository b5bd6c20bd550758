/*
 * The Node that the house runs on. The machine's own may be older: then the optional npm package `node` brings the right one.
 * This file itself runs on Node 20.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const WANTED = 24;

/** Path of a Node that is new enough, or a sentence that says what to do. */
export function node24(root) {
  if (Number(process.versions.node.split('.')[0]) >= WANTED) return process.execPath;
  const brought = join(root, 'node_modules/node/bin/node');
  if (!existsSync(brought)) {
    throw new Error(`Node ${WANTED} is needed and this is ${process.versions.node}; run "npm ci" (it brings Node ${WANTED}) or install it`);
  }
  return brought;
}

/** Installs what package-lock.json names when nothing is installed yet; answers whether it had to. */
export function installIfMissing(root) {
  if (existsSync(join(root, 'node_modules/.package-lock.json'))) return false;
  console.log('installing packages (npm ci) …');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit' });
  return true;
}
