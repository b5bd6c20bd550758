import { drawable } from './drawable';

const latin = (point: number): boolean => point < 0x250;

describe('B16 characters that no font can draw', () => {
  it('are printed as their code points; nothing else changes', () => {
    expect(['5.0 mg µg ä', 'a\tb\r\nc', 'tight 😀 lid', 'x\uFEFFy\uFFFEz', '\u0000', 'מ\uD800'].map((text) => drawable(text, latin))).toEqual(['5.0 mg µg ä', 'a b\nc', 'tight [U+1F600] lid', 'x[U+FEFF]y[U+FFFE]z', '[U+0000]', '[U+05DE][U+D800]']);
  });
});
