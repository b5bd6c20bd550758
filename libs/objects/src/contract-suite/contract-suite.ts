import type { ObjectAddress, ObjectStore } from '../object-store';
import { mostHeld, parts, read, zeros } from './streams';

/** What a kind of store brings to the suite: an empty place for each test. */
export interface StoreUnderTest {
  /** A store on the place, as each process has one. */
  store(limits?: { readonly largestBytes?: number; readonly largestStreamed?: number }): ObjectStore;
  /** Changes one byte of an object behind the store's back. */
  damage(address: ObjectAddress): Promise<void>;
  /** Everything that lies at the place, what is unfinished included, as keys. */
  keys(): Promise<string[]>;
  close(): Promise<void>;
}

const photo = Buffer.from('a photo');
const PHOTO = { service: 'batch-execution', site: 'HAM', sha256: 'd4e24d749a4fe2f161af2de913c0402b04e3ae287dafd0f9dbfa4a5c56c69285' };
const ABSENT = { ...PHOTO, sha256: '0'.repeat(64) };
const MIB = 2 ** 20;

/** What every kind of store has to do, run on each of them. */
export function objectsContractSuite(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`B13 objects contract: ${name}`, () => {
    let place: StoreUnderTest;
    let store: ObjectStore;
    beforeEach(async () => {
      place = await make();
      store = place.store();
    }, 600_000); // a server may have to be built first
    afterEach(() => place.close());

    it('keeps bytes under service, site and hash, and gives them back', async () => {
      expect(await store.put('batch-execution', 'HAM', photo)).toEqual(PHOTO);
      expect(await place.keys()).toEqual([`batch-execution/HAM/${PHOTO.sha256}`]);
      expect(Buffer.from(await store.get(PHOTO))).toEqual(photo);
      expect(await read(store.open(PHOTO))).toBe('a photo');
      expect([await store.has(PHOTO), await store.has({ ...PHOTO, site: 'CRK' }), await store.has(ABSENT)]).toEqual([true, false, false]);
    });

    it('gives another process, and the same after it began anew, what one has put', async () => {
      const address = await store.put('recipes', 'HAM', photo);
      expect(Buffer.from(await place.store().get(address))).toEqual(photo);
    });

    it('keeps the same bytes once, however often and by however many they are put at once', async () => {
      const stores = [store, place.store(), place.store()];
      const addresses = await Promise.all(Array.from({ length: 12 }, (_, n) => (n % 2 ? stores[n % 3] ?? store : store).put('recipes', 'HAM', photo)));
      const streamed = await Promise.all(Array.from({ length: 4 }, () => store.putStream('recipes', 'HAM', parts('a ', 'photo'))));
      expect(new Set([...addresses, ...streamed].map(({ sha256 }) => sha256))).toEqual(new Set([PHOTO.sha256]));
      expect(await place.keys()).toEqual([`recipes/HAM/${PHOTO.sha256}`]);
      expect(await read(store.open({ ...PHOTO, service: 'recipes' }))).toBe('a photo');
    });

    it('refuses bytes of which one has changed, before the last part of a stream, and mends them when they are put again', async () => {
      for (const mend of [() => store.put('recipes', 'HAM', photo), () => store.putStream('recipes', 'HAM', parts('a photo'))]) {
        const address = await store.put('recipes', 'HAM', photo);
        await place.damage(address);
        await expect(store.get(address)).rejects.toMatchObject({ code: 'object-damaged', kind: 'fault', params: { sha256: PHOTO.sha256 } });
        const given: Uint8Array[] = [];
        await expect((async () => { for await (const part of store.open(address)) given.push(part); })()).rejects.toMatchObject({ code: 'object-damaged' });
        expect(given).toEqual([]);
        await mend();
        expect(Buffer.from(await store.get(address))).toEqual(photo);
      }
    });

    it('refuses what is not there, and what is too large', async () => {
      await expect(store.get(ABSENT)).rejects.toMatchObject({ code: 'object-missing', kind: 'user' });
      await expect(read(store.open(ABSENT))).rejects.toMatchObject({ code: 'object-missing' });
      const small = place.store({ largestBytes: 1000, largestStreamed: 2000 });
      await expect(small.put('recipes', 'HAM', Buffer.alloc(1001))).rejects.toMatchObject({ code: 'object-too-large', params: { bytes: 1001, largest: 1000 } });
      await expect(small.putStream('recipes', 'HAM', parts('x'.repeat(1500), 'y'.repeat(501)))).rejects.toMatchObject({ code: 'object-too-large', params: { bytes: 2001, largest: 2000 } });
      expect(await place.keys()).toEqual([]);
      await small.put('recipes', 'HAM', Buffer.alloc(1000));
      expect(await small.putStream('recipes', 'HAM', parts('x'.repeat(1500), 'y'.repeat(500)))).toMatchObject({ size: 2000 });
    });

    it('keeps nothing of a stream whose source fails', async () => {
      const failing = async function* (): AsyncIterable<Uint8Array> {
        yield* zeros(12);
        throw new Error('cut off');
      };
      await expect(store.putStream('review', 'HAM', failing())).rejects.toThrow('cut off');
      expect(await place.keys()).toEqual([]);
    });

    it('takes streams of nothing, of many small parts, and gives the same back', async () => {
      expect(await read(store.open(await store.putStream('review', 'HAM', parts())))).toBe('');
      const many = Array.from({ length: 5000 }, (_, n) => `${n},`);
      const address = await store.putStream('review', 'HAM', parts(...many));
      expect(address).toEqual({ ...(await store.put('review', 'HAM', Buffer.from(many.join('')))), size: many.join('').length });
      expect(await read(store.open(address))).toBe(many.join(''));
    });

    it('never holds all of a stream: 64 MiB through less than 24 MiB', async () => {
      let address = ABSENT;
      expect(await mostHeld(async (look) => { address = await store.putStream('review', 'HAM', zeros(64, look)); })).toBeLessThan(24 * MIB);
      let [size, looked] = [0, 0];
      const reading = async (look: () => void): Promise<void> => {
        for await (const part of store.open(address)) {
          size += part.byteLength;
          for (; looked * MIB < size; looked += 1) look();
        }
      };
      expect(await mostHeld(reading)).toBeLessThan(24 * MIB);
      expect(size).toBe(64 * MIB);
    }, 300_000);

    it.each([
      { ...PHOTO, service: '../etc' },
      { ...PHOTO, site: '..' },
      { ...PHOTO, sha256: '../../passwd' },
      { ...PHOTO, sha256: 'A'.repeat(64) },
    ])('cannot be asked for outside its place: %o', async (address) => {
      await expect(store.get(address)).rejects.toThrow('not an address');
      await expect(store.has(address)).rejects.toThrow('not an address');
      await expect(read(store.open(address))).rejects.toThrow('not an address');
    });
  });
}
