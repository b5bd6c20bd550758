import { crc32 } from 'node:zlib';

/** A file of a package: path inside it, and its bytes. */
export interface PackagedFile {
  readonly path: string;
  readonly bytes: Buffer;
}

const LOCAL_HEADER = Buffer.from('PK\x03\x04', 'latin1');
const DIRECTORY_HEADER = Buffer.from('PK\x01\x02\x14\x00', 'latin1');
const DIRECTORY_END = Buffer.from('PK\x05\x06', 'latin1');

/**
 * A ZIP file that any program opens, with every byte determined by the files: stored, no times, no comments. So there is one
 * container for one list of files, and a flipped byte anywhere is found (docs/package-format.md).
 */
export function packContainer(files: readonly PackagedFile[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, bytes } of files) {
    const name = Buffer.from(path, 'utf8');
    const fields = headerFields(bytes, name.length);
    const position = Buffer.alloc(14);
    position.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([DIRECTORY_HEADER, fields, position, name]));
    const local = Buffer.concat([LOCAL_HEADER, fields, name, bytes]);
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, central, DIRECTORY_END, end]);
}

function headerFields(bytes: Buffer, nameLength: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0); // version 2.0 reads it
  fields.writeUInt16LE(0x0800, 2); // names are UTF-8
  fields.writeUInt16LE(0x0021, 8); // 1980-01-01, the earliest date there is
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(bytes.length, 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}
