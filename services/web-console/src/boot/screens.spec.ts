import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../../..');
const read = (path: string): string => readFileSync(resolve(ROOT, path), 'utf8');
const rows = read('docs/screens.md').split('\n').filter((line) => line.startsWith('| ')).slice(1).map((line) => line.split('|').slice(1, 5));
const named = (cell: string | undefined): string[] => [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');

describe('N7 the table of screens', () => {
  it('has every route of the console, and none that is not', () => {
    const routes = [...read('services/web-console/ui/app/routes.tsx').matchAll(/path: '([^']+)'/g)].map(([, path]) => path).filter((path) => path !== '*');
    expect([...new Set(rows.flatMap(([, route]) => named(route)))].sort()).toEqual([...new Set(routes)].sort());
  });

  it('names pictures and tests that are there, and each picture is taken by a test', () => {
    const tests = readdirSync(resolve(ROOT, 'tests/acceptance')).map((file) => read(`tests/acceptance/${file}`)).join('\n');
    const pictures = rows.flatMap(([, , cell]) => named(cell));
    expect(pictures.filter((name) => !existsSync(resolve(ROOT, `docs/images/screens/${name}.png`)))).toEqual([]);
    expect(pictures.filter((name) => !tests.includes(`'${name}'`))).toEqual([]);
    expect(rows.flatMap(([, , , cell]) => named(cell)).filter((name) => !existsSync(resolve(ROOT, `tests/acceptance/${name}.accept.spec.ts`)))).toEqual([]);
  });
});
