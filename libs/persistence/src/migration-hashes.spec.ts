import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const house = resolve(__dirname, '../../..');
const FIRST = 'services/alpha/src/adapters/postgres/migrations/first.ts';
const SECOND = 'services/alpha/src/adapters/postgres/second-table.ts';
const LIST = 'docs/migrations.sha256';

describe('N4 a migration that was written stays as it is', () => {
  let tree: string;
  beforeEach(() => {
    tree = mkdtempSync(join(tmpdir(), 'batchwright-migrations-'));
    write(FIRST, 'CREATE TABLE first ()');
    write(LIST, '');
    expect(generate().status).toBe(0);
  });
  afterEach(() => rmSync(tree, { recursive: true, force: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  const list = (): string => readFileSync(join(tree, LIST), 'utf8');
  function generate(root = tree, ...more: string[]) {
    const { status, stderr } = spawnSync(process.execPath, [join(house, 'libs/persistence/bin/generate.mjs'), '--root', root, ...more], { encoding: 'utf8' });
    return { status, stderr };
  }

  it('a new one fails the check until one command adds its line, wherever it stands', () => {
    write(SECOND, 'export class Second1765000000000 implements MigrationInterface {}');
    const before = list();
    expect(generate(tree, '--check')).toEqual({ status: 1, stderr: `${SECOND} is new and not in ${LIST}: npm run generate\n` });
    expect(generate().status).toBe(0);
    expect(list().startsWith(before)).toBe(true);
    expect(list()).toContain(SECOND);
    expect(generate(tree, '--check')).toEqual({ status: 0, stderr: '' });
  });

  it.each([['--check'], []])('a planted change is refused, and not recorded by generating again (option %j)', (...more) => {
    const before = list();
    write(FIRST, 'CREATE TABLE first (planted text)');
    const { status, stderr } = generate(tree, ...more);
    expect(status).toBe(1);
    expect(stderr).toContain(`${FIRST} was changed`);
    expect(list()).toBe(before);
  });

  it('one that is gone is refused, and so is one that two branches wrote differently', () => {
    rmSync(join(tree, FIRST));
    expect(generate().stderr).toContain(`${FIRST} is gone`);
    write(FIRST, 'CREATE TABLE first ()');
    write(LIST, `${list()}${'0'.repeat(64)}  ${FIRST}\n`);
    expect(generate(tree, '--check').stderr).toContain('twice');
  });

  it('every migration of this house stands in the list as it was', () => {
    expect(generate(house, '--check')).toEqual({ status: 0, stderr: '' });
    expect(readFileSync(join(house, LIST), 'utf8').split('\n').length).toBeGreaterThan(20);
  });
});
