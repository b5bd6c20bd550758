import { createHash, randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { refuseLarger } from './checked';

/** Bytes that came as a stream, on this machine's disk. */
export interface Spooled {
  readonly sha256: string;
  readonly size: number;
  /** The bytes from the beginning; may be asked for again. */
  read(): Readable;
}

/**
 * Writes a stream to the temporary folder, so that its hash is known before it goes anywhere, and gives it to `use`. The file has no name while it
 * is used: it is gone with the process, however that ends. Fails with `object-too-large`, or as the source does.
 */
export async function spooled<T>(chunks: AsyncIterable<Uint8Array>, largest: number, use: (bytes: Spooled) => Promise<T>): Promise<T> {
  const name = join(tmpdir(), `batchwright-object.${randomUUID()}`);
  const file = await open(name, 'wx+', 0o600);
  try {
    await rm(name);
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of chunks) {
      size += chunk.byteLength;
      refuseLarger(size, largest);
      hash.update(chunk);
      await file.writeFile(chunk); // goes on where the one before ended
    }
    return await use({ sha256: hash.digest('hex'), size, read: () => file.createReadStream({ start: 0, autoClose: false, highWaterMark: READ_BYTES }) });
  } finally {
    await file.close();
  }
}

/** Bytes that are read at once. */
const READ_BYTES = 256 * 1024;
