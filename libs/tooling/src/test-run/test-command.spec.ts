import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const house = resolve(__dirname, '../../../..');

/** The test command in a small house of its own: Jest is real, every other tool is missing there and so its stage fails. */
describe('the test command', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'batchwright-test-'));
    mkdirSync(join(root, 'docs'));
    symlinkSync(join(house, 'node_modules'), join(root, 'node_modules'));
    writeFileSync(join(root, 'package.json'), '{}');
    writeFileSync(join(root, 'docs/requirements.json'), JSON.stringify([{ id: 'A2', title: 'title of A2', source: 'a clause', claimed: true }]));
    const project = (tier: string) => ({ displayName: tier, rootDir: root, testMatch: [`<rootDir>/${tier}/*.js`] });
    writeFileSync(join(root, 'jest.config.json'), JSON.stringify({ rootDir: root, reporters: [join(house, 'libs/tooling/src/trace-matrix/jest-reporter.cjs')], projects: ['unit', 'int', 'accept'].map(project) }));
    mkdirSync(join(root, 'unit'));
    writeFileSync(join(root, 'unit/a.spec.js'), "it('A2 one', () => {}); it('two', () => {});");
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function run(...args: string[]) {
    const { status, stdout } = spawnSync(process.execPath, [join(house, 'libs/tooling/bin/test.mjs'), '--root', root, ...args], { encoding: 'utf8' });
    return { status, stdout, last: stdout.trimEnd().split('\n').at(-1) };
  }

  it('ends with the count of what passed', () => {
    expect(run('--only', 'unit')).toMatchObject({ status: 0, last: '2 passed, 0 failed' });
  });

  it('goes on after a stage that failed, and still ends with the line', () => {
    const { status, stdout, last } = run('--only', 'licences,unit');
    expect({ status, last }).toEqual({ status: 1, last: '2 passed, 1 failed' });
    expect(stdout).toMatch(/licences .* ended with 1/);
  });

  it('counts a failed test and a file that cannot be loaded', () => {
    writeFileSync(join(root, 'unit/b.spec.js'), "it('fails', () => { throw new Error('planted'); });");
    writeFileSync(join(root, 'unit/c.spec.js'), "require('./not-there');");
    expect(run('--only', 'unit')).toMatchObject({ status: 1, last: '2 passed, 2 failed' });
  });

  it('runs a failed file of the int tier once more, and tells what passed only then', () => {
    const marker = join(root, 'ran-before');
    mkdirSync(join(root, 'int'));
    writeFileSync(join(root, 'int/a.int.spec.js'), "it('always', () => {});");
    writeFileSync(join(root, 'int/luck.int.spec.js'), `const fs = require('node:fs'); it('once', () => { const again = fs.existsSync('${marker}'); fs.writeFileSync('${marker}', ''); if (!again) throw new Error('planted'); });`);
    const { status, stdout, last } = run('--only', 'int');
    expect({ status, last }).toEqual({ status: 0, last: '2 passed, 0 failed' });
    expect(stdout).toMatch(/servers of this run[^]*PostgreSQL +\w+ [^]*Kafka +\w+ [^]*Keycloak +\w+ [^]*── int/); // chosen once, said before the first stage
    expect(stdout).toMatch(/failed first, passed when run again[^]*once \(int\/luck\.int\.spec\.js\)/);
    writeFileSync(join(root, 'int/luck.int.spec.js'), "it('never', () => { throw new Error('planted'); });");
    expect(run('--only', 'int')).toMatchObject({ status: 1, last: '1 passed, 1 failed' });
  });

  it('runs the accept tier as two halves at once, counts both, and runs again what failed in one of them', () => {
    const marker = join(root, 'ran-before');
    mkdirSync(join(root, 'accept'));
    for (const name of ['a', 'b', 'c', 'd']) writeFileSync(join(root, `accept/${name}.accept.spec.js`), "it('always', () => {});");
    writeFileSync(join(root, 'accept/luck.accept.spec.js'), `const fs = require('node:fs'); it('once', () => { const again = fs.existsSync('${marker}'); fs.writeFileSync('${marker}', ''); if (!again) throw new Error('planted'); });`);
    const { status, stdout, last } = run('--only', 'accept');
    expect({ status, last }).toEqual({ status: 0, last: '5 passed, 0 failed' });
    expect(stdout).toMatch(/failed first, passed when run again[^]*once/);
  });

  it.each(['tests/attacks', 'tests/drills'])('never runs what failed in %s again: it may be a race or a crash', (folder) => {
    const marker = join(root, 'ran-before');
    mkdirSync(join(root, 'int', folder), { recursive: true });
    writeFileSync(join(root, 'jest.config.json'), JSON.stringify({ rootDir: join(root, 'int'), reporters: [[join(house, 'libs/tooling/src/trace-matrix/jest-reporter.cjs'), { folder: join(root, 'test-results') }]], projects: [{ displayName: 'int', rootDir: join(root, 'int'), testMatch: ['**/*.js'] }] }));
    writeFileSync(join(root, 'int', folder, 'race.int.spec.js'), `const fs = require('node:fs'); it('once', () => { const again = fs.existsSync('${marker}'); fs.writeFileSync('${marker}', ''); if (!again) throw new Error('planted'); });`);
    expect(run('--only', 'int')).toMatchObject({ status: 1, last: '0 passed, 1 failed', stdout: expect.not.stringContaining('again') });
  });

  it('runs nothing again when many files failed', () => {
    mkdirSync(join(root, 'int'));
    for (const name of ['a', 'b', 'c']) writeFileSync(join(root, `int/${name}.int.spec.js`), "it('fails', () => { throw new Error('planted'); });");
    const { stdout, last } = run('--only', 'int');
    expect(last).toBe('0 passed, 3 failed');
    expect(stdout).not.toContain('again');
  });

  it('says what a whole run lacks: the acceptance needs a build, the claimed row a test', () => {
    rmSync(join(root, 'unit/a.spec.js'));
    const { status, stdout, last } = run();
    expect(status).toBe(1);
    expect(stdout).toContain('did not run because build failed');
    expect(stdout).toContain('A2 is claimed and no test that passed proves it');
    const services = stdout.includes('left out: the services mode') ? 0 : 1; // needs Java
    expect(last).toBe(`0 passed, ${7 + services} failed`); // types, lint, licences, generated, build, accept, and the row
  });

  it('says in its last lines that the services mode was left out, and why, where there is no Java', () => {
    const { status, stdout } = spawnSync(process.execPath, [join(house, 'libs/tooling/bin/test.mjs'), '--root', root, '--only', 'services'], { encoding: 'utf8', env: { ...process.env, PATH: '/nowhere' } });
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\n').slice(-4)).toEqual([expect.stringContaining('── stages'), expect.stringMatching(/services .* left out: the services mode needs .*Java is missing/), expect.stringContaining('total'), '0 passed, 0 failed']);
  });

  it('names the stages there are when asked for a strange one', () => {
    expect(run('--only', 'everything')).toMatchObject({ status: 1, last: '0 passed, 1 failed' });
  });
});
