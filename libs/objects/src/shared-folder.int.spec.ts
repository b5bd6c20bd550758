import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sha256 } from './checked';
import { FolderObjectStore } from './folder-object-store';

const ROOT = resolve(__dirname, '../../..');
const PROGRAM = join(ROOT, 'dist/libs/objects/src/put-at-once.fixture.js');

describe('B13 objects in a folder that several processes share', () => {
  let folder: string;
  beforeAll(() => { execFileSync(process.execPath, [join(ROOT, 'libs/tooling/bin/build.mjs'), '--server'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] }); }, 300_000);
  beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'bw-objects-')); });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const begin = (name: string, count: number): ChildProcess => spawn(process.execPath, [PROGRAM, folder, name, `${count}`], { stdio: ['ignore', 'pipe', 'inherit'] });

  it('are all there, once and whole, when two put the same and different ones at once', async () => {
    const codes = await Promise.all(['a', 'b'].map(async (name) => (await once(begin(name, 100), 'exit'))[0] as number));
    expect(codes).toEqual([0, 0]);
    const names = await readdir(join(folder, 'recipes/HAM'));
    const put = Array.from({ length: 100 }, (_, n) => [`the same ${n}`, `of a ${n}`, `of b ${n}`]).flat();
    expect(new Set(names)).toEqual(new Set(put.map((text) => sha256(Buffer.from(text)))));
    for (const name of names) expect(sha256(await readFile(join(folder, 'recipes/HAM', name)))).toBe(name);
  }, 300_000);

  it('are never half there: one that was killed while it put leaves no object, and the others go on', async () => {
    const killed = begin('killed', 0);
    if (killed.stdout) await once(killed.stdout, 'data');
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const names = await readdir(join(folder, 'review/HAM'));
    expect(names.filter((name) => /^[0-9a-f]{64}$/.test(name))).toEqual([]);
    expect(names).toEqual([expect.stringMatching(/^unfinished\./)]); // it did begin
    const address = await new FolderObjectStore(folder).put('review', 'HAM', Buffer.alloc(2 ** 20, 1));
    expect(await new FolderObjectStore(folder).has(address)).toBe(true);
  }, 300_000);
});
