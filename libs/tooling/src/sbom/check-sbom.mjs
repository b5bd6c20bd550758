import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `name@version` of every package that lies in a node_modules folder, at any depth. */
export function installedPackages(folder) {
  const found = [];
  const look = (modules) => {
    for (const name of readdirSync(modules)) {
      if (name.startsWith('.')) continue;
      if (name.startsWith('@')) for (const inner of readdirSync(join(modules, name))) take(join(modules, name, inner));
      else take(join(modules, name));
    }
  };
  const take = (path) => {
    const file = join(path, 'package.json');
    if (!existsSync(file)) return;
    const { name, version } = JSON.parse(readFileSync(file, 'utf8'));
    found.push(`${name}@${version}`);
    if (existsSync(join(path, 'node_modules'))) look(join(path, 'node_modules'));
  };
  look(folder);
  return [...new Set(found)].sort();
}

const isNpm = ({ purl }) => purl.startsWith('pkg:npm/');
const wordsOf = ({ group, name, version }) => `${group === undefined ? '' : `${group}/`}${name}@${version}`;

/**
 * What is wrong with a bill of materials, a sentence each: held against what is `wanted` (`name@version`), both ways, each package with its hash,
 * and every reference of the graph leading somewhere.
 */
export function faultsOfSbom(sbom, wanted) {
  const listed = sbom.components.filter(isNpm);
  const names = new Set(listed.map(wordsOf));
  const expected = new Set(wanted);
  const refs = new Set([sbom.metadata.component['bom-ref'], ...sbom.components.map((one) => one['bom-ref'])]);
  return [
    ...[...expected].filter((one) => !names.has(one)).map((one) => `${one} runs in production and is not in the bill of materials`),
    ...[...names].filter((one) => !expected.has(one)).map((one) => `${one} is in the bill of materials and does not run in production`),
    ...listed.filter(({ hashes }) => !hashes?.some(({ content }) => /^[0-9a-f]{40,}$/.test(content))).map((one) => `${wordsOf(one)} has no hash`),
    ...sbom.dependencies.flatMap(({ ref, dependsOn = [] }) => [ref, ...dependsOn]).filter((ref) => !refs.has(ref)).map((ref) => `the graph names ${ref}, which is no component`),
    ...(refs.size === sbom.components.length + 1 ? [] : ['two components have the same reference']),
  ];
}
