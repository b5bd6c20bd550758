#!/usr/bin/env node
/*
 * The software bill of materials of what runs in production (CycloneDX 1.6). Needs no network. Fails when it does not hold.
 *
 *   npm run sbom                                writes dist/sbom.cdx.json from package-lock.json
 *   --out FILE                                  writes it elsewhere
 *   --check FILE                                writes nothing; holds an existing one against the lock file
 *   --lock FILE                                 another lock file
 *   --image                                     inside an image: with Node and Debian's packages, held against what is installed
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultsOfSbom, installedPackages } from '../src/sbom/check-sbom.mjs';
import { debianPackages } from '../src/sbom/debian-packages.mjs';
import { nameAt } from '../src/sbom/locked-packages.mjs';
import { makeSbom } from '../src/sbom/make-sbom.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const option = (name, otherwise) => resolve(process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : join(root, otherwise));
const inImage = process.argv.includes('--image');

/** Node and Debian as they are here. */
function systemHere() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const value = (name) => new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(release)?.[1];
  const status = '/var/lib/dpkg/status';
  return {
    node: process.versions.node,
    debian: existsSync(status) ? debianPackages(readFileSync(status, 'utf8')) : [],
    ...(value('ID') ? { distribution: `${value('ID')}-${value('VERSION_ID') ?? ''}` } : {}),
  };
}

/** What npm itself marks as neither for development nor optional: another way to the same list. */
function markedByNpm(lock) {
  return Object.entries(lock.packages).filter(([path, one]) => path !== '' && !one.dev && !one.optional && !one.devOptional).map(([path, { version }]) => `${nameAt(lock, path)}@${version}`);
}

function judged(lock, sbom) {
  const faults = faultsOfSbom(sbom, inImage ? installedPackages(join(root, 'node_modules')) : markedByNpm(lock));
  if (faults.length) throw new Error(faults.join('\nsbom: '));
  return sbom;
}

try {
  const lock = JSON.parse(readFileSync(option('--lock', 'package-lock.json'), 'utf8'));
  if (process.argv.includes('--check')) {
    console.log(`sbom: ${judged(lock, JSON.parse(readFileSync(option('--check'), 'utf8'))).components.length} components, as the lock file says`);
  } else {
    const epoch = Number(process.env.SOURCE_DATE_EPOCH ?? '');
    const sbom = judged(lock, makeSbom(lock, { time: new Date(epoch > 0 ? epoch * 1000 : Date.now()).toISOString(), ...(inImage ? { system: systemHere() } : {}) }));
    const out = option('--out', 'dist/sbom.cdx.json');
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, `${JSON.stringify(sbom, undefined, 1)}\n`);
    console.log(`sbom: ${sbom.components.length} components in ${out}`);
  }
} catch (error) {
  console.error(`sbom: ${error.message}`);
  process.exitCode = 1;
}
