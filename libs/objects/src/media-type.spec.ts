import { crc32, deflateSync } from 'node:zlib';
import { mediaTypeOf } from './media-type';

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A white picture of grey values; `lines` of pixels may be fewer than it says. */
function png(width: number, height: number, lines = height): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * lines, 255))), chunk('IEND', Buffer.alloc(0))]);
}

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0x00, 0x0b, 0x08, 0x00, 0x10, 0x00, 0x10, 0x01, 0x01, 0x11, 0x00, 0xff, 0xd9]);

describe('B13 what a file is, its content says', () => {
  it('knows whole pictures and documents', () => {
    expect(mediaTypeOf(png(8, 5))).toBe('image/png');
    expect(mediaTypeOf(jpeg)).toBe('image/jpeg');
    expect(mediaTypeOf(Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n'))).toBe('application/pdf');
  });

  it.each([
    ['a program that is called .jpg', Buffer.from('\x7fELF\x02\x01\x01', 'latin1')],
    ['a Windows program', Buffer.from('MZ\x90\x00', 'latin1')],
    ['a web page', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
    ['nothing', Buffer.alloc(0)],
    ['a program behind the first bytes of a JPEG', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('MZ this is a program')])],
    ['a picture that is cut off', png(8, 5).subarray(0, 40)],
    ['a picture with a program behind it', Buffer.concat([png(8, 5), Buffer.from('MZ')])],
    ['a picture with fewer pixels than it says', png(8, 5, 3)],
    ['a picture that would fill the memory', png(60_000, 60_000, 1)],
  ])('refuses %s', (_, bytes) => {
    expect(mediaTypeOf(bytes)).toBeUndefined();
  });

  it('refuses a picture with one changed byte', () => {
    const changed = png(8, 5);
    changed[45] = (changed[45] ?? 0) ^ 1;
    expect(mediaTypeOf(changed)).toBeUndefined();
  });
});
