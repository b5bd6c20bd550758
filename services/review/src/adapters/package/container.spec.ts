import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allOf, fileOf, measure, packContainer, type MeasuredFile } from './container';

const files = [
  { path: 'record.json', bytes: Buffer.from('{"a":"1.0"}') },
  { path: 'attachments/foto-ä.bin', bytes: Buffer.from([0, 1, 2, 255]) },
  { path: 'empty', bytes: Buffer.alloc(0) },
];

const measured = (): Promise<MeasuredFile[]> => Promise.all(files.map(({ path, bytes }) => measure(fileOf(path, Buffer.from(bytes)))));

describe('F9 the container of a release package', () => {
  it('has the same bytes for the same files', async () => {
    expect(await allOf(packContainer(await measured()))).toEqual(await allOf(packContainer(await measured())));
  });

  it('is opened by a program that knows nothing of us', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'container-'));
    try {
      writeFileSync(join(folder, 'package.zip'), await allOf(packContainer(await measured())));
      execFileSync('python3', ['-c', "import zipfile,sys; z=zipfile.ZipFile('package.zip'); assert z.testzip() is None; z.extractall('out')"], { cwd: folder });
      for (const file of files) expect(readFileSync(join(folder, 'out', file.path))).toEqual(file.bytes);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
