import { videoTypeOf } from './video-type';

function box(type: string, body = Buffer.alloc(4)): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length + 8);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), body]);
}
const mp4 = Buffer.concat([box('ftyp', Buffer.from('isom')), box('moov'), box('mdat', Buffer.alloc(40))]);

/** `length` undefined = one that was recorded live. */
function webm(type = 'webm', length: number | undefined = 20): Buffer {
  const head = Buffer.concat([Buffer.from([0x42, 0x82, 0x80 | type.length]), Buffer.from(type)]);
  const size = length === undefined ? 0xff : 0x80 | length;
  return Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x80 | head.length]), head, Buffer.from([0x18, 0x53, 0x80, 0x67, size]), Buffer.alloc(20)]);
}

describe('A9 what a video is, its content says', () => {
  it('knows whole videos', () => {
    expect([videoTypeOf(mp4), videoTypeOf(webm()), videoTypeOf(webm('webm', undefined))]).toEqual(['video/mp4', 'video/webm', 'video/webm']);
  });

  it.each([
    ['an MP4 that is cut off', mp4.subarray(0, -3)],
    ['an MP4 with a program behind it', Buffer.concat([mp4, Buffer.from('MZ')])],
    ['an MP4 without its index', Buffer.concat([box('ftyp'), box('mdat')])],
    ['boxes that begin with another', Buffer.concat([box('moov'), box('ftyp'), box('mdat')])],
    ['a box shorter than itself', Buffer.from([0, 0, 0, 4, 0x66, 0x74, 0x79, 0x70])],
    ['a WebM that is cut off', webm().subarray(0, -1)],
    ['a Matroska file of another type', webm('matr')],
    ['the first bytes of a WebM alone', Buffer.from([0x1a, 0x45, 0xdf, 0xa3])],
    ['a program', Buffer.from('MZ\x90\x00 and so on and so on', 'latin1')],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s', (_, bytes) => {
    expect(videoTypeOf(bytes)).toBeUndefined();
  });
});
