import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { hashFiles, hashOf, listFiles } from './list-files.mjs';

const FOLDERS = ['libs', 'services', 'deploy', 'tests', 'verify'];
/** Not part of what runs: screens (built by vite), tests, planted violations, descriptions. */
const SKIP = /(^|\/)node_modules$|^services\/web-console\/ui$|^libs\/tooling\/planted$|^deploy\/local\/data$|\.spec\.tsx?$|\.d\.ts$|\.md$|(^|\/)project\.json$/;
const STAMP = 'dist/.build.json';
/** Files that are built at once: containers may have no more than 1,024 open. */
const AT_ONCE = 200;

const targetOf = (path) => join('dist', path.replace(/\.tsx?$/, '.js'));

function compilerOptions(root) {
  const { $schema: _, ...swcrc } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
  return { ...swcrc, jsc: { ...swcrc.jsc, baseUrl: root }, swcrc: false };
}

async function compile(swc, options, root, path) {
  const target = join(root, targetOf(path));
  const map = `${target}.map`;
  const { code, map: sourceMap } = await swc.transformFile(join(root, path), { ...options, sourceFileName: relative(dirname(target), join(root, path)) });
  await writeFile(target, `${code}\n//# sourceMappingURL=${map.slice(map.lastIndexOf('/') + 1)}\n`);
  await writeFile(map, sourceMap);
}

/** What was built last time; nothing when the tools have changed since. */
function readStamp(root, tools) {
  if (!existsSync(join(root, STAMP))) return {};
  const stamp = JSON.parse(readFileSync(join(root, STAMP), 'utf8'));
  return stamp.tools === tools ? stamp.files : {};
}

/**
 * TypeScript → CommonJS in dist/, other files copied beside it, so that `__dirname` finds them at the same place.
 * Only what changed since the last build is done again. Answers how many files were built.
 */
export async function buildServer(root) {
  const here = dirname(new URL(import.meta.url).pathname);
  const tools = hashOf(readFileSync(join(root, '.swcrc')), readFileSync(join(root, 'node_modules/@swc/core/package.json')), readFileSync(join(here, 'build-server.mjs')));
  const files = hashFiles(root, listFiles(root, FOLDERS, SKIP));
  const before = readStamp(root, tools);
  const gone = Object.keys(before).filter((path) => !(path in files));
  const changed = Object.keys(files).filter((path) => files[path] !== before[path] || !existsSync(join(root, /\.tsx?$/.test(path) ? targetOf(path) : join('dist', path))));
  if (gone.length === 0 && changed.length === 0) return 0;

  rmSync(join(root, STAMP), { force: true }); // a build that breaks off must not look finished
  for (const path of gone) for (const end of ['', '.map']) rmSync(join(root, targetOf(path) + end), { force: true });
  for (const folder of new Set(changed.map((path) => dirname(targetOf(path))))) mkdirSync(join(root, folder), { recursive: true });
  const swc = (await import('@swc/core')).default;
  const options = compilerOptions(root);
  const outcomes = [];
  for (let at = 0; at < changed.length; at += AT_ONCE) {
    const part = changed.slice(at, at + AT_ONCE);
    outcomes.push(...(await Promise.allSettled(part.map((path) => (/\.tsx?$/.test(path) ? compile(swc, options, root, path) : copyFile(join(root, path), join(root, 'dist', path)))))));
  }
  const failed = outcomes.flatMap((outcome, i) => (outcome.status === 'rejected' ? [`${changed[i]}: ${outcome.reason.message ?? outcome.reason}`] : []));
  if (failed.length) throw new Error(failed.join('\n'));
  await mkdir(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, STAMP), JSON.stringify({ tools, files }));
  return changed.length + gone.length;
}
