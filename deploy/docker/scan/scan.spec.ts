import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The gate as a build machine runs it; scanners are stand-ins that answer in the form of the real ones. */
const GATE = resolve(__dirname, 'main.mjs');
const DAY_MS = 86_400_000;
const day = (fromToday: number): string => new Date(Date.now() + fromToday * DAY_MS).toISOString().slice(0, 10);

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'batchwright-scan-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Given {
  readonly scanner?: 'trivy' | 'grype';
  /** What the scanner prints; a text is printed as it is. */
  readonly answer?: unknown;
  readonly fails?: boolean;
  readonly allowed?: unknown;
  readonly words?: readonly string[];
}

function scan({ scanner, answer, fails = false, allowed = [], words = [] }: Given) {
  const path = (name: string): string => join(folder, name);
  writeFileSync(path('sbom.json'), '{}');
  writeFileSync(path('allowed.json'), JSON.stringify(allowed));
  for (const name of ['trivy', 'grype']) rmSync(path(name), { force: true });
  if (scanner) {
    writeFileSync(path('answer'), typeof answer === 'string' ? answer : JSON.stringify(answer ?? ''));
    const lines = [`#!${process.execPath}`, 'const { readFileSync } = require("node:fs");', 'if (process.argv[2] === "--version") process.exit(0);'];
    lines.push(fails ? 'process.stderr.write("cannot fetch the database\\n"); process.exit(1);' : `process.stdout.write(readFileSync(${JSON.stringify(path('answer'))}));`);
    writeFileSync(path(scanner), lines.join('\n'), { mode: 0o755 });
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [GATE, '--sbom', path('sbom.json'), '--allowed', path('allowed.json'), ...words], { encoding: 'utf8', env: { PATH: folder } });
  return { status, text: stdout + stderr };
}

const trivy = (...found: [id: string, name: string, severity: string, fixed?: string][]) => ({
  SchemaVersion: 2,
  Results: [{ Target: 'Node.js' }, { Vulnerabilities: found.map(([VulnerabilityID, PkgName, Severity, FixedVersion]) => ({ VulnerabilityID, PkgName, InstalledVersion: '1.0.0', Severity, FixedVersion })) }],
});
const grype = (id: string, name: string, severity: string) => ({ matches: [{ vulnerability: { id, severity, fix: { versions: ['1.0.1'], state: 'fixed' } }, artifact: { name, version: '1.0.0' } }] });
const excused = (more: object = {}) => ({ id: 'CVE-2026-1', package: 'pg', reason: 'The function is never called with text from outside.', by: 'QA, J. Weber', expires: day(30), ...more });

describe('N6 the gate for known vulnerabilities', () => {
  it.each([
    ['trivy', 'critical', trivy(['CVE-2026-1', 'pg', 'CRITICAL', '1.0.1']), 'critical CVE-2026-1 in pg 1.0.0; mended by 1.0.1'],
    ['trivy', 'high', trivy(['CVE-2026-1', 'pg', 'HIGH']), 'high     CVE-2026-1 in pg 1.0.0; not mended yet'],
    ['grype', 'critical', grype('GHSA-1', 'pg', 'Critical'), 'critical GHSA-1 in pg 1.0.0; mended by 1.0.1'],
    ['grype', 'high', grype('GHSA-1', 'pg', 'High'), 'high     GHSA-1 in pg 1.0.0'],
  ] as const)('by %s fails for one that is %s', (scanner, _severity, answer, line) => {
    const { status, text } = scan({ scanner, answer });
    expect(status).toBe(1);
    expect(text).toContain(line);
  });

  it('passes what is at most medium, and tells what nobody has graded', () => {
    const { status, text } = scan({ scanner: 'trivy', answer: trivy(['CVE-2026-1', 'pg', 'MEDIUM'], ['CVE-2026-2', 'pg', 'LOW'], ['CVE-2026-3', 'pg', 'UNKNOWN']) });
    expect(status).toBe(0);
    expect(text).toContain('CVE-2026-3 in pg 1.0.0; not mended yet: nobody has said how grave');
    expect(text).not.toContain('CVE-2026-1');
  });

  it('passes an excused one through the last day of the exception, and no other', () => {
    const answer = trivy(['CVE-2026-1', 'pg', 'CRITICAL']);
    expect(scan({ scanner: 'trivy', answer, allowed: [excused({ expires: day(0) })] })).toMatchObject({ status: 0, text: expect.stringContaining('1 excused') });
    expect(scan({ scanner: 'trivy', answer, allowed: [excused({ expires: day(-1) })] })).toMatchObject({ status: 1, text: expect.stringContaining(`the exception of CVE-2026-1 in pg ended ${day(-1)}`) });
    expect(scan({ scanner: 'trivy', answer, allowed: [excused({ package: 'ajv' })] })).toMatchObject({ status: 1, text: expect.stringContaining('the exception of CVE-2026-1 in ajv is not needed any more') });
    expect(scan({ scanner: 'trivy', answer, allowed: [excused({ id: 'CVE-2026-2' })] }).status).toBe(1);
  });

  it.each([
    ['no reason', { reason: undefined }, 'has no reason'],
    ['a reason that says nothing', { reason: 'false positive' }, 'does not say why'],
    ['no name behind it', { by: '' }, 'has no by'],
    ['no end', { expires: undefined }, 'has no expires'],
    ['an end that is no day', { expires: 'soon' }, '"soon" is no day'],
    ['an end too far away', { expires: day(91) }, 'more than 90 days from now'],
  ])('refuses an exception with %s, whatever the scanner says', (_what, more, sentence) => {
    const { status, text } = scan({ scanner: 'trivy', answer: trivy(), allowed: [excused(more)] });
    expect(status).toBe(1);
    expect(text).toContain(sentence);
  });

  it('says when nothing was looked at, and passes then only when it is asked to', () => {
    expect(scan({})).toMatchObject({ status: 3, text: expect.stringContaining('no scanner is reachable') });
    expect(scan({ words: ['--if-present'] })).toMatchObject({ status: 0, text: expect.stringMatching(/^left out: .*no scanner is reachable/) });
    expect(scan({ scanner: 'trivy', fails: true })).toMatchObject({ status: 3, text: expect.stringContaining('cannot fetch the database') });
    expect(scan({ scanner: 'trivy', answer: 'not JSON' }).status).toBe(3);
    expect(scan({ scanner: 'trivy', answer: { SchemaVersion: 9 } })).toMatchObject({ status: 3, text: expect.stringContaining('not of its version 2') });
    expect(scan({ scanner: 'grype', answer: {} })).toMatchObject({ status: 3, text: expect.stringContaining('no "matches"') });
  });

  it('has a list of exceptions that can be used', () => {
    writeFileSync(join(folder, 'sbom.json'), '{}');
    const { status, stderr } = spawnSync(process.execPath, [GATE, '--sbom', join(folder, 'sbom.json')], { encoding: 'utf8', env: { PATH: folder } });
    expect({ status, stderr }).toEqual({ status: 3, stderr: expect.stringContaining('no scanner is reachable') });
  });
});
