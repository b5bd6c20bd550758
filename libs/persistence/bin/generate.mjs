#!/usr/bin/env node
/*
 * Keeps docs/migrations.sha256: one line for each file that makes or changes tables, in the form of `sha256sum`. A database that a plant runs
 * has done what these files said; a file that says something else afterwards would make new plants that differ from old ones, unseen.
 *
 *   node libs/persistence/bin/generate.mjs                  adds the lines of new migrations; refuses when a recorded one is changed or gone
 *   node libs/persistence/bin/generate.mjs --check          adds nothing, and fails for a new one as well
 *   node libs/persistence/bin/generate.mjs --root FOLDER    of another tree
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const LIST = 'docs/migrations.sha256';
const here = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const root = process.argv.includes('--root') ? resolve(process.argv[process.argv.indexOf('--root') + 1]) : here;

const filesIn = (folder) => (existsSync(join(root, folder)) ? readdirSync(join(root, folder), { recursive: true }).map((path) => `${folder}/${path.replaceAll('\\', '/')}`) : []);
const services = existsSync(join(root, 'services')) ? readdirSync(join(root, 'services')) : [];
const isMigration = (path) => /\.ts$/.test(path) && !/\.(spec|fixture)\.ts$/.test(path) && (/\/migrations\//.test(path) || /\/standard\//.test(path) || /implements MigrationInterface|: Migration\b/.test(readFileSync(join(root, path), 'utf8')));
const paths = [...filesIn('libs/persistence/src/standard'), ...filesIn('libs/bus/src/embedded').filter((path) => /(migrations|log-sql)\.ts$/.test(path)), ...services.flatMap((name) => filesIn(`services/${name}/src/adapters/postgres`).filter(isMigration))].sort();

const hashOf = (path) => createHash('sha256').update(readFileSync(join(root, path))).digest('hex');
const now = new Map(paths.map((path) => [path, hashOf(path)]));
const list = existsSync(join(root, LIST)) ? readFileSync(join(root, LIST), 'utf8').split('\n').filter(Boolean).map((line) => line.split('  ')) : [];
const recorded = new Map(list.map(([hash, path]) => [path, hash]));

const faults = [
  ...list.filter(([hash, path]) => recorded.get(path) !== hash).map(([, path]) => `${path} stands in ${LIST} twice with two hashes: keep the line of the one that was there first`),
  ...[...recorded].filter(([path]) => !now.has(path)).map(([path]) => `${path} is gone, but plants have run it: put it back, and write a new migration that undoes it`),
  ...[...recorded].filter(([path, hash]) => now.has(path) && now.get(path) !== hash).map(([path]) => `${path} was changed, but plants have run what it said before: put it back, and write a new migration (if it never left your branch, delete its line of ${LIST} and generate again)`),
];
const fresh = paths.filter((path) => !recorded.has(path));
if (process.argv.includes('--check')) faults.push(...fresh.map((path) => `${path} is new and not in ${LIST}: npm run generate`));
else if (fresh.length > 0 && faults.length === 0) writeFileSync(join(root, LIST), paths.map((path) => `${now.get(path)}  ${path}\n`).join(''));

for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
