import { inflateSync } from 'node:zlib';

/** A colour as it is written in a stylesheet: `#1b5fa8`. */
type Colour = string;

/** A part of a picture, in its pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How far each part of a colour may be from what is looked for: edges of lines are smoothed. */
const NEAR = 24;
const SIGNATURE = '89504e470d0a1a0a';

/** A picture that was taken out of the console, decoded pixel by pixel: tells what is drawn where. */
export class DrawnPicture {
  private constructor(
    readonly width: number,
    readonly height: number,
    private readonly bytes: Buffer,
    private readonly channels: number,
  ) {}

  /** A PNG of eight bits, without a palette and not interlaced, as browsers write it. */
  static of(png: Buffer): DrawnPicture {
    if (png.subarray(0, 8).toString('hex') !== SIGNATURE) throw new Error('that is no PNG');
    const parts = new Map<string, Buffer[]>();
    for (let at = 8; at < png.length; ) {
      const length = png.readUInt32BE(at);
      const name = png.toString('latin1', at + 4, at + 8);
      parts.set(name, [...(parts.get(name) ?? []), png.subarray(at + 8, at + 8 + length)]);
      at += length + 12;
    }
    const header = parts.get('IHDR')?.[0];
    if (!header) throw new Error('the PNG has no header');
    const [width, height, depth, type, , , interlaced] = [header.readUInt32BE(0), header.readUInt32BE(4), ...header.subarray(8)];
    const channels = type === 6 ? 4 : 3;
    if (depth !== 8 || (type !== 6 && type !== 2) || interlaced !== 0) throw new Error(`a PNG of ${depth} bits, type ${type}, is not read here`);
    return new DrawnPicture(width, height, unfiltered(inflateSync(Buffer.concat(parts.get('IDAT') ?? [])), width * channels, height, channels), channels);
  }

  has(x: number, y: number, colour: Colour): boolean {
    const at = (Math.round(y) * this.width + Math.round(x)) * this.channels;
    return [1, 3, 5].every((part, index) => Math.abs((this.bytes[at + index] ?? 999) - Number.parseInt(colour.slice(part, part + 2), 16)) <= NEAR);
  }

  /** Share of the columns of an area in which a colour is drawn. */
  columns(area: Area, colour: Colour): number {
    return share(area.width, (x) => any(area.height, (y) => this.has(area.left + x, area.top + y, colour)));
  }

  /** Rows of the picture in which a colour covers at least this share of the area: a limit is such a row, a curve that moves is none. */
  rows(area: Area, colour: Colour, least: number): number[] {
    return Array.from({ length: Math.floor(area.height) }, (_, y) => area.top + y).filter((y) => share(area.width, (x) => this.has(area.left + x, y, colour)) >= least);
  }

  /** Middle of where a colour is drawn in a column; undefined where it is not. */
  middle(area: Area, x: number, colour: Colour): number | undefined {
    const found = Array.from({ length: Math.floor(area.height) }, (_, y) => area.top + y).filter((y) => this.has(x, y, colour));
    return found.length === 0 ? undefined : found.reduce((sum, y) => sum + y, 0) / found.length;
  }

  /** Whether a colour is drawn anywhere in an area. */
  shows(area: Area, colour: Colour): boolean {
    return any(area.width, (x) => any(area.height, (y) => this.has(area.left + x, area.top + y, colour)));
  }
}

function share(count: number, is: (at: number) => boolean): number {
  let found = 0;
  for (let at = 0; at < Math.floor(count); at += 1) if (is(at)) found += 1;
  return found / Math.floor(count);
}

function any(count: number, is: (at: number) => boolean): boolean {
  for (let at = 0; at < Math.floor(count); at += 1) if (is(at)) return true;
  return false;
}

/** Takes the filters off the lines (PNG 1.2, 6). */
function unfiltered(raw: Buffer, line: number, height: number, step: number): Buffer {
  const bytes = Buffer.alloc(line * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (line + 1)] ?? 0;
    for (let x = 0; x < line; x += 1) {
      const [left, up, corner] = [x < step ? 0 : bytes[y * line + x - step], y === 0 ? 0 : bytes[(y - 1) * line + x], x < step || y === 0 ? 0 : bytes[(y - 1) * line + x - step]].map(Number) as [number, number, number];
      const before = filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : filter === 4 ? paeth(left, up, corner) : 0;
      bytes[y * line + x] = ((raw[y * (line + 1) + 1 + x] ?? 0) + before) & 255;
    }
  }
  return bytes;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [left, up, corner].map((one) => Math.abs(left + up - corner - one)) as [number, number, number];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
