/**
 * What kind of video bytes are, told by themselves: an MP4 whose boxes lie end to end with picture and index, or a WebM. Undefined for everything else,
 * also for a video that is cut off at its end. Frames are not decoded.
 */
export function videoTypeOf(bytes: Uint8Array): 'video/mp4' | 'video/webm' | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isMp4(buffer)) return 'video/mp4';
  return isWebm(buffer) ? 'video/webm' : undefined;
}

/** ISO 14496-12: boxes with a length and a type, the first says what it is; the last ends where the file does. */
function isMp4(bytes: Buffer): boolean {
  const found = new Set<string>();
  let at = 0;
  while (at + 8 <= bytes.length) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (at === 0 && type !== 'ftyp') return false;
    const short = bytes.readUInt32BE(at);
    const long = short === 1 && at + 16 <= bytes.length ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    const length = short === 0 ? bytes.length - at : long;
    if (length < 8 || at + length > bytes.length) return false;
    found.add(type);
    at += length;
  }
  return at === bytes.length && ['ftyp', 'moov', 'mdat'].every((type) => found.has(type));
}

const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;

/** RFC 8794, RFC 9559: a head that names the type `webm`, and one segment behind it that is all there. */
function isWebm(bytes: Buffer): boolean {
  if (bytes.length < 12 || bytes.readUInt32BE(0) !== EBML) return false;
  const head = sizeAt(bytes, 4);
  if (!head || head.size === undefined || head.end + head.size + 5 > bytes.length) return false;
  const segmentAt = head.end + head.size;
  if (!bytes.subarray(head.end, segmentAt).includes(Buffer.from('webm', 'latin1')) || bytes.readUInt32BE(segmentAt) !== SEGMENT) return false;
  const segment = sizeAt(bytes, segmentAt + 4);
  if (!segment) return false;
  // what is recorded live does not know its length
  return segment.size === undefined ? segment.end < bytes.length : segment.end + segment.size === bytes.length;
}

/** A number of variable length: as many leading zero bits, as bytes follow. All ones = unknown. */
function sizeAt(bytes: Buffer, at: number): { readonly size: number | undefined; readonly end: number } | undefined {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || at + length > bytes.length) return undefined;
  const rest = [...bytes.subarray(at + 1, at + length)];
  const own = first & (0xff >> length);
  const unknown = own === 0xff >> length && rest.every((byte) => byte === 0xff);
  return { size: unknown ? undefined : rest.reduce((size, byte) => size * 256 + byte, own), end: at + length };
}
