#!/usr/bin/env node
/*
 * Makes everything that follows from proto/ and the topic catalogue: TypeScript, the committed image, AsyncAPI, docs/events.md.
 *
 *   node libs/contracts/bin/generate.mjs                   writes; refuses what would break readers of the committed image
 *   node libs/contracts/bin/generate.mjs --check           writes nothing; exit 1 and the names when a committed file is stale
 *   node libs/contracts/bin/generate.mjs --allow-breaking  writes although it breaks (before a first release only)
 *   --root DIR                                             another checkout, for tests
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { loadTypescript } from './generate/load-typescript.mjs';
import { readMessages } from './generate/read-messages.mjs';
import { runBuf } from './generate/run-buf.mjs';
import { writeAsyncapi } from './generate/write-asyncapi.mjs';
import { writeEventsMd } from './generate/write-events-md.mjs';
import { writeTypes } from './generate/write-types.mjs';

const IMAGE = 'proto/image.binpb';
const GENERATED = 'libs/contracts/src/generated';
const HOUSE = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name));
}

/** Everything that is generated: path from the root → content. */
async function produce(root, scratch) {
  const bin = join(HOUSE, 'node_modules/.bin');
  const template = { version: 'v2', plugins: [{ local: join(bin, 'protoc-gen-es'), out: join(scratch, 'es'), opt: ['target=ts', 'import_extension=none'] }] };
  runBuf(root, ['generate', '--template', JSON.stringify(template)], bin);
  runBuf(root, ['build', '-o', join(scratch, 'with-source.binpb')], bin);
  runBuf(root, ['build', '--exclude-source-info', '-o', join(scratch, 'image.binpb')], bin);
  const model = readMessages(readFileSync(join(scratch, 'with-source.binpb')));
  const { CATALOGUE } = await loadTypescript(pathToFileURL(join(root, 'libs/contracts/src/catalogue.ts')));
  const files = new Map([[IMAGE, readFileSync(join(scratch, 'image.binpb'))]]);
  for (const path of filesBelow(join(scratch, 'es'))) files.set(join(GENERATED, relative(join(scratch, 'es'), path)), readFileSync(path));
  for (const [path, text] of writeTypes(model)) files.set(join(GENERATED, path), Buffer.from(text));
  files.set('docs/asyncapi.yaml', Buffer.from(writeAsyncapi(model, CATALOGUE)));
  files.set('docs/events.md', Buffer.from(writeEventsMd(model, CATALOGUE)));
  return files;
}

/** Paths that are missing, different, or left over. */
function stale(root, files) {
  const wrong = [...files].filter(([path, content]) => !existsSync(join(root, path)) || !readFileSync(join(root, path)).equals(content)).map(([path]) => path);
  const extra = filesBelow(join(root, GENERATED)).map((path) => relative(root, path)).filter((path) => !files.has(path));
  return [...wrong, ...extra].sort();
}

function write(root, files) {
  const paths = stale(root, files);
  for (const path of paths) {
    const content = files.get(path);
    if (content === undefined) { rmSync(join(root, path)); continue; }
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return paths;
}

async function main(args) {
  const rootAt = args.indexOf('--root');
  const root = rootAt < 0 ? HOUSE : resolve(args[rootAt + 1]);
  const scratch = mkdtempSync(join(tmpdir(), 'batchwright-contracts-'));
  try {
    const bin = join(HOUSE, 'node_modules/.bin');
    runBuf(root, ['lint'], bin);
    if (existsSync(join(root, IMAGE)) && !args.includes('--allow-breaking')) runBuf(root, ['breaking', '--against', IMAGE], bin);
    const files = await produce(root, scratch);
    if (args.includes('--check')) {
      const paths = stale(root, files);
      if (paths.length) throw new Error(`stale, run npm run generate:\n${paths.map((path) => `  ${path}`).join('\n')}`);
      console.log(`contracts: ${files.size} generated files are up to date`);
    } else {
      console.log(`contracts: ${write(root, files).length} of ${files.size} generated files written`);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(`contracts: ${error.message}`);
  process.exitCode = 1;
});
