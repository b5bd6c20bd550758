import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderObjectStore } from './folder-object-store';
import { objectKey } from './object-store';

let folder: string;
let store: FolderObjectStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bw-objects-'));
  store = new FolderObjectStore(folder, 1000);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const photo = Buffer.from('a photo');

describe('B13 objects in a folder', () => {
  it('are found by service, site and hash of their bytes', async () => {
    const address = await store.put('batch-execution', 'HAM', photo);
    expect(address).toEqual({ service: 'batch-execution', site: 'HAM', sha256: 'd4e24d749a4fe2f161af2de913c0402b04e3ae287dafd0f9dbfa4a5c56c69285' });
    expect(Buffer.from(await store.get(address))).toEqual(photo);
    expect(await readFile(join(folder, 'batch-execution', 'HAM', address.sha256))).toEqual(photo);
    expect(await store.has(address)).toBe(true);
    expect(await store.has({ ...address, site: 'CRK' })).toBe(false);
  });

  it('are written once, leave nothing unfinished, and cannot be written over by mistake', async () => {
    const addresses = await Promise.all(Array.from({ length: 10 }, () => store.put('recipes', 'HAM', photo)));
    expect(new Set(addresses.map(({ sha256 }) => sha256)).size).toBe(1);
    expect(await readdir(join(folder, 'recipes', 'HAM'))).toEqual([addresses[0]?.sha256]);
    expect((await stat(join(folder, objectKey(addresses[0] ?? { service: '', site: '', sha256: '' })))).mode & 0o222).toBe(0);
  });

  it('with one changed byte are refused, and mended by putting them again', async () => {
    const address = await store.put('recipes', 'HAM', photo);
    const file = join(folder, objectKey(address));
    await chmod(file, 0o600);
    await writeFile(file, 'a phoTo');
    await expect(store.get(address)).rejects.toMatchObject({ code: 'object-damaged', kind: 'fault', params: { sha256: address.sha256 } });
    await store.put('recipes', 'HAM', photo);
    expect(Buffer.from(await store.get(address))).toEqual(photo);
  });

  it('that are not there, or too large, are refused', async () => {
    await expect(store.get({ service: 'recipes', site: 'HAM', sha256: '0'.repeat(64) })).rejects.toMatchObject({ code: 'object-missing' });
    await expect(store.put('recipes', 'HAM', Buffer.alloc(1001))).rejects.toMatchObject({ code: 'object-too-large', params: { bytes: 1001, largest: 1000 } });
    await expect(store.put('recipes', 'HAM', Buffer.alloc(1000))).resolves.toBeDefined();
  });

  describe('as streams', () => {
    async function* parts(...texts: string[]): AsyncIterable<Uint8Array> {
      for (const text of texts) yield await Promise.resolve(Buffer.from(text));
    }
    const read = async (chunks: AsyncIterable<Uint8Array>): Promise<string> => {
      const all: Uint8Array[] = [];
      for await (const chunk of chunks) all.push(chunk);
      return Buffer.concat(all).toString();
    };

    it('are the same objects, and may be larger than what is held in memory', async () => {
      expect(await store.putStream('batch-execution', 'HAM', parts('a ', 'photo'))).toEqual({ ...(await store.put('batch-execution', 'HAM', photo)), size: 7 });
      const large = await store.putStream('review', 'HAM', parts('x'.repeat(900), 'y'.repeat(900)));
      expect(large.size).toBe(1800);
      expect(await read(store.open(large))).toBe('x'.repeat(900) + 'y'.repeat(900));
      expect(await read(store.open(await store.putStream('review', 'HAM', parts())))).toBe('');
    });

    it('leave nothing behind when they are too large or break off', async () => {
      const small = new FolderObjectStore(folder, 1000, 10);
      await expect(small.putStream('review', 'HAM', parts('12345', '123456'))).rejects.toMatchObject({ code: 'object-too-large', params: { bytes: 11, largest: 10 } });
      await expect(small.putStream('review', 'HAM', (async function* () { yield await Promise.resolve(photo); throw new Error('cut off'); })())).rejects.toThrow('cut off');
      expect(await readdir(join(folder, 'review', 'HAM'))).toEqual([]);
    });

    it('are refused before their last part when a byte was changed, and at once when they are not there', async () => {
      const address = await store.putStream('recipes', 'HAM', parts('a photo'));
      await chmod(join(folder, objectKey(address)), 0o600);
      await writeFile(join(folder, objectKey(address)), 'a phoTo');
      const given: Uint8Array[] = [];
      await expect((async () => { for await (const chunk of store.open(address)) given.push(chunk); })()).rejects.toMatchObject({ code: 'object-damaged' });
      expect(given).toEqual([]);
      await expect(read(store.open({ ...address, sha256: '0'.repeat(64) }))).rejects.toMatchObject({ code: 'object-missing' });
    });
  });

  it.each([
    { service: '../etc', site: 'HAM', sha256: '0'.repeat(64) },
    { service: 'recipes', site: '..', sha256: '0'.repeat(64) },
    { service: 'recipes', site: 'HAM', sha256: '../../passwd' },
    { service: 'recipes', site: 'HAM', sha256: 'A'.repeat(64) },
  ])('cannot be asked for outside their folder: %o', async (address) => {
    await expect(store.get(address)).rejects.toThrow('not an address');
  });
});
