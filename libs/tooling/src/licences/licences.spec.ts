import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const house = resolve(__dirname, '../../../..');

describe('licences of packages', () => {
  let folder: string;
  beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'batchwright-licences-')); });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function check(packages: Record<string, { version?: string; license?: string; dev?: boolean }>) {
    const lock = join(folder, 'package-lock.json');
    writeFileSync(lock, JSON.stringify({ packages: { '': { name: 'house', license: 'Apache-2.0' }, ...packages } }));
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(house, 'libs/tooling/bin/licences.mjs'), '--lock', lock], { encoding: 'utf8' });
    return { status, text: stdout + stderr };
  }

  it('passes what the list allows, also in expressions', () => {
    const { status, text } = check({
      'node_modules/a': { version: '1.0.0', license: 'MIT' },
      'node_modules/b': { version: '1.0.0', license: '(GPL-3.0-only OR (MIT AND ISC))' },
      'node_modules/c': { version: '1.0.0', license: 'MPL-2.0', dev: true },
    });
    expect({ status, text }).toEqual({ status: 0, text: 'licences: 3 packages are under licences that are allowed\n' });
  });

  it.each([
    ['a licence that is not in the list', { version: '2.1.0', license: 'AGPL-3.0-only' }, 'bad@2.1.0 is under "AGPL-3.0-only"'],
    ['a licence for development only, in what is shipped', { version: '2.1.0', license: 'MPL-2.0' }, 'may not be shipped'],
    ['one of two that both count', { version: '2.1.0', license: 'MIT AND GPL-2.0-only' }, 'bad@2.1.0 is under'],
    ['an exception that nobody judged', { version: '2.1.0', license: 'MIT WITH Some-exception' }, 'bad@2.1.0 is under'],
    ['words that are not an expression', { version: '2.1.0', license: 'MIT, maybe' }, 'bad@2.1.0 is under'],
    ['no licence at all', { version: '2.1.0' }, 'bad@2.1.0 states no licence'],
  ])('refuses %s', (_what, bad, sentence) => {
    const { status, text } = check({ 'node_modules/good': { version: '1.0.0', license: 'MIT' }, 'node_modules/good/node_modules/bad': bad });
    expect(status).toBe(1);
    expect(text).toContain(sentence);
    expect(text).not.toContain('good@');
  });

  it('asks for a new judgement when a judged package states something else', () => {
    const { status, text } = check({ 'node_modules/@lhncbc/ucum-lhc': { version: '8.0.0', license: 'SEE LICENSE IN OTHER.md' } });
    expect(status).toBe(1);
    expect(text).toContain('read its licence again');
  });
});
