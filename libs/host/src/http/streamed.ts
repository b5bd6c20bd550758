import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/** A file of the answer that is sent as it is made, however large it is; browsers keep it under its name. */
export function streamed(bytes: AsyncIterable<Uint8Array>, { type, name, size }: { readonly type: string; readonly name: string; readonly size: number }): StreamableFile {
  return new StreamableFile(Readable.from(bytes, { objectMode: false }), { type, disposition: `attachment; filename="${name}"`, length: size });
}
