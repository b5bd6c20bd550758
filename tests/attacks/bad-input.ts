import { PERMISSIONS } from '@batchwright/access';
import type { Door } from './every-role-every-door';

/** One request that must be refused, in what it is wrong, and with which statuses it may be. */
export interface Attack {
  readonly what: string;
  readonly body: string | Buffer;
  readonly contentType?: string;
  readonly expected: readonly number[];
  /** True: the value itself is allowed; all that is asked is that the plant does not break on it. */
  readonly harmless?: true;
}

const LONG = 'x'.repeat(200_000);
const DEEP = 200;
/** Deeper than any function may call itself. */
const VERY_DEEP = 20_000;
/** Those that show another text than is stored: overrides, embeddings, isolates. */
const TURNED = 'abc\u202edef';
const REFUSED = [400, 413, 422];
/** What a body is refused with after its form was accepted: by the rules, or because the thing is elsewhere meanwhile. */
export const BY_RULE = [400, 403, 404, 409, 412, 413, 422];
const TEN_MEGABYTES = JSON.stringify({ surplus: 'x'.repeat(10 * 1024 * 1024) });

const NOT_UTF8 = '~no-utf-8~';
/** A text of which a decoder that forgives would make another one. */
function notUtf8(body: string): Buffer {
  const at = body.indexOf(NOT_UTF8);
  return Buffer.concat([Buffer.from(body.slice(0, at)), Buffer.from([0x61, 0xc3, 0x28, 0xff]), Buffer.from(body.slice(at + NOT_UTF8.length))]);
}

/** Wrong bodies of a door, made from one that its form lets pass. */
export function attacksOn(example: Readonly<Record<string, unknown>>): Attack[] {
  const json = (body: unknown): string => JSON.stringify(body);
  const withField = (name: string, value: unknown): string => json({ ...example, [name]: value });
  const fields = Object.entries(example);
  const texts = fields.filter(([, value]) => typeof value === 'string').map(([name]) => name);
  let deep: unknown = 'end';
  for (let level = 0; level < DEEP; level += 1) deep = { level: deep };
  return [
    { what: 'not JSON', body: '{"a":', expected: [400] },
    { what: 'a list', body: '[]', expected: [400] },
    { what: 'null', body: 'null', expected: [400] },
    { what: 'text', body: 'hello', contentType: 'text/plain', expected: [400, 415] },
    { what: 'invalid UTF-8', body: Buffer.concat([Buffer.from('{"'), Buffer.from([0xff, 0xfe, 0xc0]), Buffer.from('":1}')]), expected: [400] },
    { what: 'UTF-16', body: Buffer.from(json(example), 'utf16le'), expected: [400] },
    { what: 'twenty thousand levels', body: `${'{"a":'.repeat(VERY_DEEP)}1${'}'.repeat(VERY_DEEP)}`, expected: [400] },
    { what: 'twenty thousand lists', body: `${'['.repeat(VERY_DEEP)}${']'.repeat(VERY_DEEP)}`, expected: [400] },
    { what: 'an unknown field', body: withField('surplus', 1), expected: [400] },
    { what: 'a field too deep', body: withField('surplus', deep), expected: [400] },
    { what: 'a prototype', body: '{"__proto__":{"admin":true}}', expected: [400] },
    { what: 'ten megabytes', body: TEN_MEGABYTES, expected: [413] },
    ...fields.flatMap(([name, value]): Attack[] => [
      { what: `${name} of another type`, body: withField(name, typeof value === 'object' ? 7 : { a: 1 }), expected: [400] },
      { what: `${name} null`, body: withField(name, null), expected: REFUSED },
    ]),
    ...texts.flatMap((name): Attack[] => [
      { what: `${name} too long`, body: withField(name, LONG), expected: REFUSED },
      { what: `${name} with a zero`, body: withField(name, 'a\u0000b'), expected: REFUSED },
      { what: `${name} with a bell`, body: withField(name, 'a\u0007b'), expected: REFUSED },
      { what: `${name} of lone surrogates`, body: withField(name, '\ud800'), expected: REFUSED },
      { what: `${name} that is no UTF-8`, body: notUtf8(withField(name, NOT_UTF8)), expected: [400] },
      { what: `${name} turned from right to left`, body: withField(name, TURNED), expected: [400] },
      { what: `${name} in letters from right to left`, body: withField(name, 'תרופה دواء'), expected: BY_RULE, harmless: true },
      { what: `${name} of four bytes`, body: withField(name, '𝔘𝔫𝔦 💊'), expected: BY_RULE, harmless: true },
    ]),
  ];
}

/** Ids in a path that are no ids. */
export const BAD_IDS = ['..%2f..%2fetc', '%00', '%0a', '%F0%9F%92%8A', 'x'.repeat(3000), "'%3B%20DROP%20TABLE%20run%3B--", '%E2%80%AE', '-1', 'null', '%'];

/** Bad pages and filters of a list. */
export const BAD_QUERIES = ['limit=abc', 'limit=-1', 'limit=0', 'limit=1e9', 'limit=5&limit=6', 'after=%00', 'after=%F0%9F%92%8A', `after=${'x'.repeat(3000)}`, 'after=not-a-key', 'unknown=1', 'minSequence=abc', 'state=a&state=b', 'site[a]=b', 'kind=%FF'];

/** An account that has just the role which the table lets through, so that what refuses is never the role. */
export function accountFor({ action }: Door): string {
  return action === undefined ? 'only.operator' : `only.${PERMISSIONS[action].roles[0] ?? 'operator'}`;
}
