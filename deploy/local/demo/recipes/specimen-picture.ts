import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import type { ScriptedValue } from './batch-script';

const [WIDTH, HEIGHT] = [320, 180];
export type Colour = readonly [number, number, number];
const PAPER: Colour = [250, 250, 246];
const INK: Colour = [32, 36, 44];
const BAND: Colour = [126, 112, 168];

/** What somebody photographs: a drawn label with a band, lines of print and a code that follows from its text. */
export function specimen(entry: string, fileName: string, text: string): ScriptedValue {
  const png = drawLabel(createHash('sha256').update(text).digest());
  return { entry, value: createHash('sha256').update(png).digest('hex'), picture: { fileName, png } };
}

function drawLabel(code: Buffer): Buffer {
  return pngOf((x, y) => colourAt(x, y, code));
}

/** A picture of 320 by 180 points, each of the colour that is said for it. */
export function pngOf(colour: (x: number, y: number) => Colour): Buffer {
  const lines = Array.from({ length: HEIGHT }, (_, y) => Buffer.from([0, ...Array.from({ length: WIDTH }, (__, x) => colour(x, y)).flat()]));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.writeUInt8(8, 8);
  header.writeUInt8(2, 9); // red, green, blue
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(lines))), chunk('IEND', Buffer.alloc(0))]);
}

function colourAt(x: number, y: number, code: Buffer): Colour {
  if (x < 3 || y < 3 || x >= WIDTH - 3 || y >= HEIGHT - 3) return INK;
  if (y < 36) return BAND;
  const [column, row] = [Math.floor((x - 216) / 10), Math.floor((y - 56) / 10)];
  if (column >= 0 && column < 9 && row >= 0 && row < 9) return column === 0 || row === 8 || ((code[(row * 9 + column) % 32] ?? 0) >> (row % 8)) % 2 === 1 ? INK : PAPER;
  const line = Math.floor((y - 56) / 16);
  const isPrint = x > 20 && x < 60 + ((code[line % 32] ?? 0) % 120) && line >= 0 && line < 6 && (y - 56) % 16 < 7 && x % 9 < 7;
  return isPrint ? INK : PAPER;
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
