import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../../..');
const { leftOut, leftOutLines } = jest.requireActual<{ leftOut: string[]; leftOutLines: () => string[] }>('./left-out-over-services.cjs');
const files = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.accept.spec.ts')).map((path) => `tests/${path}`);
/** Acts on the plant of the run, or starts services of its own (`SteeredServices` does). */
const isOverServices = (path: string): boolean => /thePlant\(\)|startServices\(/.test(readFileSync(join(root, path), 'utf8'));

describe('K4 what a run over services leaves out', () => {
  it('is every acceptance file that would start the plant in one process there, and no other', () => {
    expect(files.length).toBeGreaterThan(20);
    expect([...leftOut].sort()).toEqual(files.filter((path) => !isOverServices(path)).sort());
  });

  it('is said with its reason', () => {
    expect(leftOutLines()).toEqual(leftOut.map((path) => expect.stringMatching(new RegExp(`^left out over services: ${path}, because .{30}`)) as string));
  });
});
