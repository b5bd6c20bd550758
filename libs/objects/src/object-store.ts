/** Where an object is: the service that owns it, the site, the SHA-256 of its bytes (hex). Key: `<service>/<site>/<sha256>`. */
export interface ObjectAddress {
  readonly service: string;
  readonly site: string;
  readonly sha256: string;
}

/** Content-addressed store for photos, recipes, packages: everything over 256 KiB. Nothing in it ever changes. */
export interface ObjectStore {
  /**
   * Keeps bytes and says where. Durable when it resolves; the same bytes again are no second object. Only the owner writes, before
   * the record that names the object. Fails with `object-too-large`.
   */
  put(service: string, site: string, bytes: Uint8Array): Promise<ObjectAddress>;
  /**
   * As `put`, for bytes that nobody holds all at once; they are written as they come. Fails with `object-too-large` over `LARGEST_STREAMED_BYTES`, and then,
   * or when the source fails, nothing is kept.
   */
  putStream(service: string, site: string, chunks: AsyncIterable<Uint8Array>): Promise<ObjectAddress & { readonly size: number }>;
  /** The bytes as they are read, never all at once; their hash is checked before the last part is given. Fails as `get`. */
  open(address: ObjectAddress): AsyncIterable<Uint8Array>;
  /** The bytes, checked against their hash. Fails with `object-missing`, or the fault `object-damaged`. */
  get(address: ObjectAddress): Promise<Uint8Array>;
  /** True when it is there (its bytes are not read). */
  has(address: ObjectAddress): Promise<boolean>;
}

/** Largest object that is held in memory: 64 MiB. A photo of a tablet has 3–12 MiB. */
export const LARGEST_OBJECT_BYTES = 64 * 1024 * 1024;

/** Largest object that is streamed: 2 GiB less one byte, the release package with every photo of a long campaign; it is what a verifier can hold. */
export const LARGEST_STREAMED_BYTES = 2 ** 31 - 1;

/** Above this, what a message or a record would hold goes into the store and only its hash travels: 256 KiB. */
export const LARGEST_INLINE_BYTES = 256 * 1024;

/** Key of an object, the same in every kind of store. Throws for parts that could leave their place. */
export function objectKey({ service, site, sha256 }: ObjectAddress): string {
  if (!/^[a-z][a-z0-9-]*$/.test(service) || !/^[A-Z0-9][A-Z0-9_-]*$/i.test(site) || !/^[0-9a-f]{64}$/.test(sha256)) {
    throw new RangeError(`not an address of an object: ${JSON.stringify({ service, site, sha256 })}`);
  }
  return `${service}/${site}/${sha256}`;
}
