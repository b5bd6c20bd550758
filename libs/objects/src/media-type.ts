import { crc32, inflateSync } from 'node:zlib';

/** Pixels of the largest picture: whoever opens it needs four bytes for each. */
const MOST_PIXELS = 50_000_000;
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * What bytes are, told by themselves and not by any name: a whole PNG, a whole JPEG, a PDF. Undefined for everything else, also
 * for a picture that is cut off or damaged: what nobody can open is no record.
 */
export function mediaTypeOf(bytes: Uint8Array): 'image/png' | 'image/jpeg' | 'application/pdf' | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isPng(buffer)) return 'image/png';
  if (isJpeg(buffer)) return 'image/jpeg';
  return buffer.subarray(0, 5).toString('latin1') === '%PDF-' && buffer.subarray(-1024).includes('%%EOF') ? 'application/pdf' : undefined;
}

/** Every chunk has its checksum, and the pixels are all there. */
function isPng(bytes: Buffer): boolean {
  if (!bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return false;
  const data: Buffer[] = [];
  let header: Buffer | undefined;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return false;
    const type = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, end - 4);
    if (type === 'IHDR' && length === 13) header = body;
    if (type === 'IDAT') data.push(body);
    if (type === 'IEND') return end === bytes.length && header !== undefined && pixelsAreThere(header, Buffer.concat(data));
    at = end;
  }
  return false;
}

function pixelsAreThere(header: Buffer, data: Buffer): boolean {
  const [width, height, depth, colour, interlaced] = [header.readUInt32BE(0), header.readUInt32BE(4), header.readUInt8(8), header.readUInt8(9), header.readUInt8(12)];
  const samples = SAMPLES[colour];
  if (samples === undefined || width === 0 || height === 0 || width * height > MOST_PIXELS) return false;
  const least = (Math.ceil((width * samples * depth) / 8) + 1) * height;
  try {
    // an interlaced picture has more lines, each with its filter byte
    const found = inflateSync(data, { maxOutputLength: least * 2 + 1024 }).length;
    return interlaced === 0 ? found === least : found >= Math.floor((width * height * samples * depth) / 8);
  } catch {
    return false;
  }
}

/** From its beginning over a frame with a size to its end. */
function isJpeg(bytes: Buffer): boolean {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8 || !bytes.subarray(-1024).includes(Buffer.from([0xff, 0xd9]))) return false;
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes.readUInt8(at) !== 0xff) return false;
    const marker = bytes.readUInt8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return bytes.readUInt16BE(at + 5) > 0 && bytes.readUInt16BE(at + 7) > 0 && bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7) <= MOST_PIXELS;
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return false;
}
