import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { objectsContractSuite } from './contract-suite/contract-suite';
import { FolderObjectStore } from './folder-object-store';
import { objectKey } from './object-store';

objectsContractSuite('a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bw-objects-'));
  return {
    store: ({ largestBytes, largestStreamed } = {}) => new FolderObjectStore(folder, largestBytes, largestStreamed),
    async damage(address) {
      const file = join(folder, objectKey(address));
      await chmod(file, 0o600);
      const bytes = await readFile(file);
      bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
      await writeFile(file, bytes);
    },
    keys: async () => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)),
    close: () => rm(folder, { recursive: true, force: true }),
  };
});

it('B13 objects in a folder are files that nobody may write', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bw-objects-'));
  const address = await new FolderObjectStore(folder).put('recipes', 'HAM', Buffer.from('a photo'));
  expect((await stat(join(folder, objectKey(address)))).mode & 0o222).toBe(0);
  await rm(folder, { recursive: true, force: true });
});
