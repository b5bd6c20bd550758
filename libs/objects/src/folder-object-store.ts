import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { checked, damaged, missing, refuseLarger, sha256 } from './checked';
import { LARGEST_OBJECT_BYTES, LARGEST_STREAMED_BYTES, objectKey, type ObjectAddress, type ObjectStore } from './object-store';

/** Objects as files in a folder: for one process, or several that share the folder. */
export class FolderObjectStore implements ObjectStore {
  /** The limits are for tests. */
  constructor(private readonly folder: string, private readonly largestBytes = LARGEST_OBJECT_BYTES, private readonly largestStreamed = LARGEST_STREAMED_BYTES) {}

  async put(service: string, site: string, bytes: Uint8Array): Promise<ObjectAddress> {
    refuseLarger(bytes.byteLength, this.largestBytes);
    const address = { service, site, sha256: sha256(bytes) };
    const file = this.fileOf(address);
    if (await isWhole(file, address.sha256)) return address;
    await this.write(dirname(file), (handle) => handle.writeFile(bytes).then(() => file));
    return address;
  }

  async putStream(service: string, site: string, chunks: AsyncIterable<Uint8Array>): Promise<ObjectAddress & { readonly size: number }> {
    const hash = createHash('sha256');
    let size = 0;
    const folder = dirname(this.fileOf({ service, site, sha256: '0'.repeat(64) }));
    const file = await this.write(folder, async (handle) => {
      for await (const chunk of chunks) {
        size += chunk.byteLength;
        refuseLarger(size, this.largestStreamed);
        hash.update(chunk);
        await handle.writeFile(chunk); // goes on where the one before ended
      }
      return this.fileOf({ service, site, sha256: hash.digest('hex') });
    });
    return { service, site, sha256: basename(file), size };
  }

  /** Whole under its name or not at all; two writers write the same bytes. `fill` writes and says the name. */
  private async write(folder: string, fill: (handle: FileHandle) => Promise<string>): Promise<string> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const unfinished = join(folder, `unfinished.${randomUUID()}`);
    try {
      const handle = await open(unfinished, 'wx', 0o400);
      let file: string;
      try {
        file = await fill(handle);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(unfinished, file);
      await syncFolders(folder, this.folder);
      return file;
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  async *open(address: ObjectAddress): AsyncIterable<Uint8Array> {
    try {
      yield* checked(createReadStream(this.fileOf(address), { highWaterMark: READ_BYTES }) as AsyncIterable<Buffer>, address);
    } catch (error) {
      throw failure(error, address);
    }
  }

  async get(address: ObjectAddress): Promise<Uint8Array> {
    const bytes = await readFile(this.fileOf(address)).catch((error: unknown) => {
      throw failure(error, address);
    });
    if (sha256(bytes) !== address.sha256) throw damaged(address);
    return bytes;
  }

  async has(address: ObjectAddress): Promise<boolean> {
    return access(this.fileOf(address)).then(() => true, () => false);
  }

  private fileOf(address: ObjectAddress): string {
    return join(this.folder, objectKey(address));
  }
}

/** Bytes that are read at once. */
const READ_BYTES = 256 * 1024;

/** Where there is no such file, that; any other failure stays what it is. */
function failure(error: unknown, address: ObjectAddress): unknown {
  return (error as NodeJS.ErrnoException).code === 'ENOENT' ? missing(address) : error;
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
