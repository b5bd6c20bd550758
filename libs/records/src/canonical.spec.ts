import { canonical } from './canonical';
import type { JsonValue } from './json';

describe('I3 canonical form', () => {
  it('does not depend on the order of keys', () => {
    expect(canonical({ b: 1, a: { d: '2', c: [true, null] } })).toBe('{"a":{"c":[true,null],"d":"2"},"b":1}');
    expect(canonical({ a: { c: [true, null], d: '2' }, b: 1 })).toBe('{"a":{"c":[true,null],"d":"2"},"b":1}');
  });

  it('orders keys by UTF-16 code units and escapes as RFC 8785 (its own example)', () => {
    expect(canonical({ '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew', '1': 'One', '\u{1f600}': 'Emoji', '\u0080': 'Control', '\u00f6': 'Latin' }))
      .toBe('{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin","\u20ac":"Euro Sign","\u{1f600}":"Emoji","\ufb33":"Hebrew"}');
  });

  it('keeps the digits of amounts, which are text', () => {
    expect(canonical({ value: '100.0' })).not.toBe(canonical({ value: '100' }));
  });

  it.each<[string, unknown, string]>([
    ['a fraction', { a: { b: [1, 0.1] } }, '/a/b/1'],
    ['a number beyond safe integers', { a: 2 ** 53 }, '/a'],
    ['NaN', [Number.NaN], '/0'],
    ['a date object', { at: new Date(0) }, '/at'],
    ['a function', { f: () => 1 }, '/f'],
    ['NUL, which PostgreSQL cannot keep', { t: 'a\u0000b' }, '/t'],
    ['half a character', { t: '\ud800' }, '/t'],
    ['undefined in a list', [undefined], '/0'],
  ])('refuses %s and says where', (_name, value, path) => {
    expect(() => canonical(value as JsonValue)).toThrow(expect.objectContaining({ code: 'not-canonical', params: expect.objectContaining({ path }) as unknown }) as Error);
  });

  it('leaves out what is undefined in an object', () => {
    expect(canonical({ a: undefined as unknown as string, b: '1' })).toBe('{"b":"1"}');
  });
});
