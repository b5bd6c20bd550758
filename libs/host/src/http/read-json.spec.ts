import { LIMITS } from '../limits';
import { readJson } from './read-json';
import { holdsUnreadable } from './unreadable';

const nested = (levels: number): Buffer => Buffer.from(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);

describe('L4 a body is read as it was sent, or not at all', () => {
  it('takes JSON in UTF-8, letters of any script, and nothing for no body', () => {
    expect(readJson(Buffer.from('{"text":"𝔘 דרך 100 °C\\n"}'))).toEqual({ text: '𝔘 דרך 100 °C\n' });
    expect(readJson(Buffer.alloc(0))).toBeUndefined();
    expect(() => readJson(nested(LIMITS.depth))).not.toThrow();
  });

  it.each([
    ['a byte that is no UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22])],
    ['an overlong form', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
    ['UTF-16', Buffer.from('{"a":1}', 'utf16le')],
    ['half of a document', Buffer.from('{"a":')],
  ])('refuses %s, and puts no other sign in its place', (_what, bytes) => {
    expect(() => readJson(bytes)).toThrow(expect.objectContaining({ code: 'body-unreadable' }) as Error);
  });

  it.each([LIMITS.depth + 1, 100_000])('refuses %d levels without calling itself as often', (levels) => {
    expect(() => readJson(nested(levels))).toThrow(expect.objectContaining({ code: 'body-invalid' }) as Error);
  });

  it('what turns the direction of reading is unreadable; letters from right to left are not', () => {
    expect(['\u202e', '\u2066', '\u0000', '\u007f', '\ud800'].map(holdsUnreadable)).toEqual([true, true, true, true, true]);
    expect(['דרך', 'دواء', '💊', '\t\n', '\u200f'].map(holdsUnreadable)).toEqual([false, false, false, false, false]);
  });
});
