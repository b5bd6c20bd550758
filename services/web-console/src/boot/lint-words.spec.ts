import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lint } from '../../ui/language/de/lint';

const SOURCES = resolve(__dirname, '../../../../libs/procedure/src');

describe('N7 what lint finds, in German', () => {
  it('has words for every code that lint can give, and for none that it cannot', () => {
    const codes = new Set(readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts')).flatMap((file) => [...readFileSync(join(SOURCES, file), 'utf8').matchAll(/\bfinding\(\s*'([a-z-]+)'/g)].map(([, code]) => code)));
    expect([...codes].sort()).toEqual(Object.keys(lint.lint).sort());
  });
});
