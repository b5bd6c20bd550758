import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const HOUSE = resolve(__dirname, '../../..');
const QUALIFICATION = 'proto/batchwright/training/v1/qualification.proto';

/** Runs the generator on a copy of the contracts; returns what it said and whether it went well. */
function generate(root: string, ...args: string[]): { ok: boolean; said: string } {
  try {
    return { ok: true, said: execFileSync(process.execPath, [join(HOUSE, 'libs/contracts/bin/generate.mjs'), '--root', root, ...args], { encoding: 'utf8', stdio: 'pipe' }) };
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return { ok: false, said: `${stdout}${stderr}` };
  }
}

function edit(root: string, path: string, change: (text: string) => string): void {
  const before = readFileSync(join(root, path), 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`the planted change did not fit ${path}`);
  writeFileSync(join(root, path), after);
}

describe('M4 contracts cannot drift: planted violations are found', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'batchwright-planted-'));
    for (const path of ['proto', 'buf.yaml', 'docs/events.md', 'docs/asyncapi.yaml', 'libs/contracts/src']) cpSync(join(HOUSE, path), join(root, path), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('finds the committed files up to date', () => {
    expect(generate(root, '--check')).toMatchObject({ ok: true, said: expect.stringContaining('up to date') });
  }, 60_000);

  it('refuses a field without a comment', () => {
    edit(root, QUALIFICATION, (text) => text.replace('  // Training code, for example "DISPENSING".\n', ''));
    expect(generate(root, '--check')).toMatchObject({ ok: false, said: expect.stringMatching(/Field "code" should have a non-empty comment/) });
  }, 60_000);

  it('refuses an enum without a zero value that means nothing', () => {
    edit(root, QUALIFICATION, (text) => text.replaceAll('QUALIFICATION_STATUS_UNSPECIFIED', 'QUALIFICATION_STATUS_FINE'));
    expect(generate(root, '--check')).toMatchObject({ ok: false, said: expect.stringContaining('_UNSPECIFIED') });
  }, 60_000);

  it('refuses a change that breaks readers: a renamed field, a changed number', () => {
    edit(root, QUALIFICATION, (text) => text.replaceAll('string granted_by = 7;', 'string trainer = 7;'));
    expect(generate(root)).toMatchObject({ ok: false, said: expect.stringMatching(/buf breaking.*granted_by/s) });
  }, 60_000);

  it('takes an addition and moves the image on, so that the addition is protected from then on', () => {
    edit(root, QUALIFICATION, (text) => text.replace('string granted_by = 7;', 'string granted_by = 7;\n  // Remark of the trainer.\n  string remark = 8;'));
    expect(generate(root).ok).toBe(true);
    edit(root, QUALIFICATION, (text) => text.replace('string remark = 8;', 'bool remark = 8;'));
    expect(generate(root)).toMatchObject({ ok: false, said: expect.stringContaining('remark') });
  }, 60_000);

  it('names every generated file that was edited by hand, and mends them', () => {
    const edited = ['docs/asyncapi.yaml', 'docs/events.md', 'libs/contracts/src/generated/messages.ts', 'libs/contracts/src/generated/batchwright/training/v1/qualification_pb.ts'];
    for (const path of edited) edit(root, path, (text) => `${text}\n`);
    const { ok, said } = generate(root, '--check');
    expect(ok).toBe(false);
    for (const path of edited) expect(said).toContain(`  ${path}\n`);
    expect(generate(root).ok).toBe(true);
    expect(generate(root, '--check').ok).toBe(true);
  }, 60_000);

  it('names a file that the catalogue makes stale, and one that is left over', () => {
    edit(root, 'libs/contracts/src/catalogue.ts', (text) => text.replace("'web-console'], sequence: 'dense'", "'web-console', 'recipes'], sequence: 'dense'"));
    writeFileSync(join(root, 'libs/contracts/src/generated/old.ts'), '');
    const { ok, said } = generate(root, '--check');
    expect(ok).toBe(false);
    for (const path of ['docs/asyncapi.yaml', 'docs/events.md', 'libs/contracts/src/generated/old.ts']) expect(said).toContain(path);
  }, 60_000);

  it('refuses a message without an example', () => {
    edit(root, QUALIFICATION, (text) => text.replace(/\/\/\n\/\/ Example: .*\nmessage QualificationExpired/, 'message QualificationExpired'));
    expect(generate(root, '--check')).toMatchObject({ ok: false, said: expect.stringContaining('QualificationExpired has no "Example') });
  }, 60_000);
});
