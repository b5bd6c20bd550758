import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const house = resolve(__dirname, '../../../..');

interface Component {
  readonly 'bom-ref': string;
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  hashes?: unknown[];
}

interface Sbom {
  serialNumber: string;
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

describe('N6 bill of materials of what runs in production', () => {
  let folder: string;
  beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'batchwright-sbom-')); });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function run(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(house, 'libs/tooling/bin/sbom.mjs'), ...args], { encoding: 'utf8', env: { ...process.env, SOURCE_DATE_EPOCH: '1700000000' } });
    return { status, text: stdout + stderr };
  }

  function make(name: string, ...args: string[]): Sbom {
    const file = join(folder, name);
    const { status, text } = run('--out', file, ...args);
    expect({ status, text }).toEqual({ status: 0, text: expect.stringMatching(/^sbom: \d+ components in /) });
    return JSON.parse(readFileSync(file, 'utf8')) as Sbom;
  }

  it('names every package that production needs, and no other', () => {
    const { components } = make('house.json');
    const names = new Set(components.map(({ group, name }) => (group === undefined ? name : `${group}/${name}`)));
    const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(house, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;
    expect(Object.keys(dependencies ?? {}).filter((name) => !names.has(name))).toEqual([]);
    expect([...Object.keys(optionalDependencies ?? {}), 'jest', 'typescript', 'vite', '@swc/core', 'playwright-core'].filter((name) => names.has(name))).toEqual([]);
    expect(components.length).toBeGreaterThan(Object.keys(dependencies ?? {}).length * 3);
  });

  it('is the same bytes each time', () => {
    make('one.json');
    make('two.json');
    expect(readFileSync(join(folder, 'one.json')).equals(readFileSync(join(folder, 'two.json')))).toBe(true);
  });

  it('takes peers and packages under another name, and leaves development and optional ones out', () => {
    const lock = join(folder, 'package-lock.json');
    const integrity = `sha512-${Buffer.alloc(64, 7).toString('base64')}`;
    const entry = (more: object) => ({ version: '1.0.0', license: 'MIT', integrity, ...more });
    writeFileSync(lock, JSON.stringify({
      lockfileVersion: 3,
      packages: {
        '': { name: 'house', version: '2.0.0', license: 'Apache-2.0', dependencies: { '@a/one': '1.0.0' }, devDependencies: { tool: '1.0.0' }, optionalDependencies: { local: '1.0.0' } },
        'node_modules/@a/one': entry({ dependencies: { two: '^1', 'three-cjs': 'npm:three@^1' }, peerDependencies: { peer: '1', absent: '1' }, peerDependenciesMeta: { absent: { optional: true } } }),
        'node_modules/two': entry({ version: '9.0.0', dev: true }),
        'node_modules/@a/one/node_modules/two': entry({ license: '(MIT OR ISC)' }),
        'node_modules/three-cjs': entry({ name: 'three', version: '3.0.0' }),
        'node_modules/peer': entry({}),
        'node_modules/tool': entry({ dev: true }),
        'node_modules/local': entry({ optional: true }),
      },
    }));
    const { components, dependencies } = make('small.json', '--lock', lock);
    expect(components.map(({ purl }) => purl).sort()).toEqual(['pkg:npm/%40a/one@1.0.0', 'pkg:npm/peer@1.0.0', 'pkg:npm/three@3.0.0', 'pkg:npm/two@1.0.0']);
    expect(dependencies.find(({ ref }) => ref === 'node_modules/@a/one')?.dependsOn).toEqual(['node_modules/@a/one/node_modules/two', 'node_modules/peer', 'node_modules/three-cjs']);
  });

  it.each<[string, (sbom: Sbom) => void, string]>([
    ['a package is missing', (sbom) => void (sbom.components = sbom.components.filter(({ name }) => name !== 'kafkajs')), 'kafkajs@2.2.4 runs in production and is not in the bill of materials'],
    ['a package is too many', (sbom) => void sbom.components.push({ 'bom-ref': 'x', name: 'left-pad', version: '1.0.0', purl: 'pkg:npm/left-pad@1.0.0', hashes: [{ content: 'a'.repeat(40) }] }), 'left-pad@1.0.0 is in the bill of materials and does not run in production'],
    ['a hash is missing', (sbom) => void delete sbom.components.find(({ name }) => name === 'pg')?.hashes, 'has no hash'],
    ['the graph leads nowhere', (sbom) => void sbom.dependencies[0]?.dependsOn?.push('nowhere'), 'the graph names nowhere'],
    ['two have one reference', (sbom) => void sbom.components.push(sbom.components[0] as Component), 'two components have the same reference'],
  ])('is refused when %s', (_what, spoil, sentence) => {
    const sbom = make('spoilt.json');
    spoil(sbom);
    writeFileSync(join(folder, 'spoilt.json'), JSON.stringify(sbom));
    const { status, text } = run('--check', join(folder, 'spoilt.json'));
    expect(status).toBe(1);
    expect(text).toContain(sentence);
  });
});
