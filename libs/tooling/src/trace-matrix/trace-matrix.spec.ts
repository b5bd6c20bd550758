import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const house = resolve(__dirname, '../../../..');

/** A house of two requirements with its own tests, run by the real Jest with the real reporter. */
describe('K4 the trace matrix of a small house', () => {
  let root: string;
  const claimed = (ids: string[]) =>
    ['A2', 'B6', 'C1'].map((id) => ({ id, title: `title of ${id}`, source: 'a clause', claimed: ids.includes(id) }));

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'batchwright-trace-'));
    writeFileSync(join(root, 'package.json'), '{}');
    writeFileSync(join(root, 'jest.config.json'), JSON.stringify({ rootDir: root, testMatch: ['<rootDir>/*.spec.js'], reporters: [join(house, 'libs/tooling/src/trace-matrix/jest-reporter.cjs')] }));
    writeFileSync(join(root, 'requirements.json'), JSON.stringify(claimed(['A2', 'B6'])));
    writeFileSync(join(root, 'approval.spec.js'), "describe('A2 approval', () => { it('is refused to the author', () => {}); });");
    writeFileSync(join(root, 'correction.int.spec.js'), "it('B6 keeps the old value', () => {});");
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function runTests() {
    rmSync(join(root, 'test-results'), { recursive: true, force: true });
    spawnSync(process.execPath, [join(house, 'node_modules/jest/bin/jest.js'), '-c', join(root, 'jest.config.json')], { cwd: root });
  }
  function matrix() {
    const args = [join(house, 'libs/tooling/bin/trace-matrix.mjs'), '--requirements', join(root, 'requirements.json'), '--results', join(root, 'test-results')];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    const rows = (JSON.parse(readFileSync(join(root, 'test-results/trace.json'), 'utf8')) as { rows: { id: string; result: string; tests: { name: string; tier: string }[] }[] }).rows;
    return { status, stdout, results: Object.fromEntries(rows.map((row) => [row.id, row.result])), rows };
  }

  it('shows each claimed row with its tests and their tier', () => {
    runTests();
    const { status, results, rows } = matrix();
    expect(status).toBe(0);
    expect(results).toEqual({ A2: 'proven', B6: 'proven', C1: 'open' });
    expect(rows[0]?.tests).toMatchObject([{ name: 'A2 approval › is refused to the author', tier: 'unit' }]);
    expect(rows[1]?.tests).toMatchObject([{ name: 'B6 keeps the old value', tier: 'int' }]);
  });

  it('shows the gap and fails when a test is deleted', () => {
    rmSync(join(root, 'correction.int.spec.js'));
    runTests();
    const { status, stdout, results } = matrix();
    expect(status).toBe(1);
    expect(results.B6).toBe('gap');
    expect(stdout).toMatch(/B6\s+GAP/);
    expect(stdout).toContain('B6 is claimed and no test that passed proves it: title of B6');
  });

  it('does not take a skipped test for a proof', () => {
    writeFileSync(join(root, 'correction.int.spec.js'), "it['skip']('B6 keeps the old value', () => {});");
    runTests();
    expect(matrix()).toMatchObject({ status: 1, results: { B6: 'gap' } });
  });

  it('shows a failed test even beside one that passed', () => {
    writeFileSync(join(root, 'correction.int.spec.js'), "it('B6 keeps the old value', () => {}); it('B6 asks why', () => { throw new Error('no'); });");
    runTests();
    expect(matrix().results.B6).toBe('failed');
  });

  it('reads several rows from one name and none from the middle of a name', () => {
    writeFileSync(join(root, 'correction.int.spec.js'), "describe('B6 A2, C1: a correction', () => { it('after B1 of E1001', () => {}); });");
    runTests();
    const { rows, status } = matrix();
    expect(status).toBe(0);
    expect(rows.map((row) => [row.id, row.tests.length])).toEqual([['A2', 2], ['B6', 1], ['C1', 1]]);
  });

  it('fails for a row that the table does not know', () => {
    writeFileSync(join(root, 'strange.spec.js'), "it('B9 something', () => {});");
    runTests();
    const { status, stdout } = matrix();
    expect(status).toBe(1);
    expect(stdout).toContain('B9 is not in docs/requirements.json');
  });
});
