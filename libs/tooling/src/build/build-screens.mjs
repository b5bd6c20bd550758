import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { node24 } from '../node-24.mjs';
import { hashFiles, hashOf, listFiles } from './list-files.mjs';

const SCREENS = 'services/web-console/ui';
/** What the screens may import besides their own folder: the pure libs. */
const ALSO = ['libs/kernel/src', 'libs/formula/src', 'libs/procedure/src'];
const STAMP = 'dist/.build-screens';

/** vite build of the console into dist/, unless its sources are those of the last build. Answers whether it built. */
export function buildScreens(root) {
  if (!existsSync(join(root, SCREENS, 'index.html'))) return false;
  const sources = hashFiles(root, listFiles(root, [SCREENS, ...ALSO], /(^|\/)node_modules$|\.spec\.tsx?$|\.md$/));
  const stamp = hashOf(JSON.stringify(sources), readFileSync(join(root, 'package-lock.json')));
  const out = join(root, 'dist', SCREENS);
  if (existsSync(join(out, 'index.html')) && existsSync(join(root, STAMP)) && readFileSync(join(root, STAMP), 'utf8') === stamp) return false;
  rmSync(join(root, STAMP), { force: true });
  mkdirSync(out, { recursive: true });
  execFileSync(node24(root), [join(root, 'node_modules/vite/bin/vite.js'), 'build', join(root, SCREENS), '--outDir', out, '--emptyOutDir', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' }, // a test run that builds must not build the libraries' development halves
  });
  writeFileSync(join(root, STAMP), stamp);
  return true;
}
