import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const house = resolve(__dirname, '../..');
const WAYS = ['API', 'SQL role', 'race', 'crash', 'clock'];

interface Line {
  readonly rule: string;
  readonly way: string;
  readonly cell: string;
}

/** The lines of all tables, each with the rule it stands under. */
function linesOf(page: string): Line[] {
  return page.split(/^## /m).slice(1).flatMap((section) => {
    const rule = /^\d+/.exec(section)?.[0] ?? '';
    return [...section.matchAll(/^\| (.+?) \| (.*) \|$/gm)].filter(([, way]) => way !== 'attack by').map(([, way = '', cell = '']) => ({ rule, way, cell }));
  });
}

/** Why a line proves nothing; undefined when it names a test that exists, or says plainly that there is none. */
function faultOf({ cell }: Line): string | undefined {
  if (/^(open: |not applicable because )\S.{20,}/.test(cell)) return undefined;
  const [, path = '', title = ''] = /^`([^`]+)` › (.+?)(?: — .+)?$/.exec(cell) ?? [];
  if (!/\.spec\.ts$/.test(path) || !existsSync(join(house, path))) return `no such file of tests: ${cell}`;
  const source = readFileSync(join(house, path), 'utf8').replaceAll("\\'", "'");
  return ["'", '`'].some((quote) => source.includes(`(${quote}${title}${quote}, `)) ? undefined : `no such test in ${path}: ${title}`;
}

describe('every rule has its attacks', () => {
  const lines = linesOf(readFileSync(join(house, 'docs/validate/rules-and-attacks.md'), 'utf8'));

  it('each of the twelve, by each of the five ways', () => {
    const expected = Array.from({ length: 12 }, (_, index) => String(index + 1)).flatMap((rule) => WAYS.map((way) => `${rule} by ${way}`));
    expect(lines.map(({ rule, way }) => `${rule} by ${way}`)).toEqual(expected);
  });

  it('and each test that is named exists', () => {
    expect(lines.flatMap((line) => faultOf(line) ?? [])).toEqual([]);
    expect(lines.filter(({ cell }) => cell.includes('.spec.ts` › ')).length).toBeGreaterThan(40);
  });

  it.each([
    ['a test that does not exist', '`tests/attacks/raw-sql.int.spec.ts` › was never written'],
    ['a file that does not exist', '`tests/attacks/planted.int.spec.ts` › every service of the house is attacked'],
    ['an empty excuse', 'open: '],
    ['nothing', ''],
  ])('a planted line with %s is found', (_what, cell) => {
    expect(faultOf({ rule: '1', way: 'API', cell })).toBeDefined();
  });
});
