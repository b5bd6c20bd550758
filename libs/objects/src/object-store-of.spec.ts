import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FolderObjectStore } from './folder-object-store';
import { objectStoreOf } from './object-store-of';
import { S3ObjectStore } from './s3-object-store';

const keys = { accessKey: 'mes', secretKey: 'secret' };
const placeOf = (url: string, credentials?: typeof keys): unknown => (objectStoreOf(url, credentials) as unknown as { place: unknown }).place;

describe('B13 the store that an address names', () => {
  it('is a folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bw objects-')); // with a blank, which a URL writes otherwise
    const store = objectStoreOf(pathToFileURL(folder).href);
    expect(store).toBeInstanceOf(FolderObjectStore);
    expect(await new FolderObjectStore(folder).has(await store.put('recipes', 'HAM', Buffer.from('a photo')))).toBe(true);
    await rm(folder, { recursive: true, force: true });
  });

  it('is a bucket, at AWS or elsewhere, with a prefix or without', () => {
    expect(objectStoreOf('s3://plant')).toBeInstanceOf(S3ObjectStore);
    expect(placeOf('s3://plant')).toEqual({ bucket: 'plant', prefix: '', region: 'us-east-1' });
    expect(placeOf('s3://plant/a/b/?endpoint=https://objects.plant.example:9000&region=eu-1', keys)).toEqual({ bucket: 'plant', prefix: 'a/b', region: 'eu-1', endpoint: 'https://objects.plant.example:9000', credentials: keys });
  });

  it.each([
    ['objects', 'it is no URL'],
    ['/var/lib/objects', 'it is no URL'],
    ['https://objects.plant.example/bucket', '"https:" is no kind of store'],
    ['file://var/lib/objects', '"var" stands where a server would'],
    ['file:///', 'the root of the machine'],
    ['file:///objects?region=eu-1', 'neither ? nor #'],
    ['s3://', 'is no name of a bucket'],
    ['s3://Plant_1', 'is no name of a bucket'],
    ['s3://plant:9000/a', 'is no name of a bucket'],
    ['s3://plant/a/%2e%2e%2f', 'the prefix'],
    ['s3://plant?regoin=eu-1', '"regoin" is unknown; there are endpoint and region'],
    ['s3://plant?region=EU 1', 'is no region'],
    ['s3://plant?endpoint=objects.plant.example', 'is no http:// or https:// address'],
    ['s3://plant?endpoint=https://objects.plant.example', 'needs an access key and a secret key'],
  ])('is not guessed: %s', (url, why) => {
    expect(() => objectStoreOf(url)).toThrow(RangeError);
    expect(() => objectStoreOf(url)).toThrow(why);
    expect(() => objectStoreOf(url)).toThrow('Write file:///folder or s3://bucket/prefix');
  });

  it('never holds keys, and a fault does not repeat them', () => {
    expect(() => objectStoreOf('s3://mes:very-secret@plant')).toThrow('keys do not belong into it');
    try {
      objectStoreOf('s3://mes:very-secret@plant');
    } catch (error) {
      expect(String(error)).not.toContain('very-secret');
    }
  });
});
