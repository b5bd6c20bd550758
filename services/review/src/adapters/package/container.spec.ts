import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packContainer } from './container';

const files = [
  { path: 'record.json', bytes: Buffer.from('{"a":"1.0"}') },
  { path: 'attachments/foto-ä.bin', bytes: Buffer.from([0, 1, 2, 255]) },
  { path: 'empty', bytes: Buffer.alloc(0) },
];

describe('F9 the container of a release package', () => {
  it('has the same bytes for the same files', () => {
    expect(packContainer(files)).toEqual(packContainer(files.map((file) => ({ ...file, bytes: Buffer.from(file.bytes) }))));
  });

  it('is opened by a program that knows nothing of us', () => {
    const folder = mkdtempSync(join(tmpdir(), 'container-'));
    try {
      writeFileSync(join(folder, 'package.zip'), packContainer(files));
      execFileSync('python3', ['-c', "import zipfile,sys; z=zipfile.ZipFile('package.zip'); assert z.testzip() is None; z.extractall('out')"], { cwd: folder });
      for (const file of files) expect(readFileSync(join(folder, 'out', file.path))).toEqual(file.bytes);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
