import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

jest.setTimeout(600_000);

const root = resolve(__dirname, '../..');

describe('B2 B3 I4 gmp 1, 4, 10, 12: kill -9 during a scripted batch', () => {
  it('loses nothing acknowledged and doubles nothing, with and without PostgreSQL; the package verifies', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bw-drills-'));
    try {
      const file = join(folder, 'drills.json');
      await promisify(execFile)(process.execPath, [join(root, 'dist/tests/drills/main.js'), '--quick', '--json', file]);
      const reports = JSON.parse(readFileSync(file, 'utf8')) as { id: string }[];
      expect(reports).toMatchObject([
        { injected: 2, lost: 0, doubled: 0, passed: true },
        { injected: 1, lost: 0, doubled: 0, passed: true, redWithoutDefence: true },
        { id: 'kill-before-in-force', injected: 1, lost: 0, passed: true },
        { id: 'kill-in-holding', injected: 1, lost: 0, passed: true },
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
