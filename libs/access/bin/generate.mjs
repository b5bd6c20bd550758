#!/usr/bin/env node
/*
 * Writes docs/permissions.md from the one table of permissions, so that what is documented is what is enforced.
 *
 *   node libs/access/bin/generate.mjs            writes
 *   node libs/access/bin/generate.mjs --check    fails when the file is stale
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { loadTypescript } from '../../contracts/bin/generate/load-typescript.mjs';

const source = (name) => loadTypescript(pathToFileURL(join(dirname(fileURLToPath(import.meta.url)), '../src', name)));
const [{ permissionsDocument }, { PERMISSIONS }, { ROLES }] = await Promise.all(['permissions-document.ts', 'permissions.ts', 'role.ts'].map(source));

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const file = join(root, 'docs/permissions.md');
const text = permissionsDocument(PERMISSIONS, ROLES);
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  process.stderr.write(`${relative(root, file)} is stale: npm run generate\n`);
  process.exitCode = 1;
}
