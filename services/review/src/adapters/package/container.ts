import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** A file of a package: path inside it, and its bytes, from the beginning each time they are asked for. */
export interface PackagedFile {
  readonly path: string;
  bytes(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** A file that was read through once, so that its headers can be written before it. */
export interface MeasuredFile extends PackagedFile {
  readonly size: number;
  readonly crc: number;
  readonly sha256: string;
}

const LOCAL_HEADER = Buffer.from('PK\x03\x04', 'latin1');
const DIRECTORY_HEADER = Buffer.from('PK\x01\x02\x14\x00', 'latin1');
const DIRECTORY_END = Buffer.from('PK\x05\x06', 'latin1');

/** A file of which all bytes are at hand. */
export function fileOf(path: string, bytes: Uint8Array): PackagedFile {
  return { path, bytes: () => [bytes] };
}

/** All bytes at once: for what is known to be small. */
export async function allOf(chunks: ReturnType<PackagedFile['bytes']>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/** Reads a file through, keeping nothing of it. */
export async function measure(file: PackagedFile): Promise<MeasuredFile> {
  const hash = createHash('sha256');
  let size = 0;
  let crc = 0;
  for await (const chunk of file.bytes()) {
    hash.update(chunk);
    size += chunk.byteLength;
    crc = crc32(chunk, crc);
  }
  return { path: file.path, bytes: () => file.bytes(), size, crc, sha256: hash.digest('hex') };
}

/**
 * A ZIP file that any program opens, with every byte determined by the files: stored, no times, no comments. So there is one
 * container for one list of files, and a flipped byte anywhere is found (docs/package-format.md). Given part by part: it may be larger than the memory.
 */
export async function* packContainer(files: readonly MeasuredFile[]): AsyncIterable<Uint8Array> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.path, 'utf8');
    const fields = headerFields(file, name.length);
    const position = Buffer.alloc(14);
    position.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([DIRECTORY_HEADER, fields, position, name]));
    const local = Buffer.concat([LOCAL_HEADER, fields, name]);
    yield local;
    yield* file.bytes();
    offset += local.length + file.size;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  yield Buffer.concat([central, DIRECTORY_END, end]);
}

function headerFields({ crc, size }: MeasuredFile, nameLength: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0); // version 2.0 reads it
  fields.writeUInt16LE(0x0800, 2); // names are UTF-8
  fields.writeUInt16LE(0x0021, 8); // 1980-01-01, the earliest date there is
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(size, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}
