import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DomainError, refuse } from '@batchwright/kernel';
import { LARGEST_OBJECT_BYTES, objectKey, type ObjectAddress, type ObjectStore } from './object-store';

/** Objects as files in a folder: for one process, or several that share the folder. */
export class FolderObjectStore implements ObjectStore {
  /** `largestBytes` is for tests. */
  constructor(private readonly folder: string, private readonly largestBytes = LARGEST_OBJECT_BYTES) {}

  async put(service: string, site: string, bytes: Uint8Array): Promise<ObjectAddress> {
    if (bytes.byteLength > this.largestBytes) throw refuse('object-too-large', { bytes: bytes.byteLength, largest: this.largestBytes });
    const address = { service, site, sha256: sha256(bytes) };
    const file = this.fileOf(address);
    if (await isWhole(file, address.sha256)) return address;
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const unfinished = `${file}.${randomUUID()}`;
    try {
      const handle = await open(unfinished, 'wx', 0o400);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(unfinished, file); // whole or not at all; two writers write the same bytes
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    await syncFolders(dirname(file), this.folder);
    return address;
  }

  async get(address: ObjectAddress): Promise<Uint8Array> {
    const bytes = await readFile(this.fileOf(address)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') throw refuse('object-missing', { ...address });
      throw error;
    });
    if (sha256(bytes) !== address.sha256) throw new DomainError({ code: 'object-damaged', kind: 'fault', params: { ...address }, rule: 'gmp-1' });
    return bytes;
  }

  async has(address: ObjectAddress): Promise<boolean> {
    return access(this.fileOf(address)).then(() => true, () => false);
  }

  private fileOf(address: ObjectAddress): string {
    return join(this.folder, objectKey(address));
  }
}

/** What is there but damaged is written again. */
async function isWhole(file: string, hash: string): Promise<boolean> {
  return readFile(file).then((bytes) => sha256(bytes) === hash, () => false);
}

/** A new name in a folder is durable only when the folder itself is on the disk; so for each folder up to the store's own. */
async function syncFolders(from: string, root: string): Promise<void> {
  for (let folder = from; ; folder = dirname(folder)) {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (folder === root || folder === dirname(folder)) return;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
