import type { Sample } from '../../domain/admit';

/** PostgreSQL counts from 2000-01-01 UTC. */
const EPOCH_MICROSECONDS = 946_684_800_000_000;
const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const QUALITIES = { good: 0, uncertain: 1, bad: 2 } as const;

/** A sample of a tag's number. */
export interface NumberedSample extends Sample {
  readonly tag: number;
}

export const COPY_SAMPLES = 'COPY sample (tag, at, number, words, quality, status, stated) FROM STDIN (FORMAT binary)';

/** Samples in the binary format of `COPY` (PostgreSQL, "COPY: Binary Format"): a header, for each row the number of fields and each field behind its length, −1 at the end. */
export function binaryRows(samples: readonly NumberedSample[]): Buffer {
  let bytes = Buffer.allocUnsafe(SIGNATURE.length + samples.length * 80 + 2);
  let at = SIGNATURE.copy(bytes);
  const room = (length: number): void => {
    if (at + length <= bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, at + length));
    bytes.copy(larger, 0, 0, at);
    bytes = larger;
  };
  const words = (text: string | undefined): void => {
    if (text === undefined) return void (at = bytes.writeInt32BE(-1, at));
    const clean = text.replaceAll('\0', '\u{FFFD}'); // PostgreSQL keeps no zero byte
    const length = Buffer.byteLength(clean);
    room(length + 60);
    at = bytes.writeInt32BE(length, at);
    at += bytes.write(clean, at);
  };
  const instant = (microseconds: number | undefined): void => {
    if (microseconds === undefined) return void (at = bytes.writeInt32BE(-1, at));
    at = bytes.writeInt32BE(8, at);
    at = bytes.writeBigInt64BE(BigInt(microseconds - EPOCH_MICROSECONDS), at);
  };
  for (const { tag, at: moment, value, quality, status, stated } of samples) {
    room(100);
    at = bytes.writeInt16BE(7, at);
    at = bytes.writeInt32BE(4, at);
    at = bytes.writeInt32BE(tag, at);
    instant(moment);
    if (typeof value === 'string' || value === null) at = bytes.writeInt32BE(-1, at);
    else {
      at = bytes.writeInt32BE(8, at);
      at = bytes.writeDoubleBE(Number(value), at);
    }
    words(typeof value === 'string' ? value : undefined);
    at = bytes.writeInt32BE(2, at);
    at = bytes.writeInt16BE(QUALITIES[quality], at);
    words(status);
    instant(stated !== undefined && Number.isSafeInteger(stated) ? stated : undefined);
  }
  room(2);
  at = bytes.writeInt16BE(-1, at);
  return bytes.subarray(0, at);
}
