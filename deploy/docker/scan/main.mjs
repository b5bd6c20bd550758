#!/usr/bin/env node
/*
 * The gate for known vulnerabilities: a high or critical one that nobody has excused fails the build. Runs trivy or grype, whichever is there.
 *
 *   npm run scan                              the bill of materials, dist/sbom.cdx.json (made by npm run sbom)
 *   npm run scan -- --image batchwright:0.1.0 the image as well: packages of Debian, and what lies in its layers
 *   npm run scan -- --if-present              without a scanner: says so and passes; otherwise it fails, for nothing was looked at
 *
 * Exit codes: 0 passed, 1 vulnerabilities or a list of exceptions that cannot be used, 3 nothing was looked at.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findingsOfGrype, findingsOfTrivy } from './findings.mjs';
import { faultsOfList, judge } from './judge.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../../..');
const option = (name, otherwise) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : otherwise);
const today = new Date().toISOString().slice(0, 10);

const SCANNERS = {
  trivy: { sbom: (file) => ['sbom', '--quiet', '--format', 'json', file], image: (name) => ['image', '--quiet', '--scanners', 'vuln', '--format', 'json', name], read: findingsOfTrivy },
  grype: { sbom: (file) => [`sbom:${file}`, '--quiet', '--output', 'json'], image: (name) => [name, '--quiet', '--output', 'json'], read: findingsOfGrype },
};

/** Nothing was looked at: no scanner, or one that cannot do its work. */
class NotLooked extends Error {}

function scannerHere() {
  const found = Object.keys(SCANNERS).find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
  if (!found) throw new NotLooked('no scanner is reachable: neither trivy nor grype is on the PATH. Install one of them where this runs; it needs its database of vulnerabilities.');
  return found;
}

function look(scanner, args) {
  try {
    return SCANNERS[scanner].read(JSON.parse(execFileSync(scanner, args, { encoding: 'utf8', maxBuffer: 512 * 1024 * 1024, stdio: ['ignore', 'pipe', 'pipe'] })));
  } catch (error) {
    throw new NotLooked(`${scanner} ${args.join(' ')} gave no answer that can be used (most often its database cannot be fetched): ${String(error.stderr || error.message).trim().split('\n').at(-1)}`);
  }
}

function lineOf({ id, package: name, version, severity, mendedBy }) {
  return `  ${severity.padEnd(8)} ${id} in ${name} ${version}; ${mendedBy ? `mended by ${mendedBy}` : 'not mended yet'}`;
}

function main() {
  const list = JSON.parse(readFileSync(option('--allowed', join(here, 'allowed.json')), 'utf8'));
  const faults = faultsOfList(list, today);
  if (faults.length) throw new Error(faults.join('\nscan: '));
  const sbom = resolve(option('--sbom', join(root, 'dist/sbom.cdx.json')));
  if (!existsSync(sbom)) throw new Error(`${sbom} is not there: run npm run sbom before`);
  const scanner = scannerHere();
  const image = option('--image');
  const all = [...look(scanner, SCANNERS[scanner].sbom(sbom)), ...(image === undefined ? [] : look(scanner, SCANNERS[scanner].image(image)))];
  const findings = [...new Map(all.map((one) => [`${one.id} ${one.package} ${one.version}`, one])).values()];
  const { failing, unknown, allowed, expired, idle } = judge(findings, list, today);
  console.log(`scan: ${scanner} looked at ${image === undefined ? 'the bill of materials' : `the bill of materials and ${image}`}: ${findings.length} vulnerabilities known, ${allowed.length} excused`);
  for (const one of unknown) console.log(`${lineOf(one)}: nobody has said how grave; look at it`);
  for (const one of idle) console.log(`  the exception of ${one.id} in ${one.package} is not needed any more: take it out`);
  for (const one of expired) console.log(`  the exception of ${one.id} in ${one.package} ended ${one.expires}`);
  if (failing.length) throw new Error(`${failing.length} are high or critical and not excused:\n${failing.map(lineOf).join('\n')}\nTake the version that mends it, or write into deploy/docker/scan/allowed.json why this plant cannot be harmed, until when, and who says so.`);
}

try {
  main();
} catch (error) {
  if (error instanceof NotLooked && process.argv.includes('--if-present')) {
    console.log(`left out: the search for known vulnerabilities: ${error.message}`);
  } else {
    console.error(`scan: ${error.message}`);
    process.exitCode = error instanceof NotLooked ? 3 : 1;
  }
}
