import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { changed, readPage } from './page';

const root = resolve(__dirname, '../..');

describe('the page about a new service', () => {
  it('fits the house as it is: what it changes is there once, what it writes is not', () => {
    const texts = new Map<string, string>();
    for (const deed of readPage()) {
      if (deed.what === 'change') texts.set(deed.file, changed(texts.get(deed.file) ?? readFileSync(resolve(root, deed.file), 'utf8'), deed));
      if (deed.what === 'write') expect({ file: deed.file, there: existsSync(resolve(root, deed.file)) }).toEqual({ file: deed.file, there: false });
    }
    expect(texts.size).toBeGreaterThan(10);
    expect([...texts].filter(([, text]) => !text.includes('visit')).map(([file]) => file)).toEqual([]);
  });

  it('is read strictly', () => {
    expect(() => readPage('```ts\nconst a = 1;\n```')).toThrow('neither of which file');
    expect(() => readPage('```diff a.ts\n a\n-b\n+c\n```')).toThrow('neither + nor -');
    expect(() => changed('a a', { what: 'change', file: 'a.ts', from: 'a', to: 'b' })).toThrow('2 times');
    expect(() => changed('a', { what: 'change', file: 'a.ts', from: 'b', to: 'c' })).toThrow('0 times');
  });
});
