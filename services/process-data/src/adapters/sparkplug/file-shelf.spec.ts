import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileShelf } from './file-shelf';

describe('E6 births outlive the process', () => {
  let folder: string;

  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'births-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('gives back what was put there last, for each connection', async () => {
    const [first, second] = [{ births: [{ bytes: new Uint8Array([1, 255]) }] }, { births: [{ bytes: new Uint8Array([2]) }, { device: 'VB-02', bytes: new Uint8Array() }], outage: { from: 1, until: 2, why: 'connection-lost' } }];
    await new FileShelf(folder).put('mqtt://a G/E', first);
    await new FileShelf(folder).put('mqtt://a G/E', second);
    await new FileShelf(folder).put('mqtt://b G/E', first);
    expect(await new FileShelf(folder).find('mqtt://a G/E')).toEqual(second);
    expect(await new FileShelf(folder).find('mqtt://b G/E')).toEqual(first);
    expect(await new FileShelf(folder).find('mqtt://c G/E')).toBeUndefined();
  });

  it('takes a damaged file for none', async () => {
    const shelf = new FileShelf(folder);
    await shelf.put('a', { births: [] });
    const [name] = await readdir(folder);
    await writeFile(join(folder, name!), '{"births": [');
    expect(await shelf.find('a')).toBeUndefined();
  });
});
